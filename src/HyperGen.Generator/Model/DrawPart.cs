namespace HyperGen.Generator.Model;

/// <summary>What a step of sampling draws.</summary>
internal enum DrawPart
{
    /// <summary>A number: a value, a choice's index.</summary>
    Number,

    /// <summary>A nested config.</summary>
    Nested,

    /// <summary>The alternative that an already drawn index names.</summary>
    Alternative,
}
