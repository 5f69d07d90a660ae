namespace HyperGen.Generator.Declarations;

/// <summary>An <c>[Expandable]</c> on a member, its limits read for the member's type.</summary>
internal sealed class ExpandableUse
{
    public ExpandableUse(AttributeUse attribute, PropertyType type)
    {
        Attribute = attribute;
        Low = BoundReader.Read(attribute.Positional(0), type, attribute.Location);
        High = BoundReader.Read(attribute.Positional(1), type, attribute.Location);
    }

    public AttributeUse Attribute { get; }

    /// <summary>How far down the lower bound may move.</summary>
    public Bound Low { get; }

    /// <summary>How far up the upper bound may move.</summary>
    public Bound High { get; }

    /// <summary>Whether both limits were read without a problem.</summary>
    public bool IsReadable => Low.Problem == BoundProblem.None && High.Problem == BoundProblem.None;
}
