using HyperGen.StorageWorker;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>How often the server is asked for something, and that what it refuses takes what was sent along with it down.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class RoundTripTests(PostgreSqlServer server) : IAsyncLifetime
{
    private readonly CommandCount _count = new();
    private PostgreSqlDatabase? _database;
    private NpgsqlDataSource? _source;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync(server);
        _source = new NpgsqlDataSourceBuilder(_database.ConnectionString).UseLoggerFactory(_count).Build();
    }

    public async Task DisposeAsync()
    {
        if (_source is not null) await _source.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Trial_takes_two_round_trips_to_ask_and_two_to_tell()
    {
        await using IStudyLog log = await PostgreSqlStorage.Open(_source!).OpenAsync(DatabaseStudies.Declaration);
        Assert.Equal(2, await CountAsync(() => StartAsync(log, 0)));
        Assert.Equal(2, await CountAsync(() => TellAsync(log, 0)));
        Assert.Equal(2, await CountAsync(() => StartAsync(log, 1)));
        Assert.Equal(2, await CountAsync(() => TellAsync(log, 1)));
    }

    [Fact]
    public async Task Change_of_a_row_that_is_gone_undoes_all_that_is_sent_with_it()
    {
        await (await _database!.Studies.OpenAsync()).DisposeAsync();
        await using Session session = new(await _source!.OpenConnectionAsync(), new PostgreSqlDialect(_source, new PostgreSqlOptions()));
        await session.BeginAsync(CancellationToken.None);
        session.Queue("UPDATE studies SET study_name = 'changed'");
        session.QueueChange("UPDATE trials SET state = 'FAIL' WHERE trial_id = 1");
        await Assert.ThrowsAsync<TrialChangedException>(async () => await session.CommitAsync(untilOnDisk: true));
        await session.RollbackAsync();
        Assert.Equal(DatabaseStudies.Study, await _database.Tables.ScalarAsync("SELECT study_name FROM studies"));
    }

    private static async Task StartAsync(IStudyLog log, int number) => await log.CommitAsync(
        _ => [new TrialStarted(number, new double[SharedProblem.Space.Count], log.Worker, DateTimeOffset.UnixEpoch)]);

    private static async Task TellAsync(IStudyLog log, int number) => await log.CommitAsync(
        _ => [new TrialReported(number, 0, 0.5), new TrialTold(number, TrialState.Complete, 1, TimeSpan.Zero, null)]);

    private async Task<int> CountAsync(Func<Task> work)
    {
        int before = _count.Commands;
        await work();
        return _count.Commands - before;
    }

    /// <summary>Counts the commands and batches that the driver has completed.</summary>
    private sealed class CommandCount : ILoggerFactory, ILogger
    {
        private int _commands;

        public int Commands => Volatile.Read(ref _commands);

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name?.Contains("ExecutionCompleted", StringComparison.Ordinal) == true) Interlocked.Increment(ref _commands);
        }
    }
}
