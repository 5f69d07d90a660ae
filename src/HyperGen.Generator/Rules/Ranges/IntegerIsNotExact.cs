using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1012: points are doubles, which hold integers up to 2^53.</summary>
internal sealed class IntegerIsNotExact() : RangeRule(Describe.Error(
    "HG1012",
    "An integer range is too wide",
    "{0} lies beyond 2^53, up to which '{1}' can be searched exactly"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Low.Problem == BoundProblem.BeyondExact)
            context.Report(Descriptor, range.Low.Location, Show.Bound(range.Low), member.Name);
        if (range.High.Problem == BoundProblem.BeyondExact)
            context.Report(Descriptor, range.High.Location, Show.Bound(range.High), member.Name);
    }
}
