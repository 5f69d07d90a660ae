namespace HyperGen.Termination;

/// <summary>
/// The numbers of finished trials at which a model is asked: all at first, then every fifth, as fits become dear. A function of the count
/// alone.
/// </summary>
internal static class CheckSchedule
{
    private const int EveryTrialUntil = 100;
    private const int Interval = 5;

    /// <summary>The last scheduled count up to <paramref name="count"/>.</summary>
    public static int UpTo(int count) => count <= EveryTrialUntil ? count : count - (count % Interval);
}
