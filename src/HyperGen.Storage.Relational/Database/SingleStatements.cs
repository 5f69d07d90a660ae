using System.Data.Common;

namespace HyperGen.Storage;

/// <summary>Runs one prepared statement after the other, where the database is part of this process. They live as long as the
/// connection.</summary>
internal sealed class SingleStatements(DbConnection connection) : IStatementSender
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public async ValueTask<int> SendAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        int changed = 0;
        foreach (Statement statement in statements)
        {
            DbCommand command = await CommandAsync(statement, cancellationToken).ConfigureAwait(false);
            if (statement.Read is { } read) await ReadAsync(command, read, cancellationToken).ConfigureAwait(false);
            else changed = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            if (statement.MustChange && changed == 0) throw new TrialChangedException();
        }

        return changed;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (DbCommand command in _commands.Values) await command.DisposeAsync().ConfigureAwait(false);
    }

    private static async ValueTask ReadAsync(DbCommand command, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) read(rows);
        }
    }

    private async ValueTask<DbCommand> CommandAsync(Statement statement, CancellationToken cancellationToken)
    {
        if (_commands.TryGetValue(statement.Sql, out DbCommand? known))
        {
            for (int i = 0; i < statement.Arguments.Length; i++)
                known.Parameters[i].Value = statement.Arguments[i].Value ?? DBNull.Value;
            return known;
        }

        DbCommand command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach ((string name, object? value) in statement.Arguments)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _commands.Add(statement.Sql, command);
        return command;
    }
}
