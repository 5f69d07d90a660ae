using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>What a study takes over from earlier ones: read once, kept with the study, mapped into its space at every opening.</summary>
internal static class EarlierStudies
{
    private const int Most = 5;

    /// <summary>
    /// What a study took over, which is part of it: read from the earlier studies by whoever opens it first, and the same for all who open
    /// it later.
    /// </summary>
    /// <exception cref="StudyConflictException">An earlier study has another direction.</exception>
    /// <exception cref="StudyStorageException">An earlier study, or what was taken over, cannot be read.</exception>
    public static async ValueTask<SourceStudy[]> OfAsync(
        StudyOptions options, StudyState state, IStudyRecorder recorder, CancellationToken cancellationToken)
    {
        if (state is { Created: 0, Sources: null } && options.WarmStart.Count > 0 && options.Trials != 0)
        {
            string sources = SourceText.Write(await ReadAsync(options, cancellationToken).ConfigureAwait(false));
            await recorder.WarmStartAsync(sources, cancellationToken).ConfigureAwait(false);
        }

        return state.Sources is { } taken ? [.. SourceText.Read(taken)] : [];
    }

    /// <summary>
    /// The trials that have a meaning in a space, without those of studies that have one alone: a single trial says nothing of what makes
    /// it good.
    /// </summary>
    public static IReadOnlyList<EarlierStudy> In(SearchSpace space, StudyDirection direction, IReadOnlyList<SourceStudy> sources)
    {
        PointMapper mapper = new(space);
        List<EarlierStudy> studies = [];
        foreach (SourceStudy source in sources)
        {
            TrialHistory trials = new(space, direction);
            foreach (SourceTrial trial in source.Trials)
            {
                if (mapper.MapWithin(trial.Values) is { } point) trials.Finish(trials.Count, point, trial.State, trial.Value);
            }

            if (trials.Count > 1) studies.Add(new EarlierStudy(source.Name, trials));
        }

        return studies;
    }

    // The trials of the first five, and the best one of each other.
    private static async ValueTask<IReadOnlyList<SourceStudy>> ReadAsync(StudyOptions options, CancellationToken cancellationToken)
    {
        List<SourceStudy> sources = [];
        foreach (WarmStart earlier in options.WarmStart)
        {
            SourceStudy source = await earlier.ReadAsync(options.Direction, cancellationToken).ConfigureAwait(false);
            sources.Add(sources.Count < Most ? source.Condensed(options.Direction) : source.WithBestAlone(options.Direction));
        }

        return sources;
    }
}
