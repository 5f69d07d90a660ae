using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule about <c>[When]</c>.</summary>
internal abstract class ConditionRule : MemberRule
{
    protected ConditionRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    protected sealed override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach (WhenUse condition in member.Conditions) Check(condition, member, space, context);
    }

    protected abstract void Check(WhenUse condition, MemberDeclaration member, SpaceDeclaration space, RuleContext context);
}
