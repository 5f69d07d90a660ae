namespace HyperGen.Storage;

/// <summary>Our tables beside Optuna's. They go with the study they belong to: Optuna deletes a study without knowing of them.</summary>
internal static class HyperGenSchema
{
    /// <summary>The version of these tables.</summary>
    public const int Version = 1;

    public static IEnumerable<string> Tables(Dialect dialect)
    {
        yield return "CREATE TABLE hypergen_meta (version INTEGER NOT NULL)";

        yield return "CREATE TABLE hypergen_studies (study_id INTEGER NOT NULL, token VARCHAR(32) NOT NULL, PRIMARY KEY (study_id), " +
            "FOREIGN KEY (study_id) REFERENCES studies (study_id) ON DELETE CASCADE)";
        yield return $"CREATE TABLE hypergen_events (event_id {dialect.EventKey}, study_id INTEGER NOT NULL, trial_id INTEGER, number " +
            "INTEGER NOT NULL, " +
            "kind VARCHAR(16) NOT NULL, worker VARCHAR(128), payload TEXT NOT NULL, FOREIGN KEY (study_id) REFERENCES studies " +
            "(study_id) ON DELETE CASCADE, " +
            "FOREIGN KEY (trial_id) REFERENCES trials (trial_id) ON DELETE CASCADE)";
        yield return "CREATE INDEX hypergen_events_study ON hypergen_events (study_id, event_id)";
        yield return "CREATE INDEX hypergen_events_trial ON hypergen_events (trial_id)";
        yield return "CREATE INDEX hypergen_trials_unfinished ON trials (study_id, trial_id) WHERE state IN ('RUNNING', 'WAITING')";
        yield return $"INSERT INTO hypergen_meta (version) VALUES ({Version})";
    }
}
