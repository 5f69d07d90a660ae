using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1029: bounds move by whole steps.</summary>
internal sealed class HardLimitIsOffGrid() : LimitsRule(Describe.Hint(
    "HG1029",
    "A hard limit lies between two steps",
    "The limit {0} of '{1}' lies between two steps of {2}; its bound moves to {3} at most"))
{
    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (!Grid.IsMeaningful(range) || range.Step?.Typed is not long step) return;
        Check(limits.Low, -1, range.Low.Typed);
        Check(limits.High, 1, Grid.Last(range));

        void Check(Bound limit, int side, object? bound)
        {
            if (limit.Typed is not long value || bound is not long end || (value - end) * side <= 0 || (value - end) % step == 0) return;
            long last = end + ((value - end) / step * step);
            context.Report(
                Descriptor,
                limit.Location,
                Repair.With(Scalars.Argument(last, limit)),
                Show.Bound(limit),
                member.Name,
                Show.Bound(range.Step),
                Show.Value(last));
        }
    }
}
