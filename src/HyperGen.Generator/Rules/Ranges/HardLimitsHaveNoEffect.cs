using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1028: limits on both bounds let neither move.</summary>
internal sealed class HardLimitsHaveNoEffect() : LimitsRule(Describe.Warning(
    "HG1028",
    "Hard limits have no effect",
    "The limits of '{0}' are its bounds [{1}, {2}]; neither can move"))
{
    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (Scalars.Compare(limits.Low.Typed, range.Low.Typed) == 0 && Scalars.Compare(limits.High.Typed, range.High.Typed) == 0)
            context.Report(Descriptor, limits.Attribute.Location, member.Name, Show.Bound(range.Low), Show.Bound(range.High));
    }
}
