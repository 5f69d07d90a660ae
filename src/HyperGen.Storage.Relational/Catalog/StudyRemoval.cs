namespace HyperGen.Storage;

/// <summary>Removes a study: what refers to it first, because Optuna's foreign keys do not do it.</summary>
internal static class StudyRemoval
{
    private static readonly string[] OfTrials =
    [
        "trial_user_attributes", "trial_system_attributes", "trial_params", "trial_values", "trial_intermediate_values", "trial_heartbeats",
    ];

    private static readonly string[] OfStudy =
    [
        "hypergen_events", "hypergen_studies", "trials", "study_user_attributes", "study_system_attributes", "study_directions", "studies",
    ];

    public static async ValueTask RunAsync(Session session, long study)
    {
        foreach (string table in OfTrials)
        {
            await session.ExecuteAsync(
                $"DELETE FROM {table} WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = @study)", CancellationToken.None,
                ("@study", study)).ConfigureAwait(false);
        }

        foreach (string table in OfStudy)
            await session.ExecuteAsync($"DELETE FROM {table} WHERE study_id = @study", CancellationToken.None, ("@study", study))
                .ConfigureAwait(false);
    }
}
