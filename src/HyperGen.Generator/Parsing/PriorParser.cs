using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses a <c>[Prior]</c>.</summary>
internal static class PriorParser
{
    /// <summary>The call on a builder; empty without a prior.</summary>
    public static string Parse(MemberDeclaration member) => member.Prior switch
    {
        { Weights: not null } weights => $".Weigh({string.Join(", ", weights.WeightNumbers.Select(Literals.Of))})",
        { Centre: { } centre } prior when member.Range is { } range =>
            $".Near({Literals.Of(range.Step is null ? centre.Number : centre.Written)}, {Width(prior)})",
        _ => "",
    };

    private static string Width(PriorUse prior) =>
        prior.Spread is { } spread ? $"spread: {Literals.Of(spread.Number)}" : $"factor: {Literals.Of(prior.FactorNumber)}";
}
