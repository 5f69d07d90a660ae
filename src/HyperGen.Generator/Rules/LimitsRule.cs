using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule about <c>[Expandable]</c> on ranges whose bounds are in order.</summary>
internal abstract class LimitsRule : MemberRule
{
    protected LimitsRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    protected sealed override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!member.Type.IsRangeable || member.DomainCount != 1) return;
        if (member is { Limits: { } limits, Range: { IsReadable: true } range } && Scalars.Compare(range.Low.Typed, range.High.Typed) < 0)
            Check(limits, range, member, context);
    }

    protected abstract void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context);
}
