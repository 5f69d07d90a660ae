namespace HyperGen.Generator.Model;

/// <summary>A range of numbers.</summary>
internal sealed record NumberDomainSpec : DomainSpec
{
    /// <summary>The runtime type of the handle: <c>FloatParameter</c> or <c>IntParameter</c>.</summary>
    public required string Handle { get; init; }

    /// <summary>Method and arguments after the name that add the parameter to a builder.</summary>
    public required string Adder { get; init; }

    public required string AdderArguments { get; init; }

    /// <summary>Draws the numeric value from <c>rng</c>.</summary>
    public required string Draw { get; init; }

    /// <summary>A constant that <see cref="Draw"/> or <see cref="ToNumber"/> refer to as <c>CountN</c>, or null.</summary>
    public required string? GridCount { get; init; }

    /// <summary>From the numeric value <c>{0}</c> to the property's.</summary>
    public required string FromNumber { get; init; }

    /// <summary>From the property's value <c>{0}</c> to the numeric one.</summary>
    public required string ToNumber { get; init; }
}
