using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>A connection. Statements may be queued: they are sent with the next one that is not, in one round trip where there are
/// any.</summary>
internal sealed class Session(DbConnection connection, Dialect dialect) : IAsyncDisposable
{
    private readonly IStatementSender _sender =
        connection.CanCreateBatch ? new PipelinedStatements(connection, dialect) : new SingleStatements(connection);
    private readonly List<Statement> _queue = [];

    public Dialect Dialect => dialect;

    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>Whether an error says that the connection does not do what it should, which is no matter where it is given up anyway: an
    /// answer of the database, a connection or source that was closed, or a line that broke.</summary>
    public static bool IsLoss(Exception error) => error is DbException or InvalidOperationException or IOException or TimeoutException;

    /// <summary>Adds a statement to those that wait, in order.</summary>
    public void Queue(string sql, params (string Name, object? Value)[] arguments) => _queue.Add(new(sql, arguments));

    /// <summary>Adds a query to the statements that wait, and hands over its rows when it is sent.</summary>
    public void Queue(string sql, Action<DbDataReader> read, params (string Name, object? Value)[] arguments) =>
        _queue.Add(new(sql, arguments, row => Read(row, read)));

    /// <summary>Adds an update to the statements that wait. None that follows it is done if it finds no row, not even a commit, and then
    /// a <see cref="TrialChangedException"/> is thrown.</summary>
    public void QueueChange(string sql, params (string Name, object? Value)[] arguments) =>
        _queue.Add(new(sql, arguments, MustChange: true));

    /// <summary>Sends what waits; returns how many rows the last statement changed.</summary>
    /// <exception cref="StudyStorageException">A row means nothing to the reader: another client wrote it.</exception>
    public async ValueTask<int> SendAsync(CancellationToken cancellationToken)
    {
        if (_queue.Count == 0) return 0;
        Statement[] statements = [.. _queue];
        _queue.Clear();
        try
        {
            return await _sender.SendAsync(statements, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException error)
        {
            dialect.GiveUpIfSpent(connection, error);
            throw;
        }
    }

    public ValueTask<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        Queue(sql, arguments);
        return SendAsync(cancellationToken);
    }

    /// <summary>The first column of the first row; null without a row and for NULL.</summary>
    public async ValueTask<object?> ScalarAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        object? value = null;
        Queue(sql, row => value ??= row.GetValue(0), arguments);
        await SendAsync(cancellationToken).ConfigureAwait(false);
        return value is DBNull ? null : value;
    }

    /// <summary>The count that a query gives.</summary>
    public async ValueTask<long> CountAsync(
        string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments) =>
        Convert.ToInt64(await ScalarAsync(sql, cancellationToken, arguments).ConfigureAwait(false), CultureInfo.InvariantCulture);

    /// <summary>Hands over the rows of a query.</summary>
    public async ValueTask EachAsync(
        string sql, Action<DbDataReader> read, CancellationToken cancellationToken, params (string Name, object? Value)[] arguments)
    {
        Queue(sql, read, arguments);
        await SendAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement once, without keeping it.</summary>
    public async ValueTask RunAsync(string sql, CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken).ConfigureAwait(false);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a transaction that will write.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (dialect.Begin is { } begin) Queue(begin);
        else await dialect.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <param name="untilOnDisk">Whether to wait until a power cut can no longer undo it.</param>
    public async ValueTask CommitAsync(bool untilOnDisk)
    {
        if (!untilOnDisk && dialect.CommitWithoutDisk is { } relax) Queue(relax);
        await ExecuteAsync("COMMIT", CancellationToken.None).ConfigureAwait(false);
        if (untilOnDisk) dialect.ReachDisk(connection);
    }

    /// <summary>Ends the transaction without a trace; a connection that cannot is closed, which does the same.</summary>
    public async ValueTask RollbackAsync()
    {
        _queue.Clear();
        try
        {
            if (IsOpen) await ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (IsLoss(error))
        {
            await connection.CloseAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Read(DbDataReader row, Action<DbDataReader> read)
    {
        try
        {
            read(row);
        }
        catch (Exception error) when (
            error is InvalidCastException or InvalidOperationException or FormatException or OverflowException or KeyNotFoundException
                or JsonException)
        {
            throw new StudyStorageException(
                $"{dialect.Named} holds a row that cannot be read: {error.Message.TrimEnd('.')}. 'hypergen check' names it.", error);
        }
    }
}
