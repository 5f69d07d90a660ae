using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>The rows that make a study: its name, its directions, and its attributes.</summary>
internal sealed class StudyTable(Session session)
{
    private readonly BulkInsert _attributes = new(
        "INSERT INTO study_user_attributes (study_id, \"key\", value_json)", ["@", "@", "@"],
        "ON CONFLICT (study_id, \"key\") DO UPDATE SET value_json = excluded.value_json");

    /// <summary>The identity of a study, its row locked; null when there is none of the name.</summary>
    public async ValueTask<long?> FindAsync(string name, CancellationToken cancellationToken)
    {
        object? study = await session.ScalarAsync($"SELECT study_id FROM studies WHERE study_name = @name{session.Dialect.ForUpdate}", cancellationToken, ("@name", name))
            .ConfigureAwait(false);
        return study is null ? null : Convert.ToInt64(study, CultureInfo.InvariantCulture);
    }

    /// <summary>The identity of a new study, or of one that another participant created at the same moment.</summary>
    public async ValueTask<long> CreateAsync(StudyDeclaration declaration, CancellationToken cancellationToken)
    {
        int created = await session.ExecuteAsync(
            "INSERT INTO studies (study_name) VALUES (@name) ON CONFLICT (study_name) DO NOTHING", cancellationToken, ("@name", declaration.Name)).ConfigureAwait(false);
        long study = (await FindAsync(declaration.Name, cancellationToken).ConfigureAwait(false))!.Value;
        if (created == 0) return study;
        await session.ExecuteAsync(
            $"INSERT INTO study_directions (direction, study_id, objective) VALUES ({session.Dialect.Cast("@direction", OptunaEnum.StudyDirection)}, @study, 0)",
            cancellationToken, ("@direction", OptunaNames.Of(declaration.Direction)), ("@study", study)).ConfigureAwait(false);
        return study;
    }

    /// <summary>A study's directions in the order of its objectives; null where a foreign client left one open.</summary>
    public async ValueTask<IReadOnlyList<StudyDirection?>> DirectionsAsync(long study, CancellationToken cancellationToken)
    {
        List<StudyDirection?> directions = [];
        DbDataReader rows = await session.QueryAsync(
            $"SELECT {session.Dialect.Text("direction")} FROM study_directions WHERE study_id = @study ORDER BY objective", cancellationToken, ("@study", study)).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) directions.Add(OptunaNames.Direction(rows.GetString(0)));
        }

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

    public ValueTask SetSpaceAsync(long study, string description, CancellationToken cancellationToken) =>
        _attributes.RunAsync(session, [[study, JournalKeys.Space, description]], cancellationToken);

    public ValueTask SetSeedAsync(long study, ulong seed, CancellationToken cancellationToken) =>
        _attributes.RunAsync(session, [[study, JournalKeys.Seed, seed.ToString(CultureInfo.InvariantCulture)]], cancellationToken);

    /// <summary>
    /// Removes events of a study that had the identity before, which SQLite gives away again and Optuna deletes without ours. A study that
    /// has no seed of ours has no events of ours either.
    /// </summary>
    public async ValueTask ForgetFormerAsync(long study, StudyDeclaration declaration, CancellationToken cancellationToken)
    {
        object? name = await session.ScalarAsync("SELECT study_name FROM hypergen_studies WHERE study_id = @study", cancellationToken, ("@study", study)).ConfigureAwait(false);
        if ((string?)name == declaration.Name && await SeedAsync(study, cancellationToken).ConfigureAwait(false) is not null) return;
        await session.ExecuteAsync("DELETE FROM hypergen_events WHERE study_id = @study", cancellationToken, ("@study", study)).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO hypergen_studies (study_id, study_name) VALUES (@study, @name) ON CONFLICT (study_id) DO UPDATE SET study_name = excluded.study_name",
            cancellationToken, ("@study", study), ("@name", declaration.Name)).ConfigureAwait(false);
    }

    private async ValueTask<string?> AttributeAsync(long study, string key, CancellationToken cancellationToken) => (string?)await session.ScalarAsync(
        "SELECT value_json FROM study_user_attributes WHERE study_id = @study AND \"key\" = @key", cancellationToken, ("@study", study), ("@key", key)).ConfigureAwait(false);
}
