namespace HyperGen;

/// <summary>What the numbers of a parameter stand for, so that they can be written as a configuration file has them.</summary>
public enum NumberForm
{
    /// <summary>Themselves.</summary>
    Number,

    /// <summary>A <see cref="System.TimeSpan"/>, in seconds.</summary>
    TimeSpan,

    /// <summary>A <see cref="char"/>, by its UTF-16 code.</summary>
    Character,
}
