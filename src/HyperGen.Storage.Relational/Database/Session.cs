using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>A connection with its prepared commands, which live as long as it does.</summary>
internal sealed class Session(DbConnection connection, Dialect dialect) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public Dialect Dialect => dialect;

    public bool IsOpen => connection.State == ConnectionState.Open;

    public async ValueTask<int> ExecuteAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        DbCommand command = await CommandAsync(sql, arguments, cancellationToken).ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first column of the first row; null without a row and for NULL.</summary>
    public async ValueTask<object?> ScalarAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        DbCommand command = await CommandAsync(sql, arguments, cancellationToken).ConfigureAwait(false);
        object? value = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return value is DBNull ? null : value;
    }

    private async ValueTask<DbDataReader> QueryAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        DbCommand command = await CommandAsync(sql, arguments, cancellationToken).ConfigureAwait(false);
        return await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The count that a query gives.</summary>
    public async ValueTask<long> CountAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments) =>
        Convert.ToInt64(await ScalarAsync(sql, cancellationToken, arguments).ConfigureAwait(false), CultureInfo.InvariantCulture);

    /// <summary>Hands over the rows of a query.</summary>
    /// <exception cref="StudyStorageException">A row means nothing to the reader: another client wrote it.</exception>
    public async ValueTask EachAsync(
        string sql, Action<DbDataReader> read, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        DbDataReader rows = await QueryAsync(sql, cancellationToken, arguments).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) Read(rows, read);
        }
    }

    /// <summary>Runs a statement once, without keeping it.</summary>
    public async ValueTask RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask BeginAsync(CancellationToken cancellationToken) => dialect.BeginAsync(connection, cancellationToken);

    /// <param name="untilOnDisk">Whether to wait until a power cut can no longer undo it.</param>
    public async ValueTask CommitAsync(bool untilOnDisk)
    {
        if (!untilOnDisk && dialect.CommitWithoutDisk is { } relax) await ExecuteAsync(relax, CancellationToken.None).ConfigureAwait(false);
        await ExecuteAsync("COMMIT", CancellationToken.None).ConfigureAwait(false);
        if (untilOnDisk) dialect.ReachDisk(connection);
    }

    /// <summary>Ends the transaction without a trace; a connection that cannot is closed, which does the same.</summary>
    public async ValueTask RollbackAsync()
    {
        try
        {
            if (IsOpen) await ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (DbCommand command in _commands.Values) await command.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Read(DbDataReader row, Action<DbDataReader> read)
    {
        try
        {
            read(row);
        }
        catch (Exception error) when (error is InvalidCastException or InvalidOperationException or FormatException or JsonException)
        {
            throw new StudyStorageException(
                $"{dialect.Named} holds a row that cannot be read: {error.Message.TrimEnd('.')}. 'hypergen check' names it.", error);
        }
    }

    private async ValueTask<DbCommand> CommandAsync(
        string sql, (string Name, object? Value)[] arguments, CancellationToken cancellationToken)
    {
        if (_commands.TryGetValue(sql, out DbCommand? known))
        {
            for (int i = 0; i < arguments.Length; i++) known.Parameters[i].Value = arguments[i].Value ?? DBNull.Value;
            return known;
        }

        DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in arguments)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        _commands.Add(sql, command);
        return command;
    }
}
