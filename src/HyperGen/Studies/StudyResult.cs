using System.Globalization;
using HyperGen.Studies;

namespace HyperGen;

/// <summary>What a study found.</summary>
/// <typeparam name="T">The config type.</typeparam>
/// <remarks>A snapshot: trials told later do not appear in it.</remarks>
public sealed class StudyResult<T>
    where T : ISearchSpace<T>
{
    private readonly string _whyNoBest;
    private readonly FinishedTrial<T>? _best;
    private readonly SearchSpace _space;
    private readonly StudySnapshot _snapshot;
    private IReadOnlyList<string>? _hints;

    internal StudyResult(StudyEngine engine, StudySnapshot snapshot)
    {
        (Name, Seed, StoppedBecause, SpaceDifference, _space) =
            (engine.Name, engine.Seed, engine.StoppedBecause, engine.SpaceDifference, engine.Space);
        Direction = snapshot.History.Direction;
        Sampler = engine.SamplerDescription;
        Termination = engine.Termination;
        TrialList<T> trials = new(snapshot);
        Trials = trials;
        _snapshot = snapshot;
        (Failed, Pruned, OutOfSpace, Adaptations) = (snapshot.Failed, snapshot.Pruned, snapshot.OutOfSpace, snapshot.Adaptations);
        _whyNoBest = FailureSummary.Of(snapshot);
        if (snapshot.History.BestRow < 0) return;
        _best = trials.AtRow(snapshot.History.BestRow);
        Baseline = FindBaseline(trials);
    }

    internal TrialHistory History => _snapshot.History;

    /// <summary>The study's name.</summary>
    public string Name { get; }

    /// <summary>The seed that reproduces the study.</summary>
    public ulong Seed { get; }

    /// <summary>Which objective values are better.</summary>
    public StudyDirection Direction { get; }

    /// <summary>The sampler, and what it decided if it chooses by itself.</summary>
    public string Sampler { get; }

    /// <summary>The finished trials by number. A config is decoded each time its trial is looked at.</summary>
    public IReadOnlyList<FinishedTrial<T>> Trials { get; }

    /// <summary>Number of failed trials.</summary>
    public int Failed { get; }

    /// <summary>Number of pruned trials.</summary>
    public int Pruned { get; }

    /// <summary>Number of finished trials of earlier versions of the space that have no meaning in the current one.</summary>
    public int OutOfSpace { get; }

    /// <summary>How the stored space differed from the one in the code.</summary>
    public SpaceDifference SpaceDifference { get; }

    /// <summary>Why the study stopped.</summary>
    public StopReason StoppedBecause { get; }

    /// <summary>
    /// How the study moved bounds, in order: outwards within <see cref="ExpandableAttribute"/> or <see cref="StudyOptions.HardLimits"/>, or
    /// inwards and back by <see cref="StudyOptions.Refine"/>.
    /// </summary>
    public IReadOnlyList<SpaceAdapted> Adaptations { get; }

    /// <summary>What the terminator of the study found last, or <see langword="null"/> without one or before it could judge.</summary>
    public TerminationCheck? Termination { get; }

    /// <summary>Whether a trial completed.</summary>
    public bool HasBest => _best is not null;

    /// <summary>The best complete trial, the smallest number among equals.</summary>
    /// <exception cref="NoCompletedTrialException">No trial completed; the message tells why.</exception>
    public FinishedTrial<T> Best => _best ?? throw new NoCompletedTrialException(_whyNoBest);

    /// <summary>The trial of the default config, or <see langword="null"/> if it was not run or did not complete.</summary>
    public FinishedTrial<T>? Baseline { get; }

    /// <summary>By how much the best value is better than the baseline's, at least 0; <see langword="null"/> without a baseline.</summary>
    public double? Improvement => Baseline is { } baseline && _best is { } best ? Math.Abs(best.Value - baseline.Value) : null;

    /// <summary>Advice, for example on a range whose bound the best config touches.</summary>
    public IReadOnlyList<string> Hints => _hints ??= BoundHints.Of(_snapshot.History);

    /// <summary>The C# source of the best config, ready to paste back as the new default.</summary>
    /// <exception cref="NoCompletedTrialException">No trial completed.</exception>
    public string ToCSharp() => Best.Config.ToCSharp();

    /// <summary>Writes the best config as a JSON object whose members bind back through <c>IConfiguration</c>.</summary>
    /// <param name="stream">Where to write, as UTF-8.</param>
    /// <remarks>
    /// A nested space is a nested object; what the best config does not search is absent and keeps its default. A polymorphic property is
    /// an object whose <c>$type</c> names the alternative: the binder cannot create it, so choose the type by that name and bind the rest.
    /// </remarks>
    /// <exception cref="NoCompletedTrialException">No trial completed.</exception>
    public void WriteJson(Stream stream)
    {
        double[] point = new double[_space.Count];
        T.Encode(Best.Config, point);
        PointJson.Write(stream, _space, point);
    }

    /// <summary>Writes the trials as comma-separated values; <see cref="StoredStudy.WriteCsv"/> tells the columns.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteCsv(TextWriter writer) => ToStoredStudy().WriteCsv(writer);

    /// <summary>
    /// The finished trials as a neutral record, to be exported or written to an <see cref="IStudyCatalog"/>. Dates and reports are not part
    /// of a result. A study in which trials were still running, or left out because they have no meaning in the space, has gaps in its
    /// numbers and can be exported alone.
    /// </summary>
    public StoredStudy ToStoredStudy() => ResultRecord.Of(Name, Seed, _snapshot);

    /// <inheritdoc/>
    public override string ToString() => HasBest
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}: best {Best.Value} in trial {Best.Number} of {Trials.Count} (seed {Seed})")
        : $"{Name}: {_whyNoBest}";

    private FinishedTrial<T>? FindBaseline(TrialList<T> trials)
    {
        if (!_space.HasDefault) return null;
        double[] point = new double[_space.Count];
        foreach (FinishedTrial<T> trial in trials)
        {
            if (trial.State != TrialState.Complete) continue;
            T.Encode(trial.Config, point);
            if (_space.Default.SequenceEqual(point)) return trial;
            if (trial.Number > 0) break; // the baseline is the first trial of a study, or not there
        }

        return null;
    }
}
