using HyperGen.StorageWorker;
using HyperGen.Tests.Studies;
using Npgsql;

namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Who counts as gone after a time in which nobody could say that he is alive.</summary>
[Collection(PostgreSqlServer.Collection)]
public sealed class LeasePresenceTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string Other = "hypergen-other-1-00000001";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(0.1); // less than the server has been running for

    private readonly ManualTime _time = new();
    private PostgreSqlDatabase? _database;
    private NpgsqlDataSource? _source;
    private Session? _session;
    private LeasePresence? _presence;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlDatabase.CreateAsync(server);
        await (await _database.Studies.OpenAsync()).DisposeAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
        _session = new Session(await _source.OpenConnectionAsync(), new PostgreSqlDialect(_source, new PostgreSqlOptions { ReconnectTimeout = Lease }));
        _presence = new LeasePresence(study: 1, Lease, _time);
        await _presence.RenewAsync(_session, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync();
        if (_source is not null) await _source.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Worker_whose_lease_ran_out_is_gone()
    {
        await LapseAsync();
        Assert.True(await IsGoneAsync());
    }

    [Fact]
    public async Task Worker_that_left_since_another_one_was_asked_about_is_gone()
    {
        LeasePresence other = new(study: 1, Lease, _time);
        await other.RenewAsync(_session!, CancellationToken.None);
        Assert.False(await IsGoneAsync(_presence!, _presence!.Worker));
        await other.LeaveAsync(_session!);
        Assert.True(await IsGoneAsync(_presence, other.Worker));
    }

    [Fact]
    public async Task Nobody_is_gone_to_a_worker_whose_own_lease_ran_out()
    {
        await LapseAsync();
        _time.Advance(Lease * 1.1);
        Assert.False(await IsGoneAsync());
    }

    [Fact]
    public async Task Nobody_is_gone_to_a_worker_that_joins_within_the_time_of_a_lease_after_the_server_was_started()
    {
        await LapseAsync();
        LeasePresence newcomer = new(study: 1, TimeSpan.FromDays(1), _time);
        await newcomer.RenewAsync(_session!, CancellationToken.None);
        Assert.False(await IsGoneAsync(newcomer, Other));
        Assert.True(await IsGoneAsync());
        Assert.True(await IsGoneAsync(newcomer, Other + "1")); // it has no lease: it left
    }

    [Fact]
    public async Task Others_have_the_time_of_a_lease_to_renew_theirs_after_the_server_was_away()
    {
        await LapseAsync();
        _time.Advance(Lease * 1.1);
        await _presence!.RenewAsync(_session!, CancellationToken.None);
        Assert.False(await IsGoneAsync());
        _time.Advance(Lease / 2);
        await _presence.RenewAsync(_session!, CancellationToken.None);
        Assert.False(await IsGoneAsync());
        _time.Advance(Lease * 0.6);
        Assert.True(await IsGoneAsync());
    }

    private Task LapseAsync() => _database!.Tables.ExecuteAsync(
        $"INSERT INTO hypergen_workers (worker, study_id, expires) VALUES ('{Other}', 1, CURRENT_TIMESTAMP - make_interval(secs => 1))");

    private Task<bool> IsGoneAsync() => IsGoneAsync(_presence!, Other);

    private async Task<bool> IsGoneAsync(LeasePresence presence, string worker) =>
        (await presence.LookAtAsync(_session!, [worker], CancellationToken.None))[0] == WorkerLife.Gone;
}
