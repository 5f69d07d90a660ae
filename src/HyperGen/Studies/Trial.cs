using HyperGen.Studies;

namespace HyperGen;

/// <summary>A trial that was asked for: a config to evaluate.</summary>
/// <typeparam name="T">The config type.</typeparam>
public sealed class Trial<T>
    where T : ISearchSpace<T>
{
    private readonly Study<T> _study;

    internal Trial(Study<T> study, LiveTrial live)
    {
        (_study, Live) = (study, live);
        Config = T.Decode(live.Point);
    }

    /// <summary>The trial's number, from 0 on.</summary>
    public int Number => Live.Number;

    /// <summary>The config to evaluate.</summary>
    public T Config { get; }

    internal LiveTrial Live { get; }

    internal Study<T> Study => _study;

    /// <summary>
    /// Records an intermediate value, for example the accuracy after an epoch. A second report of a step replaces the first.
    /// </summary>
    /// <param name="step">The step, at least 0, increasing through the trial.</param>
    /// <param name="value">The value; NaN and infinities are recorded as such.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <remarks>
    /// Returns at once: a storage gets it in the background, see <see cref="StudyOptions.ReportInterval"/>. Ignored once the trial is told:
    /// a finished trial never changes.
    /// </remarks>
    public void Report(int step, double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        _study.Engine.Report(Live, step, value);
    }

    /// <summary>
    /// Whether the pruner advises to stop, given what was reported so far. An objective that stops and returns its last value is recorded
    /// as
    /// pruned; no exception is needed. False without <see cref="StudyOptions.Pruner"/> and before the first report.
    /// </summary>
    public bool ShouldPrune => _study.Engine.ShouldPrune(Live);

    /// <inheritdoc/>
    public override string ToString() => $"trial {Number}: {Config}";
}
