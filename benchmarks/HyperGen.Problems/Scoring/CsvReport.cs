namespace HyperGen.Problems.Scoring;

/// <summary>Scores as comma-separated values, one row per run and fraction of the budget.</summary>
public static class CsvReport
{
    /// <summary>The first row.</summary>
    public static void WriteHeader(TextWriter output) => output.WriteLine("problem,method,seed,fraction,best,final,auc");

    /// <summary>One row per score.</summary>
    public static void WriteScores(TextWriter output, IEnumerable<Score> scores, double fraction)
    {
        foreach (Score score in scores)
            output.WriteLine(FormattableString.Invariant(
                $"{score.Problem},{score.Method},{score.Seed},{fraction},{score.Best:R},{score.Final:R},{score.Area:R}"));
    }
}
