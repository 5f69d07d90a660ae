using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1026: what may ever be tried is a value of the property.</summary>
internal sealed class HardLimitIsNotOfType() : LimitsRule(Describe.Error(
    "HG1026",
    "A hard limit is not a value of the property's type",
    "The limit {0} of '{1}' {2}"))
{
    protected override void Check(ExpandableUse limits, RangeUse range, MemberDeclaration member, RuleContext context)
    {
        Check(limits.Low);
        Check(limits.High);

        void Check(Bound limit)
        {
            if (Problem(limit.Problem, member.Type) is { } problem)
                context.Report(Descriptor, limit.Location, Show.Bound(limit), member.Name, problem);
        }
    }

    private static string? Problem(BoundProblem problem, PropertyType type) => problem switch
    {
        BoundProblem.None or BoundProblem.Erroneous => null,
        BoundProblem.NotFinite => "is not finite",
        BoundProblem.BeyondExact => "lies beyond 2^53, up to which integers can be searched exactly",
        _ => $"is not a value of '{Show.Type(type.Underlying)}'",
    };
}
