using HyperGen.Storage;
using HyperGen.StorageWorker;
using HyperGen.Tests.Storage.Optuna;

namespace HyperGen.Tests.Storage;

public sealed class JournalCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("4.9")]
    [InlineData("5.0")]
    public async Task Studies_of_the_real_client_are_listed_read_and_copied(string version)
    {
        JournalStorage theirs = JournalStorage.Open(Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", $"optuna-{version}.jsonl"));
        OptunaStudy expected = OptunaStudy.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storage", "Optuna", $"optuna-{version}.shared.json")));
        StudySummary shared = (await theirs.ListAsync()).Single(study => study.Name == "shared");
        Assert.Equal(expected.Trials.Length, shared.Trials.Total);
        Assert.Equal(expected.Best, shared.BestTrial);

        JournalStorage ours = JournalStorage.Open(_folder.File("copy.jsonl"));
        foreach (StudySummary study in await theirs.ListAsync()) await theirs.CopyAsync(study.Name, ours);
        await using IStudyLog log = await ours.OpenAsync(new("shared", StudyDirection.Minimize, SharedProblem.Space, 5));
        expected.IsWhatWeSee(TrialView.Of(await log.ReadAsync()), withPoints: number => number < 7);
    }

    [Fact]
    public async Task Who_follows_a_study_sees_a_point_once_all_of_it_is_written()
    {
        SearchSpace plane = new SearchSpaceBuilder("Plane").AddFloat("x", 0, 1).AddFloat("y", 0, 1).Build();
        string whole = _folder.File("whole.jsonl");
        await using (IStudyLog log = await JournalStorage.Open(whole).OpenAsync(new("study", StudyDirection.Minimize, plane, 1)))
        {
            await log.CommitAsync(_ => [new TrialStarted(0, null, log.Worker, DateTimeOffset.UnixEpoch.AddYears(50))]);
            await log.CommitAsync(_ => [new TrialProposed(0, [0.25, 0.75])]);
        }

        string[] lines = File.ReadAllLines(whole);
        string growing = _folder.File("growing.jsonl");
        File.WriteAllText(growing, string.Concat(lines[..^1].Select(line => line + "\n")));
        await using IAsyncEnumerator<StoredStudy> looks = JournalStorage.Open(growing).FollowAsync("study").GetAsyncEnumerator();
        Assert.True(await looks.MoveNextAsync());
        Assert.Empty(looks.Current.Trials[0].Parameters);
        File.AppendAllText(growing, lines[^1] + "\n");
        Assert.True(await looks.MoveNextAsync());
        Assert.Equal([0.25, 0.75], looks.Current.Trials[0].Parameters.Select(parameter => parameter.Value));
    }

    [Fact]
    public async Task Reading_leaves_no_file_behind()
    {
        JournalStorage journal = JournalStorage.Open(_folder.File("none.jsonl"));
        Assert.Empty(await journal.ListAsync());
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await journal.ReadAsync("study"));
        await Assert.ThrowsAsync<StudyNotFoundException>(async () => await journal.DeleteAsync("study"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(_folder.File("x"))!));
    }

    [Fact]
    public async Task Half_a_point_that_a_dying_worker_left_is_no_part_of_the_record()
    {
        string path = _folder.File("study.jsonl");
        SearchSpace space = new SearchSpaceBuilder("Space").AddFloat("x", 0, 1).AddFloat("y", 0, 1).WithDefault([0.5, 0.5]).Build();
        JournalStorage journal = JournalStorage.Open(path);
        await using (IStudyLog log = await journal.OpenAsync(new("s", StudyDirection.Minimize, space, 1)))
        {
            await log.CommitAsync(_ => [new TrialStarted(0, null, log.Worker, DateTimeOffset.UnixEpoch.AddYears(50))]);
            await log.CommitAsync(_ => [new TrialProposed(0, [0.25, 0.75])]);
        }

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(2, (await journal.ReadAsync("s")).Trials[0].Parameters.Count);
        File.WriteAllLines(path, lines[..^1]);
        Assert.Empty((await journal.ReadAsync("s")).Trials[0].Parameters);
        await journal.CopyAsync("s", journal, "copy");
        await using IStudyLog copy = await journal.OpenAsync(new("copy", StudyDirection.Minimize, space, 1));
        Assert.Null(Assert.IsType<TrialStarted>(Assert.Single(await copy.ReadAsync())).Point);
    }

    [Fact]
    public async Task File_that_is_no_journal_is_refused()
    {
        File.WriteAllText(_folder.File("notes.txt"), "my notes");
        JournalStorage journal = JournalStorage.Open(_folder.File("notes.txt"));
        foreach (Func<Task> act in (Func<Task>[])
        [
            async () => await journal.ListAsync(),
            async () => await journal.AuditAsync(),
            async () => await journal.WriteAsync(new StoredStudy { Name = "s", Directions = [StudyDirection.Minimize] }),
        ])
        {
            Assert.Contains("no journal", (await Assert.ThrowsAsync<StudyStorageException>(act)).Message, StringComparison.Ordinal);
        }

        Assert.Equal("my notes", File.ReadAllText(_folder.File("notes.txt")));
    }
}
