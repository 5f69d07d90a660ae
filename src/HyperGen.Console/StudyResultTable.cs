using HyperGen.Terminal;
using Spectre.Console;

namespace HyperGen;

/// <summary>Writes the result of a study for a person to read.</summary>
public static class StudyResultTable
{
    /// <summary>
    /// Writes what the study was, the default config against the best one, hints, and the most frequent reasons of failure to the
    /// standard output.
    /// </summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="result">The result.</param>
    public static void WriteTable<T>(this StudyResult<T> result)
        where T : ISearchSpace<T> => result.WriteTable(AnsiConsole.Console);

    /// <summary>
    /// Writes what the study was, the default config against the best one, hints, and the most frequent reasons of failure.
    /// </summary>
    /// <typeparam name="T">The config type.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="console">Where to write.</param>
    public static void WriteTable<T>(this StudyResult<T> result, IAnsiConsole console)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(console);
        ResultSummary summary = Summary(result);
        console.WriteLine(ResultText.Heading(summary));
        if (summary.Best is not null) console.Write(ResultGrid.Of(summary));
        foreach (string line in ResultText.Remarks(summary)) console.WriteLine(line);
    }

    private static ResultSummary Summary<T>(StudyResult<T> result)
        where T : ISearchSpace<T>
    {
        SearchSpace space = T.SearchSpace;
        double[]? best = null;
        if (result.HasBest)
        {
            best = new double[space.Count];
            T.Encode(result.Best.Config, best);
        }

        List<string> errors = [];
        for (int i = 0; i < result.Trials.Count && errors.Count < result.Failed; i++)
        {
            if (result.Trials[i].Error is { } error) errors.Add(error);
        }

        return new ResultSummary
        {
            Study = result.Name,
            Direction = result.Direction,
            Seed = result.Seed,
            Sampler = result.Sampler,
            StoppedBecause = result.StoppedBecause,
            Trials = result.Trials.Count,
            Failed = result.Failed,
            Pruned = result.Pruned,
            OutOfSpace = result.OutOfSpace,
            Space = space,
            Default = space.HasDefault ? space.Default.ToArray() : null,
            DefaultValue = result.Baseline?.Value,
            Best = best,
            BestValue = result.HasBest ? result.Best.Value : double.NaN,
            BestTrial = result.HasBest ? result.Best.Number : null,
            Hints = result.Hints,
            Errors = errors,
        };
    }
}
