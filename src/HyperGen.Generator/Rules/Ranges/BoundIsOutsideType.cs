using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1004: the property cannot take every value of the range.</summary>
internal sealed class BoundIsOutsideType() : RangeRule(Describe.Error(
    "HG1004",
    "A bound lies outside the type of the property",
    "{0} lies outside '{1}', which {2} at {3}"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (TypeLimits.Of(member.Type) is not { } limits) return;
        Check(range.Low);
        Check(range.High);

        void Check(Bound bound)
        {
            if (bound.Problem != BoundProblem.OutsideType) return;
            bool isBelow = bound.Written < 0;
            string limit = isBelow ? limits.Low : limits.High;
            context.Report(
                Descriptor,
                bound.Location,
                Repair.With(limit),
                Show.Bound(bound),
                Show.Type(member.Type.Underlying),
                isBelow ? "starts" : "ends",
                limit);
        }
    }
}
