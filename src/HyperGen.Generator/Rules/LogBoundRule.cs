using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>The logarithm needs a positive lower bound, an integer at least 1.</summary>
internal sealed class LogBoundRule : Rule
{
    private static readonly DiagnosticDescriptor NotPositive = Descriptor.Error(
        "HG2001", "A log range must be positive", "The lower bound {0} of the log range of '{1}' must be positive{2}");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [NotPositive];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Searched.Where(member => member.Type.IsRangeable))
        {
            foreach (RangeUse range in member.Ranges)
            {
                if (range.IsLog && range.Low.Problem == BoundProblem.None && range.Low.Number <= 0)
                    context.Report(NotPositive, range.Low.Location, range.Low.Text, member.Name, member.Type.IsInteger ? " (at least 1)" : "");
            }
        }
    }
}
