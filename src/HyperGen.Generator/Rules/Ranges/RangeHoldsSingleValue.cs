using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1002: both bounds are one value of the property's type.</summary>
internal sealed class RangeHoldsSingleValue() : RangeRule(Describe.Warning(
    "HG1002",
    "A range holds a single value",
    "The range of '{0}' holds the single value {1}, so there is nothing to search"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Low.Typed is { } low && low.Equals(range.High.Typed))
            context.Report(Descriptor, RangePlaces.Bounds(range), member.Name, Show.Value(low));
    }
}
