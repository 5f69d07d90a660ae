using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1005: values cannot be spread up to infinity.</summary>
internal sealed class BoundIsNotFinite() : RangeRule(Describe.Error(
    "HG1005",
    "A bound is not a finite number",
    "The bound of '{0}' is {1}; write the most extreme value worth trying"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Low.Problem == BoundProblem.NotFinite) context.Report(Descriptor, range.Low.Location, member.Name, Show.Bound(range.Low));
        if (range.High.Problem == BoundProblem.NotFinite)
            context.Report(Descriptor, range.High.Location, member.Name, Show.Bound(range.High));
    }
}
