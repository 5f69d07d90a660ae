namespace HyperGen.Termination;

/// <summary>
/// The numbers of finished trials at which a model is asked: all up to a hundred, then each a twentieth above the one before, as fits
/// become dear. A function of the count alone.
/// </summary>
internal static class CheckSchedule
{
    private const int EveryTrialUntil = 100;
    private const int Growth = 20;

    /// <summary>The last scheduled count up to <paramref name="count"/>.</summary>
    public static int UpTo(int count)
    {
        if (count <= EveryTrialUntil) return count;
        int scheduled = EveryTrialUntil;
        for (int next = scheduled; next <= count; next += next / Growth) scheduled = next;
        return scheduled;
    }
}
