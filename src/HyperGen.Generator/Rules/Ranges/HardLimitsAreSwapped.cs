using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1025: the lower limit comes first.</summary>
internal sealed class HardLimitsAreSwapped() : LimitsRule(Describe.Error(
    "HG1025",
    "Hard limits are swapped",
    "The lower limit {0} lies above the upper limit {1} of '{2}'; swap them"))
{
    /// <summary>Whether the lower limit lies above the upper one.</summary>
    public static bool Are(ExpandableUse limits) => Scalars.Compare(limits.Low.Typed, limits.High.Typed) > 0;

    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (Are(limits))
            context.Report(Descriptor, limits.Attribute.Location, Show.Bound(limits.Low), Show.Bound(limits.High), member.Name);
    }
}
