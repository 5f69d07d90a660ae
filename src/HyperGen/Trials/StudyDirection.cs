namespace HyperGen;

/// <summary>Which objective values are better. The numbers are those of the stored form.</summary>
public enum StudyDirection
{
    /// <summary>Smaller values are better.</summary>
    Minimize = 1,

    /// <summary>Larger values are better.</summary>
    Maximize = 2,
}
