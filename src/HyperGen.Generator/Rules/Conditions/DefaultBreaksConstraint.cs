using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4009: the study starts from the default config.</summary>
internal sealed class DefaultBreaksConstraint() : MemberRule(Describe.Hint(
    "HG4009",
    "The default config breaks a constraint",
    "The default config breaks the constraint '{0}', which gives {1}; the study has no baseline"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Constraint is null || member.Property is null) return;
        object? value = new DefaultEvaluator(space, context.Cancellation).Evaluate(member.Property);
        if (value is false or > 0.0) context.Report(Descriptor, member.Location, member.Name, Show.Value(value));
    }
}
