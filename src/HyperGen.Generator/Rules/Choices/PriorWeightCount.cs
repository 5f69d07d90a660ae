using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3015: every choice has one weight.</summary>
internal sealed class PriorWeightCount() : PriorRule(Describe.Error(
    "HG3015",
    "A prior has more or fewer weights than there are choices",
    "The prior of '{0}' has {1} weights and the property {2} choices; give each choice one weight"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Choice is not { } choice || !Domain.CanCarry(choice, member.Type) || prior.Centre is not null) return;
        if (prior.Weights is { IsErroneous: true } || Domain.Choices(choice, member.Type) is not { } choices) return;
        int weights = prior.WeightNumbers.Length;
        if (weights != choices.Count)
            context.Report(Descriptor, prior.Weights?.Location ?? prior.Attribute.Location, member.Name, weights, choices.Count);
    }
}
