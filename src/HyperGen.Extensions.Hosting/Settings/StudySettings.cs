using System.Globalization;

namespace HyperGen.Settings;

/// <summary>What can be set in a study's configuration section, in the order in which error messages list it.</summary>
internal static class StudySettings
{
    private static readonly Dictionary<string, ISampler> Sampling = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Auto"] = Samplers.Auto(),
        ["Bayesian"] = Samplers.Bayesian(),
        ["CmaEs"] = Samplers.CmaEs(),
        ["Grid"] = Samplers.Grid(),
        ["QuasiRandom"] = Samplers.QuasiRandom(),
        ["Random"] = Samplers.Random(),
        ["Tpe"] = Samplers.Tpe(),
    };

    private static readonly Dictionary<string, IPruner?> Pruning = new(StringComparer.OrdinalIgnoreCase)
    {
        ["None"] = null,
        ["Median"] = Pruners.Median(),
    };

    private static readonly Dictionary<string, ITerminator?> Terminating = new(StringComparer.OrdinalIgnoreCase)
    {
        ["None"] = null,
        ["RegretBound"] = Terminators.RegretBound(),
        ["ExpectedImprovement"] = Terminators.ExpectedImprovement(),
        ["Stagnation"] = Terminators.Stagnation(),
    };

    private static readonly Dictionary<string, Baseline> Baselines = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(Baseline.RunFirst)] = Baseline.RunFirst,
        [nameof(Baseline.Skip)] = Baseline.Skip,
    };

    public static IReadOnlyList<StudySetting> All { get; } =
    [
        StudySetting.Of<string>(nameof(StudyOptions.Name), "a text", TryText, (options, value) => options with { Name = value }),
        StudySetting.Count(nameof(StudyOptions.Trials), (options, value) => options with { Trials = value }),
        StudySetting.Duration(nameof(StudyOptions.Timeout), (options, value) => options with { Timeout = value }),
        StudySetting.Of<double>(
            nameof(StudyOptions.Target), "a number, for example 0.99", TryNumber, (options, value) => options with { Target = value }),
        StudySetting.Count(nameof(StudyOptions.Patience), (options, value) => options with { Patience = value }),
        StudySetting.Choice(nameof(StudyOptions.Terminator), Terminating, (options, value) => options with { Terminator = value }),
        StudySetting.Count(nameof(StudyOptions.Parallelism), (options, value) => options with { Parallelism = value }),
        StudySetting.Count(nameof(StudyOptions.DeterministicWindow), (options, value) => options with { DeterministicWindow = value }),
        StudySetting.Of<ulong>(
            nameof(StudyOptions.Seed), "a whole number of at least 0", TrySeed, (options, value) => options with { Seed = value }),
        StudySetting.Choice(nameof(StudyOptions.Sampler), Sampling, (options, value) => options with { Sampler = value }),
        StudySetting.Choice(nameof(StudyOptions.Pruner), Pruning, (options, value) => options with { Pruner = value }),
        StudySetting.Choice(nameof(StudyOptions.Baseline), Baselines, (options, value) => options with { Baseline = value }),
        StudySetting.Duration(nameof(StudyOptions.TrialTimeout), (options, value) => options with { TrialTimeout = value }),
        StudySetting.Duration(nameof(StudyOptions.CancellationGrace), (options, value) => options with { CancellationGrace = value }),
        StudySetting.Duration(nameof(StudyOptions.ReportInterval), (options, value) => options with { ReportInterval = value }),
        StudySetting.Duration(nameof(StudyOptions.StorageTimeout), (options, value) => options with { StorageTimeout = value }),
        StudySetting.Count(nameof(StudyOptions.MaxFailuresInARow), (options, value) => options with { MaxFailuresInARow = value }),
        new StudySetting(nameof(HostedStudyOptions.StaleAfter), StudySetting.DurationMend, TryStaleAfter),
    ];

    private static bool TryText(string text, out string value)
    {
        value = text;
        return true;
    }

    // Without the separators of thousands that would make 5 of 0,5.
    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TrySeed(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryStaleAfter(HostedStudyOptions options, string text)
    {
        if (!StudySetting.TryDuration(text, out TimeSpan time)) return false;
        options.StaleAfter = time;
        return true;
    }
}
