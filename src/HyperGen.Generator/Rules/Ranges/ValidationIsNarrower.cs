using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1014: a searched value must be valid.</summary>
internal sealed class ValidationIsNarrower() : RangeRule(Describe.Warning(
    "HG1014",
    "Validation rejects part of the search range",
    "'{0}' is searched over [{1}, {2}] but validated within [{3}, {4}]; such configs are invalid"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (RangePlaces.AreOrdered(range) != true || member.Property is null
            || Validation.RangeOf(member.Property) is not { ConstructorArguments: [var least, var most] })
        {
            return;
        }
        double low = Scalars.Number(least.Kind == TypedConstantKind.Primitive ? least.Value : null);
        double high = Scalars.Number(most.Kind == TypedConstantKind.Primitive ? most.Value : null);
        if (range.Low.Number < low || range.High.Number > high) Report(RangePlaces.Bounds(range), range.Low, range.High);
        else if (member.Limits is { IsReadable: true } limits && (limits.Low.Number < low || limits.High.Number > high))
            Report(limits.Attribute.Location, limits.Low, limits.High);

        void Report(Location place, Bound from, Bound to) => context.Report(
            Descriptor, place, member.Name, Show.Bound(from), Show.Bound(to), Show.Value(least.Value), Show.Value(most.Value));
    }
}
