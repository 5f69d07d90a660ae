using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1010: the upper bound is never tried.</summary>
internal sealed class StepDoesNotDivideRange() : RangeRule(Describe.Hint(
    "HG1010",
    "A step does not divide its range",
    "The step {0} does not divide [{1}, {2}]; the last value of '{3}' is {4}"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (!Grid.IsMeaningful(range) || Grid.Count(range) == 1 || Grid.Last(range) is not { } last
            || Scalars.Compare(last, range.High.Typed) is 0 or null)
        {
            return;
        }
        context.Report(
            Descriptor,
            range.Step!.Location,
            Repair.With(Scalars.Argument(last, range.High)),
            Show.Bound(range.Step),
            Show.Bound(range.Low),
            Show.Bound(range.High),
            member.Name,
            Show.Value(last));
    }
}
