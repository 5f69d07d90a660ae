namespace HyperGen;

/// <summary>An earlier study from which a sampler may learn, see <see cref="StudyOptions.WarmStart"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trials">
/// Finished trials of it, at most a hundred, as points of the space of the study that is to learn. Their values are in the units of the
/// earlier study, which may be others: only what is better than what carries over. Taken as they are now: trials that are added to the
/// history later do not count, and none can be added to what <see cref="Trials"/> returns.
/// </param>
public sealed record EarlierStudy(string Name, TrialHistory Trials)
{
    private readonly TrialHistory _trials = (Trials ?? throw new ArgumentNullException(nameof(Trials))).Frozen();

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? throw new ArgumentNullException(nameof(Name)); } =
        Name ?? throw new ArgumentNullException(nameof(Name));

    /// <summary>Finished trials of it, read-only.</summary>
    public TrialHistory Trials
    {
        get => _trials;
        init => _trials = (value ?? throw new ArgumentNullException(nameof(Trials))).Frozen();
    }

    /// <summary>Those of the trials that lie in a space with other bounds.</summary>
    internal EarlierStudy Within(SearchSpace space)
    {
        TrialHistory within = new(space, Trials.Direction);
        double[] point = new double[space.Count];
        for (int row = 0; row < Trials.Count; row++)
        {
            Trials.CopyPoint(row, point);
            if (space.Problem(point) is null) within.Finish(Trials.Numbers[row], point, Trials.States[row], Trials.Values[row]);
        }

        return this with { Trials = within };
    }
}
