using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1015: bounds as text are for decimals and time spans.</summary>
internal sealed class BoundTextIsNotReadable() : RangeRule(Describe.Error(
    "HG1015",
    "The text of a bound cannot be read",
    "{0} cannot be read as a '{1}'{2}"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        Check(range.Low);
        Check(range.High);

        void Check(Bound bound)
        {
            if (bound.Problem == BoundProblem.NotParsable)
                context.Report(Descriptor, bound.Location, Show.Bound(bound), Show.Type(member.Type.Underlying), Mend(member.Type.Kind));
        }
    }

    private static string Mend(ValueKind kind) => kind switch
    {
        ValueKind.Decimal => "; write it with a point, as in \"0.05\"",
        ValueKind.TimeSpan => "; write it as \"hh:mm:ss\"",
        _ => "; write the number itself",
    };
}
