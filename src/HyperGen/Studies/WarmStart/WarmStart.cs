using HyperGen.Studies;

namespace HyperGen;

/// <summary>
/// An earlier study from which a new one starts: its best config is tried first, and <see cref="Samplers.Bayesian"/> learns from
/// its trials.
/// </summary>
/// <remarks>
/// <para>The earlier study may have had another space. Values are found by the names of the parameters, former names included; parameters
/// that are gone are dropped, and new ones take their default. For the config that is tried first, numbers outside of their range are moved
/// to its nearest value; no trial outside of a range, or with a choice that is gone, is learned from.</para>
/// <para>It is read once, when the new study is opened for the first time, and what was read is stored with the new study: it may
/// be changed or deleted from then on.</para>
/// </remarks>
public abstract class WarmStart
{
    private protected WarmStart()
    {
    }

    /// <summary>Starts from a study whose result is at hand.</summary>
    /// <typeparam name="T">Its config type, which need not be that of the new study.</typeparam>
    /// <param name="result">The result.</param>
    public static WarmStart From<T>(StudyResult<T> result)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(result);
        return new FinishedStudy(result.Name, result.History);
    }

    /// <summary>Starts from a stored study, whoever made it.</summary>
    /// <param name="storage">Its storage, which is also an <see cref="IStudyCatalog"/>: all that come with HyperGen are.</param>
    /// <param name="study">Its name.</param>
    /// <exception cref="ArgumentException">The storage cannot read a study by its name alone.</exception>
    public static WarmStart From(IStudyStorage storage, string study)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(study);
        return storage is IStudyCatalog catalog
            ? new CataloguedStudy(catalog, study)
            : throw new ArgumentException(
                $"'{storage}' is no {nameof(IStudyCatalog)} and cannot read the study '{study}' by its name; give the study's result " +
                "instead.",
                nameof(storage));
    }

    /// <summary>Starts from trials that were made without a study, for example those of a log kept by hand.</summary>
    /// <typeparam name="T">Their config type, which need not be that of the new study.</typeparam>
    /// <param name="name">A name for them, as for a study.</param>
    /// <param name="direction">Which values are better: that of the new study.</param>
    /// <param name="trials">Configs and their values; NaN or an infinity stands for a failure. Read at once.</param>
    public static WarmStart From<T>(string name, StudyDirection direction, IEnumerable<(T Config, double Value)> trials)
        where T : ISearchSpace<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(trials);
        return KnownTrials.Of(name, direction, trials);
    }

    /// <summary>The same without the other trials: the best config is tried first, and nothing else is learned.</summary>
    public WarmStart BestConfigOnly() => new BestAlone(this);

    /// <summary>The earlier study.</summary>
    /// <exception cref="StudyConflictException">Its values are better in another direction than the given one.</exception>
    /// <exception cref="StudyStorageException">The study cannot be read.</exception>
    internal abstract ValueTask<SourceStudy> ReadAsync(StudyDirection direction, CancellationToken cancellationToken);

    private protected static void RequireDirection(string study, StudyDirection? stored, StudyDirection direction)
    {
        if (stored == direction) return;
        string found = stored is { } other ? $"is to {other}" : "has several objectives, or one without a direction";
        throw new StudyConflictException(
            $"The study '{study}' {found} and the new one is to {direction}; a warm start needs one objective and the same direction.");
    }
}
