using HyperGen.Studies;

namespace HyperGen;

/// <summary>An earlier study from which a new one starts: its best config is tried first.</summary>
/// <remarks>
/// The earlier study may have had another space. Values are found by the names of the parameters, former names included; numbers outside of
/// their range are moved to its nearest value, parameters that are gone are dropped, and new ones take their default.
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
        return new FinishedStudy(result.Name, result.Direction, result.History);
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

    /// <summary>The values of the best complete trial by parameter; <see langword="null"/> when none completed.</summary>
    /// <exception cref="StudyConflictException">Another direction than the given one made it the best.</exception>
    /// <exception cref="StudyStorageException">The study cannot be read.</exception>
    internal abstract ValueTask<IReadOnlyList<KeyValuePair<string, Spaces.StoredValue>>?> BestAsync(
        StudyDirection direction, CancellationToken cancellationToken);

    private protected static void RequireDirection(string study, StudyDirection? stored, StudyDirection direction)
    {
        if (stored == direction) return;
        string found = stored is { } other ? $"is to {other}" : "has several objectives, or one without a direction";
        throw new StudyConflictException(
            $"The study '{study}' {found} and the new one is to {direction}; a warm start needs one objective and the same direction.");
    }
}
