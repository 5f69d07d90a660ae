using System.Data.Common;

namespace HyperGen.Storage;

/// <summary>One line for each study of a database, counted by the database.</summary>
internal static class StudySummaries
{
    public static async ValueTask<IReadOnlyList<StudySummary>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        List<(long Id, string Name)> studies = [];
        await session.EachAsync(
            "SELECT study_id, study_name FROM studies ORDER BY study_id", row => studies.Add((row.GetInt64(0), row.GetString(1))),
            cancellationToken).ConfigureAwait(false);
        Dictionary<long, Tally> tallies = studies.ToDictionary(study => study.Id, _ => new Tally());
        await session.EachAsync(
            $"SELECT study_id, {session.Dialect.Text("state")}, COUNT(*), MIN(datetime_start), MAX(datetime_start), " +
            "MAX(datetime_complete) FROM trials GROUP BY study_id, state",
            row =>
            {
                if (!row.IsDBNull(0) && tallies.TryGetValue(row.GetInt64(0), out Tally? tally)) tally.Add(row, session.Dialect);
            },
            cancellationToken).ConfigureAwait(false);
        List<StudySummary> summaries = [];
        foreach ((long id, string name) in studies)
            summaries.Add(await SummaryAsync(session, id, name, tallies[id], cancellationToken).ConfigureAwait(false));
        return summaries;
    }

    private static async ValueTask<StudySummary> SummaryAsync(
        Session session, long id, string name, Tally tally, CancellationToken cancellationToken)
    {
        StudySummary summary = new(name, [], tally.Counts, Best: null, BestTrial: null, tally.First, tally.Last)
        {
            Problem = tally.Problem,
        };
        try
        {
            IReadOnlyList<StudyDirection?> directions =
                await new StudyTable(session).DirectionsAsync(id, cancellationToken).ConfigureAwait(false);
            (double Value, int Trial)? best = directions is [{ } direction]
                ? await BestAsync(session, id, direction, cancellationToken).ConfigureAwait(false)
                : null;
            return summary with { Directions = directions, Best = best?.Value, BestTrial = best?.Trial };
        }
        catch (StudyStorageException error)
        {
            return summary with { Problem = summary.Problem ?? (error.InnerException ?? error).Message.TrimEnd('.') };
        }
    }

    private static async ValueTask<(double, int)?> BestAsync(
        Session session, long study, StudyDirection direction, CancellationToken cancellationToken)
    {
        (double, int)? best = null;
        await session.EachAsync(
            "SELECT value, number FROM trials JOIN trial_values ON trial_values.trial_id = trials.trial_id " +
            "WHERE study_id = @study AND state = 'COMPLETE' AND objective = 0 AND value_type = 'FINITE' " +
            $"ORDER BY value {(direction == StudyDirection.Minimize ? "ASC" : "DESC")}, number LIMIT 1",
            row => best = (row.GetDouble(0), row.GetInt32(1)), cancellationToken, ("@study", study)).ConfigureAwait(false);
        return best;
    }

    private sealed class Tally
    {
        public TrialCounts Counts { get; private set; }

        public DateTimeOffset? First { get; private set; }

        public DateTimeOffset? Last { get; private set; }

        /// <summary>A state that means nothing.</summary>
        public string? Problem { get; private set; }

        public void Add(DbDataReader row, Dialect dialect)
        {
            try
            {
                Count(OptunaNames.State(row.GetString(1)), row.GetInt32(2));
            }
            catch (FormatException error)
            {
                Problem = error.Message;
            }

            if (dialect.ReadDate(row, 3) is { } first && (First is null || first < First)) First = first;
            if (dialect.ReadDate(row, 4) is { } started && (Last is null || started > Last)) Last = started;
            if (dialect.ReadDate(row, 5) is { } ended && (Last is null || ended > Last)) Last = ended;
        }

        private void Count(TrialState state, int count) => Counts = state switch
        {
            TrialState.Complete => Counts with { Complete = count },
            TrialState.Pruned => Counts with { Pruned = count },
            TrialState.Failed => Counts with { Failed = count },
            TrialState.Waiting => Counts with { Waiting = count },
            _ => Counts with { Running = count },
        };
    }
}
