using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The rows that make a study: its name, its directions, and its attributes.</summary>
internal sealed class StudyTable(Session session)
{
    private readonly BulkInsert _attributes = new(
        "INSERT INTO study_user_attributes (study_id, \"key\", value_json)", ["@", "@", "@"],
        "ON CONFLICT (study_id, \"key\") DO UPDATE SET value_json = excluded.value_json");

    /// <summary>The identity of a study; null when there is none of the name.</summary>
    public ValueTask<long?> FindAsync(string name, CancellationToken cancellationToken) => FindAsync(name, "", cancellationToken);

    /// <summary>The identity of a study, its row locked until the transaction ends; null when there is none of the name.</summary>
    public ValueTask<long?> FindLockedAsync(string name, CancellationToken cancellationToken) =>
        FindAsync(name, session.Dialect.ForUpdate, cancellationToken);

    /// <summary>The names of all studies in the order created.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        List<string> names = [];
        await session.EachAsync("SELECT study_name FROM studies ORDER BY study_id", row => names.Add(row.GetString(0)), cancellationToken)
            .ConfigureAwait(false);
        return names;
    }

    /// <summary>The identity of a new study, or of one that another participant created at the same moment.</summary>
    public async ValueTask<long> CreateAsync(string name, IReadOnlyList<StudyDirection?> directions)
    {
        int created = await session.ExecuteAsync(
            "INSERT INTO studies (study_name) VALUES (@name) ON CONFLICT (study_name) DO NOTHING", CancellationToken.None, ("@name", name))
                .ConfigureAwait(false);
        long study = (await FindLockedAsync(name, CancellationToken.None).ConfigureAwait(false))!.Value;
        if (created == 0) return study;

        // In the order of the objectives: some readers take the order of the rows for it.
        for (int objective = 0; objective < directions.Count; objective++)
        {
            await session.ExecuteAsync(
                "INSERT INTO study_directions (direction, study_id, objective) VALUES " +
                $"({session.Dialect.Cast("@direction", OptunaEnum.StudyDirection)}, @study, @objective)",
                CancellationToken.None, ("@direction", OptunaNames.Of(directions[objective])), ("@study", study), ("@objective", objective))
                    .ConfigureAwait(false);
        }

        return study;
    }

    /// <summary>A study's directions in the order of its objectives; null where a foreign client left one open.</summary>
    public async ValueTask<IReadOnlyList<StudyDirection?>> DirectionsAsync(long study, CancellationToken cancellationToken)
    {
        List<StudyDirection?> directions = [];
        await session.EachAsync(
            $"SELECT {session.Dialect.Text("direction")} FROM study_directions WHERE study_id = @study ORDER BY objective",
            row => directions.Add(OptunaNames.Direction(row.GetString(0))), cancellationToken, ("@study", study)).ConfigureAwait(false);
        return directions;
    }

    public async ValueTask<string?> SpaceAsync(long study, CancellationToken cancellationToken) =>
        await AttributeAsync(study, JournalKeys.Space, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ulong?> SeedAsync(long study, CancellationToken cancellationToken)
    {
        if (await AttributeAsync(study, JournalKeys.Seed, cancellationToken).ConfigureAwait(false) is not { } json) return null;
        using JsonDocument value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind == JsonValueKind.Number && value.RootElement.TryGetUInt64(out ulong seed) ? seed : null;
    }

    public void QueueSpace(long study, string description) => _attributes.Queue(session, [[study, JournalKeys.Space, description]]);

    public void QueueSources(long study, string sources) => _attributes.Queue(session, [[study, JournalKeys.WarmStart, sources]]);

    public void QueueSeed(long study, ulong seed) =>
        _attributes.Queue(session, [[study, JournalKeys.Seed, seed.ToString(CultureInfo.InvariantCulture)]]);

    private async ValueTask<long?> FindAsync(string name, string tail, CancellationToken cancellationToken)
    {
        if (OptunaNames.WellFormed(name) != name) return null; // half a surrogate pair, which no database holds
        object? study = await session.ScalarAsync(
            $"SELECT study_id FROM studies WHERE study_name = @name{tail}", cancellationToken, ("@name", name)).ConfigureAwait(false);
        return study is null ? null : Convert.ToInt64(study, CultureInfo.InvariantCulture);
    }

    private async ValueTask<string?> AttributeAsync(long study, string key, CancellationToken cancellationToken) =>
        (string?)await session.ScalarAsync(
        "SELECT value_json FROM study_user_attributes WHERE study_id = @study AND \"key\" = @key", cancellationToken, ("@study", study),
        ("@key", key)).ConfigureAwait(false);
}
