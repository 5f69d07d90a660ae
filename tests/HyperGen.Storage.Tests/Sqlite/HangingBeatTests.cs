using HyperGen.Storage;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>A beat whose driver blocks its thread, as that of SQLite does while the file is locked.</summary>
public sealed class HangingBeatTests : IDisposable
{
    private readonly SqliteDatabase _database = new();
    private readonly HangingPresence _presence = new();

    [Fact]
    public async Task Beat_that_blocks_its_thread_does_not_hold_up_the_end_of_a_participant()
    {
        RelationalSettings settings = new(
            StorageDurability.None, HeartbeatInterval: TimeSpan.FromMilliseconds(1), ForeignGrace: TimeSpan.FromMinutes(2),
            Patience: TimeSpan.FromMinutes(1));
        RelationalStorage storage = new(new SqliteDialect(_database.Path, new SqliteOptions()), settings, _ => _presence);
        Heartbeat heartbeat = new(storage, study: 1, _presence);
        await _presence.Beating;

        await heartbeat.DisposeAsync();

        Assert.False(_presence.IsReleased);
    }

    public void Dispose()
    {
        _presence.Release();
        _database.Dispose();
    }

    private sealed class HangingPresence : IPresence
    {
        private readonly TaskCompletionSource _beating = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _release = new();

        public string Worker => "worker";

        public Task Beating => _beating.Task;

        public bool IsReleased => _release.IsSet;

        public void Release() => _release.Set();

        public ValueTask RenewAsync(Session session, CancellationToken cancellationToken)
        {
            _beating.TrySetResult();
            _release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(
            Session session, IReadOnlyList<string> workers, CancellationToken cancellationToken) => new([]);

        public ValueTask LeaveAsync(Session session) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
