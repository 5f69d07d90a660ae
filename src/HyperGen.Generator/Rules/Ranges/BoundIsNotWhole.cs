using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1003: an integer cannot take a fraction.</summary>
internal sealed class BoundIsNotWhole() : RangeRule(Describe.Error(
    "HG1003",
    "The bound of an integer range is not whole",
    "{0} is not a value of '{1}'; the nearest for '{2}' is {3}"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (range.Low.Problem == BoundProblem.NotInteger) Report(range.Low, Math.Ceiling(range.Low.Written));
        if (range.High.Problem == BoundProblem.NotInteger) Report(range.High, Math.Floor(range.High.Written));

        void Report(Bound bound, double inner) => context.Report(
            Descriptor,
            bound.Location,
            Repair.With(Show.Value(inner)),
            Show.Bound(bound),
            member.Type.DisplayName,
            member.Name,
            Show.Value(inner));
    }
}
