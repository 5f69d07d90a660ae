using System.Data.Common;
using System.Globalization;

namespace HyperGen.Storage;

/// <summary>
/// Sends statements in one round trip, where the database is a server. It runs them one after the other, each with its own view of what
/// others have committed, and none after one that fails.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="dialect">The database; tells whether each text is prepared once for the connection.</param>
internal sealed class PipelinedStatements(DbConnection connection, Dialect dialect) : IStatementSender
{
    // The commit may be in the same round trip, so that the server itself must stop before it, and SQL alone has no other way to fail: a
    // count of zero divides by zero, which ends the transaction with an error of its own number. The count, and no row of it, so that one
    // is always computed.
    private const string FailsUnlessChanged = "WITH changed AS ({0} RETURNING 1) SELECT 1 / COUNT(*) FROM changed";
    private const string DivisionByZero = "22012";

    private readonly bool _prepares = dialect.PreparesStatements;

    public async ValueTask<int> SendAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        DbBatch batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            if (dialect.StatementTimeout is { } seconds) batch.Timeout = seconds;
            foreach (Statement statement in statements) batch.BatchCommands.Add(Command(batch, statement));
            try
            {
                if (_prepares) await batch.PrepareAsync(cancellationToken).ConfigureAwait(false);
                await ReadAsync(batch, statements, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException error) when (error.SqlState == DivisionByZero && statements.Any(statement => statement.MustChange))
            {
                throw new TrialChangedException();
            }

            return batch.BatchCommands[^1].RecordsAffected;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async ValueTask ReadAsync(DbBatch batch, IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        DbDataReader rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            // The driver passes over statements without a result.
            foreach (Statement statement in statements.Where(statement => statement.Read is not null || statement.MustChange))
            {
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) statement.Read?.Invoke(rows);
                await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static DbBatchCommand Command(DbBatch batch, Statement statement)
    {
        DbBatchCommand command = batch.CreateBatchCommand();
        command.CommandText = statement.MustChange
            ? string.Format(CultureInfo.InvariantCulture, FailsUnlessChanged, statement.Sql) : statement.Sql;
        foreach ((string name, object? value) in statement.Arguments)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
