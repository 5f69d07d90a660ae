using Xunit.Abstractions;

namespace HyperGen.Storage.Tests.Sqlite;

public sealed class SqliteProcessTests(ITestOutputHelper output) : DatabaseProcessTests(output), IDisposable
{
    private readonly SqliteDatabase _database = new();

    private protected override DatabaseStudies Studies => _database.Studies;

    private protected override OptunaTables Tables => _database.Tables;

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Last_participant_leaves_one_file()
    {
        using WorkerProcess worker = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, "3");
        await worker.RestAsync();
        Assert.Equal("", await worker.Errors);
        Assert.Equal([_database.Path], Directory.GetFileSystemEntries(_database.Folder));
    }

    [SmallDiskFact]
    public async Task Full_disk_stops_the_worker_with_a_clear_error_and_with_room_the_study_goes_on()
    {
        const int Trials = 300;
        using WorkerProcess workers = WorkerProcess.StartOnSmallDisk(
            700, _database.Folder, Studies.Address, DatabaseStudies.Study, $"{Trials}");
        var told = await workers.RestAsync();
        string errors = await workers.Errors;
        Assert.Contains("the disk is full. Nothing was recorded; make room and go on.", errors, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, Trials), told.Select(one => one.Number).Order());
    }

    [UnixFact]
    public async Task Write_that_fails_stops_the_worker_with_a_clear_error_and_loses_nothing()
    {
        const int Trials = 300;
        using WorkerProcess confined = WorkerProcess.StartConfined(600, Studies.Address, DatabaseStudies.Study, $"{Trials}");
        var told = await confined.RestAsync();
        Assert.Contains("Nothing was recorded; see that the disk works and has room", await confined.Errors, StringComparison.Ordinal);
        Assert.InRange(told.Count, 1, Trials - 1);

        using WorkerProcess free = WorkerProcess.Start(Studies.Address, DatabaseStudies.Study, $"{Trials}");
        told.AddRange(await free.RestAsync());
        Assert.Equal("", await free.Errors);
        await Studies.AssertCompleteAsync(Trials, told);
        await Tables.AssertWholesomeAsync(DatabaseStudies.Study);
    }
}
