using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>Bounds must be values of the property's type, the lower one not above the upper one.</summary>
internal sealed class BoundOrderRule : Rule
{
    private static readonly DiagnosticDescriptor Order = Descriptor.Error(
        "HG1002", "The lower bound is above the upper bound", "The lower bound {0} of '{1}' is above the upper bound {2}; swap them");

    private static readonly DiagnosticDescriptor Unfit = Descriptor.Error(
        "HG1003", "A bound must be a value of the property's type", "{0} is no bound for '{1}' of type {2}: {3}");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Order, Unfit];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Searched.Where(member => member.Type.IsRangeable))
        {
            foreach (RangeUse range in member.Ranges)
            {
                Fits(range.Low);
                Fits(range.High);
                if (range.IsReadable && range.Low.Number > range.High.Number)
                    context.Report(Order, range.Low.Location, range.Low.Text, member.Name, range.High.Text);
            }

            void Fits(Bound bound)
            {
                if (bound.Problem is not (BoundProblem.None or BoundProblem.Erroneous))
                    context.Report(Unfit, bound.Location, bound.Text, member.Name, member.Type.DisplayName, Reason(bound.Problem));
            }
        }
    }

    private static string Reason(BoundProblem problem) => problem switch
    {
        BoundProblem.NotFinite => "it is not finite",
        BoundProblem.NotInteger => "it is not an integer",
        BoundProblem.OutsideType => "it lies outside the type",
        BoundProblem.BeyondExact => "integers beyond 2^53 have no exact numeric form",
        _ => "it does not parse as one",
    };
}
