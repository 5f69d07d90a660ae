using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4006: a nested type has parameters of its own.</summary>
internal sealed class NestedTypeIsNoSpace() : MemberRule(Describe.Error(
    "HG4006",
    "A nested type is not a search space",
    "'{0}' is [Nested] but its type '{1}' is not a search space; mark it with [SearchSpace]"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Nested is { } nested && member.Type.Kind is not (ValueKind.Space or ValueKind.Erroneous))
            context.Report(Descriptor, nested.Location, member.Name, member.Type.DisplayName);
    }
}
