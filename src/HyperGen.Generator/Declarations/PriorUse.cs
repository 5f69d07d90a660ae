using System.Globalization;

namespace HyperGen.Generator.Declarations;

/// <summary>A <c>[Prior]</c> on a member, its numbers read for the member's type.</summary>
internal sealed class PriorUse
{
    public PriorUse(AttributeUse attribute, PropertyType type)
    {
        Attribute = attribute;
        IsErroneous = attribute.Data.AttributeConstructor is null;
        Centre = attribute.Positional(0) is { IsErroneous: false } centre ? BoundReader.Read(centre, type, attribute.Location) : null;
        Spread = attribute.Named("Spread") is { IsErroneous: false, IsNull: false } spread ? Distance(spread, type) : null;
        Factor = attribute.Named("Factor");
        Weights = attribute.Named("Weights") is { Constant: { Kind: TypedConstantKind.Array, IsNull: false } } weights ? weights : null;
    }

    public AttributeUse Attribute { get; }

    /// <summary>Whether the attribute does not compile (yet).</summary>
    public bool IsErroneous { get; }

    /// <summary>The likeliest value, or <see langword="null"/> without one.</summary>
    public Bound? Centre { get; }

    /// <summary>The distance, or <see langword="null"/> without one.</summary>
    public Bound? Spread { get; }

    /// <summary>The factor, or <see langword="null"/> without one.</summary>
    public ArgumentValue? Factor { get; }

    public double FactorNumber => Factor?.Value is double factor ? factor : double.NaN;

    /// <summary>The list of weights, or <see langword="null"/> without one.</summary>
    public ArgumentValue? Weights { get; }

    public double[] WeightNumbers => Weights is { } list
        ? [.. list.Constant.Values.Select(value => value.Value is double weight ? weight : double.NaN)]
        : [];

    // A distance between integers need not be whole.
    private static Bound Distance(ArgumentValue spread, PropertyType type)
    {
        bool isText = type.Kind is ValueKind.TimeSpan or ValueKind.Decimal || spread.Value is string or bool or char;
        if (isText || spread.Value is not IConvertible number) return BoundReader.ReadStep(spread, type);
        double distance = number.ToDouble(CultureInfo.InvariantCulture);
        bool isFinite = !double.IsNaN(distance) && !double.IsInfinity(distance);
        return new Bound(spread, spread.Location, isFinite ? BoundProblem.None : BoundProblem.NotFinite, distance, distance);
    }
}
