namespace HyperGen.Storage;

/// <summary>The tables of Optuna's relational storage at the revision <see cref="Revision"/>, in the order in which it creates
/// them.</summary>
internal static class OptunaSchema
{
    /// <summary>Optuna's own name of this version of the schema, in use since its version 3.2.</summary>
    public const string Revision = "v3.2.0.a";

    /// <summary>The revision before, which has the same tables and columns.</summary>
    public const string SameColumns = "v3.0.0.d";

    /// <summary>A number that Optuna froze before it counted revisions.</summary>
    public const int Version = 12;

    /// <summary>The version of Optuna that rows name; it appears in its error messages alone.</summary>
    public const string LibraryVersion = "4.9.0";

    /// <summary>Revisions that Optuna's own upgrade brings to this one.</summary>
    public static readonly string[] Older =
        ["v0.9.0.a", "v1.2.0.a", "v1.3.0.a", "v2.4.0.a", "v2.6.0.a", "v3.0.0.a", "v3.0.0.b", "v3.0.0.c", "v3.0.0.d"];

    /// <summary>The tables beside that of the studies.</summary>
    public static readonly string[] Others =
    [
        "version_info", "study_directions", "study_user_attributes", "study_system_attributes", "trials", "trial_user_attributes",
        "trial_system_attributes", "trial_params", "trial_values", "trial_intermediate_values", "trial_heartbeats",
    ];

    public static IEnumerable<string> Tables(Dialect dialect)
    {
        yield return $"CREATE TABLE studies (study_id {dialect.Key} NOT NULL, study_name VARCHAR(512) NOT NULL, PRIMARY KEY (study_id))";
        yield return "CREATE UNIQUE INDEX ix_studies_study_name ON studies (study_name)";
        yield return "CREATE TABLE version_info (version_info_id INTEGER NOT NULL, schema_version INTEGER, library_version VARCHAR(256), " +
            "PRIMARY KEY (version_info_id), CHECK (version_info_id = 1))";
        yield return $"CREATE TABLE study_directions (study_direction_id {dialect.Key} NOT NULL, direction " +
            $"{dialect.EnumType(OptunaEnum.StudyDirection)} NOT NULL, " +
            "study_id INTEGER NOT NULL, objective INTEGER NOT NULL, PRIMARY KEY (study_direction_id), UNIQUE (study_id, objective), " +
            "FOREIGN KEY (study_id) REFERENCES studies (study_id))";
        yield return Attributes(dialect, "study", "user", "studies");
        yield return Attributes(dialect, "study", "system", "studies");
        yield return $"CREATE TABLE trials (trial_id {dialect.Key} NOT NULL, number INTEGER, study_id INTEGER, state " +
            $"{dialect.EnumType(OptunaEnum.TrialState)} NOT NULL, " +
            $"datetime_start {dialect.DateType}, datetime_complete {dialect.DateType}, PRIMARY KEY (trial_id), FOREIGN KEY (study_id) " +
            "REFERENCES studies (study_id))";
        yield return "CREATE INDEX ix_trials_study_id ON trials (study_id)";
        yield return Attributes(dialect, "trial", "user", "trials");
        yield return Attributes(dialect, "trial", "system", "trials");
        yield return OfTrial(
            dialect, "trial_params", "param_id", "trial_id INTEGER, param_name VARCHAR(512), param_value FLOAT, distribution_json TEXT",
            "param_name");
        yield return OfTrial(
            dialect, "trial_values", "trial_value_id",
            "trial_id INTEGER NOT NULL, objective INTEGER NOT NULL, value FLOAT, value_type " +
            $"{dialect.EnumType(OptunaEnum.TrialValueType)} NOT NULL", "objective");
        yield return OfTrial(
            dialect, "trial_intermediate_values", "trial_intermediate_value_id",
            "trial_id INTEGER NOT NULL, step INTEGER NOT NULL, intermediate_value FLOAT, " +
            $"intermediate_value_type {dialect.EnumType(OptunaEnum.TrialIntermediateValueType)} NOT NULL", "step");
        yield return OfTrial(
            dialect, "trial_heartbeats", "trial_heartbeat_id", $"trial_id INTEGER NOT NULL, heartbeat {dialect.DateType} NOT NULL",
            unique: null);
        yield return "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc " +
            "PRIMARY KEY (version_num))";
        yield return $"INSERT INTO version_info (version_info_id, schema_version, library_version) VALUES (1, {Version}, " +
            $"'{LibraryVersion}')";
        yield return $"INSERT INTO alembic_version (version_num) VALUES ('{Revision}')";
    }

    private static string Attributes(Dialect dialect, string owner, string kind, string owners) =>
        $"CREATE TABLE {owner}_{kind}_attributes ({owner}_{kind}_attribute_id {dialect.Key} NOT NULL, {owner}_id INTEGER, \"key\" " +
        "VARCHAR(512), value_json TEXT, " +
        $"PRIMARY KEY ({owner}_{kind}_attribute_id), UNIQUE ({owner}_id, \"key\"), FOREIGN KEY ({owner}_id) REFERENCES {owners} " +
        $"({owner}_id))";

    private static string OfTrial(Dialect dialect, string table, string key, string columns, string? unique) =>
        $"CREATE TABLE {table} ({key} {dialect.Key} NOT NULL, {columns}, PRIMARY KEY ({key}), " +
        $"UNIQUE (trial_id{(unique is null ? "" : $", {unique}")}), FOREIGN KEY (trial_id) REFERENCES trials (trial_id))";
}
