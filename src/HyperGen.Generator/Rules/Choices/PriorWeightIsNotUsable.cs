using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3016: weights are shares.</summary>
internal sealed class PriorWeightIsNotUsable() : PriorRule(Describe.Error(
    "HG3016",
    "A weight of a prior is negative or not finite, or all are zero",
    "The prior of '{0}' has {1}"))
{
    protected override void Check(PriorUse prior, MemberDeclaration member, RuleContext context)
    {
        if (member.Choice is null || prior.Weights is not { IsErroneous: false } list) return;
        double[] weights = prior.WeightNumbers;
        int wrong = Array.FindIndex(weights, weight => !(weight >= 0) || double.IsInfinity(weight));
        if (wrong >= 0)
            Report($"the weight {Show.Value(weights[wrong])}; weights must be finite and at least 0");
        else if (weights.Length > 0 && weights.All(weight => weight == 0))
            Report("no weight above 0; give the likely choices one");

        void Report(string problem) => context.Report(Descriptor, list.Location, member.Name, problem);
    }
}
