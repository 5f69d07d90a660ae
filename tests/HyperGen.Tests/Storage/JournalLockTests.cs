using HyperGen.Storage;
using HyperGen.Testing;

namespace HyperGen.Tests.Storage;

public sealed class JournalLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Journal => _folder.File("study.jsonl");

    private string Lock => Journal + ".lock";

    public static TheoryData<JournalLockKind> Kinds => OperatingSystem.IsWindows() ? new(JournalLockKind.File) : new(JournalLockKind.File, JournalLockKind.SymbolicLink);

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public async Task Journal_behind_a_symbolic_link_has_the_lock_and_the_workers_of_the_file_it_leads_to()
    {
        string link = _folder.File("link.jsonl");
        File.CreateSymbolicLink(link, Journal);
        StudyDeclaration declaration = new("study", StudyDirection.Minimize, new SearchSpaceBuilder("Line").AddFloat("x", 0, 1).Build(), 1);
        await using IStudyLog linked = await JournalStorage.Open(link).OpenAsync(declaration);
        await using IStudyLog direct = await JournalStorage.Open(Journal).OpenAsync(declaration);
        Assert.False(await direct.IsGoneAsync(linked.Worker));
        bool sees = false;
        await linked.CommitAsync(_ =>
        {
            sees = new FileInfo(Journal + ".lock").LinkTarget is not null;
            return [];
        });
        Assert.True(sees);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lock_exists_while_deciding_and_nothing_stays_behind(JournalLockKind kind)
    {
        IStudyLog log = await Open(new JournalOptions { Lock = kind });
        bool locked = false;
        await log.CommitAsync(_ =>
        {
            locked = File.Exists(Lock) || new FileInfo(Lock).LinkTarget is not null;
            return [new TrialEnqueued(0, [0.5])];
        });
        Assert.True(locked);
        Assert.Single(Directory.GetFiles(_folder.Path));
        await log.DisposeAsync();
        Assert.Equal([Journal], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lock_of_a_worker_that_died_is_broken_at_once(JournalLockKind kind)
    {
        JournalOptions patient = new() { Lock = kind, StaleLockAfter = TimeSpan.FromDays(1) };
        await using IStudyLog log = await Open(patient);
        string dead = log.Worker[..^8] + "00000000";
        await File.WriteAllTextAsync(Path.Combine(Journal + ".workers", dead), ""); // not locked: its process is gone
        if (kind == JournalLockKind.File) await File.WriteAllTextAsync(Lock, dead);
        else File.CreateSymbolicLink(Lock, Path.Combine("study.jsonl.workers", dead));
        await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]);
        Assert.Single(Directory.GetFiles(_folder.Path));
        await using IStudyLog next = await Open(patient);
        Assert.False(File.Exists(Path.Combine(Journal + ".workers", dead)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Foreign_lock_that_nobody_releases_is_broken_after_its_time(JournalLockKind kind)
    {
        await using IStudyLog log = await Open(new JournalOptions { StaleLockAfter = TimeSpan.FromMilliseconds(100) });
        Take(kind);
        await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Foreign_lock_is_waited_for(JournalLockKind kind)
    {
        await using IStudyLog log = await Open(new JournalOptions());
        Take(kind);
        bool decided = false;
        Task commit = log.CommitAsync(_ =>
        {
            decided = true;
            return [new TrialEnqueued(0, [0.5])];
        }).AsTask();
        await Task.Delay(50);
        Assert.False(decided);
        File.Delete(Lock);
        await commit;
        Assert.True(decided);
    }

    [Fact]
    public async Task Wait_for_the_lock_can_be_cancelled()
    {
        await using IStudyLog log = await Open(new JournalOptions());
        Take(JournalLockKind.File);
        using CancellationTokenSource cancellation = new();
        Task commit = log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])], cancellation.Token).AsTask();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        Assert.True(File.Exists(Lock)); // it is not ours to remove
        File.Delete(Lock);
        await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Participant_whose_lock_was_broken_writes_nothing_and_leaves_the_new_lock(JournalLockKind kind)
    {
        await using IStudyLog log = await Open(new JournalOptions { Lock = kind });
        string before = File.ReadAllText(Journal);
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await log.CommitAsync(_ =>
        {
            File.Delete(Lock);
            Take(JournalLockKind.File);
            return [new TrialEnqueued(0, [0.5])];
        }));
        Assert.Contains("stood still", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Lock));
        File.Delete(Lock);
        Assert.Equal(before, File.ReadAllText(Journal));
        await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]);
    }

    [UnprivilegedUnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Lock_that_cannot_be_removed_takes_nothing_back_and_still_serves_its_owner()
    {
        await using IStudyLog log = await Open(new JournalOptions { StaleLockAfter = TimeSpan.FromDays(1) });
        UnixFileMode mode = File.GetUnixFileMode(_folder.Path);
        await log.CommitAsync(_ =>
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return [new TrialEnqueued(0, [0.5])];
        });
        File.SetUnixFileMode(_folder.Path, mode);
        await log.CommitAsync(_ => [new TrialEnqueued(1, [0.5])]);
        Assert.Single(Directory.GetFiles(_folder.Path));
        await using IStudyLog reader = await Open(new JournalOptions());
        Assert.Equal(2, (await reader.ReadAsync()).Count);
    }

    [Fact]
    public void Presence_shows_until_it_ends()
    {
        using WorkerPresence mine = WorkerPresence.Enter(Journal);
        WorkerPresence other = WorkerPresence.Enter(Journal);
        Assert.True(WorkerName.IsOurs(mine.Name));
        Assert.False(mine.IsGone(other.Name));
        mine.RemoveGone(needed: null);
        Assert.Equal(2, Directory.GetFiles(Journal + ".workers").Length);
        other.Dispose();
        Assert.True(mine.IsGone(other.Name));
        Assert.Single(Directory.GetFiles(Journal + ".workers"));
    }

    [Fact]
    public void File_of_a_dead_worker_is_removed_unless_the_lock_needs_it()
    {
        using WorkerPresence mine = WorkerPresence.Enter(Journal);
        string dead = mine.Name + "0";
        File.WriteAllText(Path.Combine(Journal + ".workers", dead), "");
        Assert.True(mine.IsGone(dead));
        mine.RemoveGone(needed: dead);
        Assert.Equal(2, Directory.GetFiles(Journal + ".workers").Length);
        mine.RemoveGone(needed: null);
        Assert.Single(Directory.GetFiles(Journal + ".workers"));
    }

    private void Take(JournalLockKind kind)
    {
        if (kind == JournalLockKind.File) File.WriteAllText(Lock, "");
        else File.CreateSymbolicLink(Lock, Journal);
    }

    private ValueTask<IStudyLog> Open(JournalOptions options) => JournalStorage.Open(Journal, options).OpenAsync(
        new StudyDeclaration("study", StudyDirection.Minimize, new SearchSpaceBuilder("Space").AddFloat("x", 0, 1).Build(), 1));
}
