namespace HyperGen.Generator.Declarations;

/// <summary>A <c>[Range]</c> or <c>[LogUniform]</c> on a member, its bounds read for the member's type.</summary>
internal sealed class RangeUse
{
    public RangeUse(AttributeUse attribute, PropertyType type)
    {
        (Attribute, Type) = (attribute, type);
        Low = BoundReader.Read(attribute.Positional(0), type, attribute.Location);
        High = BoundReader.Read(attribute.Positional(1), type, attribute.Location);
        Step = attribute.Named("Step") is { IsNull: false } step ? BoundReader.ReadStep(step, type) : null;
        LogArgument = attribute.Named("Log");
        IsLog = attribute.Name == "LogUniform" || LogArgument?.Value is true;
    }

    public AttributeUse Attribute { get; }

    /// <summary>The type of the member.</summary>
    public PropertyType Type { get; }

    public Bound Low { get; }

    public Bound High { get; }

    /// <summary>The step, or <see langword="null"/> without one.</summary>
    public Bound? Step { get; }

    public ArgumentValue? LogArgument { get; }

    public bool IsLog { get; }

    /// <summary>Whether both bounds and the step were read without a problem, so that they can be compared.</summary>
    public bool IsReadable =>
        Low.Problem == BoundProblem.None && High.Problem == BoundProblem.None && Step is not { Problem: not BoundProblem.None };
}
