namespace HyperGen.Terminal;

/// <summary>A way to show progress. Calls never overlap.</summary>
internal interface IProgressView
{
    /// <summary>Shows a state.</summary>
    /// <param name="progress">The latest progress, or <see langword="null"/> before a trial finished.</param>
    /// <param name="since">Time since that progress, or since the opening without one.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    void Draw(StudyProgress? progress, TimeSpan since, bool isLast);
}
