using System.Data.Common;

namespace HyperGen.Storage;

/// <summary>Where two databases differ. Everything else is written once, in SQL that both understand.</summary>
internal abstract class Dialect
{
    /// <summary>The database as a person knows it; never with a password.</summary>
    public abstract string Place { get; }

    /// <summary>The database as sentences begin with it.</summary>
    public string Named => $"The database '{Place}'";

    /// <summary>Whether there is something to read.</summary>
    public abstract bool Exists { get; }

    /// <summary>Begins a transaction that reads alone and sees one moment.</summary>
    public abstract string BeginRead { get; }

    /// <summary>The column type and words of a key that counts by itself.</summary>
    public abstract string Key { get; }

    /// <summary>The same for keys that must never be used twice.</summary>
    public abstract string EventKey { get; }

    /// <summary>The type of a date without a zone.</summary>
    public abstract string DateType { get; }

    /// <summary>Whether all writers wait for each other, whatever they write.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>What a SELECT ends with that locks its rows until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Statements before and after those of the common schema.</summary>
    public abstract IReadOnlyList<string> BeforeTables { get; }

    public abstract IReadOnlyList<string> AfterTables { get; }

    /// <summary>A query for the number of tables of the name in <c>@name</c>.</summary>
    public abstract string CountTables { get; }

    /// <summary>Takes the lock, held until the transaction ends, under which the schema is created; null where a transaction excludes all
    /// others.</summary>
    public abstract string? LockSchema { get; }

    /// <summary>The type of a column whose texts are those of an enumeration.</summary>
    public abstract string EnumType(OptunaEnum type);

    /// <summary>A text parameter as a value of an enumeration.</summary>
    public abstract string Cast(string parameter, OptunaEnum type);

    /// <summary>A parameter as a date, which may be null.</summary>
    public abstract string CastDate(string parameter);

    /// <summary>A column of an enumeration as text.</summary>
    public abstract string Text(string column);

    /// <summary>A condition: the column is one of the identities in a parameter made by <see cref="Identities"/>.</summary>
    public abstract string IsIn(string column, string parameter);

    public abstract object Identities(IEnumerable<long> identities);

    /// <summary>A moment as the database stores it.</summary>
    public abstract object Date(DateTimeOffset at);

    /// <summary>A stored moment.</summary>
    public abstract DateTimeOffset? ReadDate(DbDataReader reader, int column);

    /// <summary>A condition: more seconds than those in a parameter have passed since a stored date of the database's own clock.</summary>
    public abstract string IsOlderThan(string column, string seconds);

    /// <summary>A condition: a stored date is in a form that other clients cannot read; null where the database forbids any other
    /// form.</summary>
    public virtual string? IsUnreadableDate(string column) => null;

    /// <summary>A condition: a stored value is there and no number.</summary>
    public abstract string IsNoNumber(string column);

    /// <summary>A query for tables of other programs that keep Optuna from deleting a study; null where none can.</summary>
    public virtual string? TablesWithoutCascade => null;

    /// <exception cref="DbException">The database is out of reach.</exception>
    public abstract ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Connects without changing anything.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public abstract ValueTask<DbConnection> ConnectToReadAsync(CancellationToken cancellationToken);

    /// <summary>A connection for a heartbeat, which need not wait long.</summary>
    /// <exception cref="DbException">The database is out of reach.</exception>
    public virtual ValueTask<DbConnection> ConnectToBeatAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    /// <summary>How long a statement may take, in whole seconds; null where the driver has a limit of its own.</summary>
    public virtual int? StatementTimeout => null;

    /// <summary>Whether statements are prepared once for a connection, which then keeps them.</summary>
    public virtual bool PreparesStatements => true;

    /// <summary>Begins a transaction that will write, together with its first statement; null where it may have to wait for other
    /// writers: <see cref="BeginAsync"/>.</summary>
    public virtual string? Begin => null;

    /// <summary>Begins a transaction that will write when no other writer is left.</summary>
    public virtual ValueTask BeginAsync(DbConnection connection, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>A query for a number that stays the same as long as no other connection commits anything; null where there is
    /// none.</summary>
    public virtual string? CommitsOfOthers => null;

    /// <summary>An expression: the identity of the trial that this transaction inserted last.</summary>
    public abstract string NewTrial { get; }

    /// <summary>Said within a transaction that holds no fact which must survive a power cut.</summary>
    public abstract string? CommitWithoutDisk { get; }

    /// <summary>Called after a commit whose facts must survive a power cut.</summary>
    public virtual void ReachDisk(DbConnection connection)
    {
    }

    /// <summary>Whether the same again may succeed: others were in the way, or the connection was lost.</summary>
    public abstract bool IsTransient(DbException error);

    /// <summary>Closes a connection for good where an error says that another one may lead to a server that does what this one cannot.
    /// </summary>
    public virtual void GiveUpIfSpent(DbConnection connection, DbException error)
    {
    }

    /// <summary>What happened, and the mend.</summary>
    public abstract string Explain(DbException error);
}
