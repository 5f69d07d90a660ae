using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule about <c>[Range]</c> and <c>[LogUniform]</c> on members whose type can carry them.</summary>
internal abstract class RangeRule : MemberRule
{
    protected RangeRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    protected sealed override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!member.Type.IsRangeable) return;
        foreach (RangeUse range in member.Ranges) Check(range, member, context);
    }

    protected abstract void Check(RangeUse range, MemberDeclaration member, RuleContext context);
}
