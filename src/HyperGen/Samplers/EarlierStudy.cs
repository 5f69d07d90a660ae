namespace HyperGen;

/// <summary>An earlier study from which a sampler may learn, see <see cref="StudyOptions.WarmStart"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Trials">
/// Finished trials of it, at most a hundred, as points of the space of the study that is to learn. Their values are in the units of the
/// earlier study, which may be others: only what is better than what carries over.
/// </param>
public sealed record EarlierStudy(string Name, TrialHistory Trials)
{
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
