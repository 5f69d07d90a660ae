namespace HyperGen.Generator.Model;

/// <summary>How a config is created: constructor arguments, then an initialiser.</summary>
internal sealed record CreationSpec
{
    public required EquatableArray<SlotSpec> Arguments { get; init; }

    public required EquatableArray<SlotSpec> Initializers { get; init; }

    /// <summary>What must be given to create a config otherwise left at its defaults: <c>Width: 16</c>.</summary>
    public required EquatableArray<string> TemplateArguments { get; init; }

    /// <summary>The same for required members: <c>Width = 16</c>.</summary>
    public required EquatableArray<string> TemplateInitializers { get; init; }
}
