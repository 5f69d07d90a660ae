namespace HyperGen.Sampling.Tpe;

/// <summary>Weights of trials by age, and the number of trials that count as good (Bergstra 2013; constants of Optuna's and Hyperopt's TPE).</summary>
internal static class TrialWeights
{
    private const int Recent = 25;
    private const int MostGood = 25;

    /// <summary>Number of good ones among <paramref name="count"/> trials: a tenth, rounded up, at most 25.</summary>
    public static int Good(int count) => Math.Min((count + 9) / 10, MostGood);

    /// <summary>Weight of a trial among <paramref name="count"/>: 1 for the last 25, rising evenly from 1/count over the older ones.</summary>
    /// <param name="age">0 for the oldest.</param>
    /// <param name="count">Number of trials.</param>
    public static double OfAge(int age, int count)
    {
        int old = count - Recent;
        if (age >= old) return 1;
        double first = 1.0 / count;
        return old == 1 ? first : first + ((1 - first) * age / (old - 1));
    }
}
