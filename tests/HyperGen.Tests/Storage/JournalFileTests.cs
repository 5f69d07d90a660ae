using System.Text;
using System.Text.Json;

namespace HyperGen.Tests.Storage;

/// <summary>The journal as bytes: torn ends, foreign files, damage.</summary>
public sealed class JournalFileTests : IDisposable
{
    private static readonly SearchSpace Space = new SearchSpaceBuilder("Space").AddFloat("x", 0, 1).Build();

    private readonly TemporaryFolder _folder = new();

    private string Journal => _folder.File("study.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Journal_cut_at_any_byte_opens_with_every_whole_event_and_goes_on()
    {
        await Tell(Journal, trials: 2);
        byte[] whole = File.ReadAllBytes(Journal);
        int[] lineEnds = [.. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n').Select(i => i + 1)];
        int before = 0;
        for (int length = lineEnds[2]; length <= whole.Length; length++) // the first three lines make the study
        {
            if (length % 11 != 0 && !lineEnds.Any(end => Math.Abs(end - length) < 4)) continue;
            string copy = _folder.File($"{length}.jsonl");
            File.WriteAllBytes(copy, whole[..length]);
            int told = await Tell(copy, trials: 1);
            int complete = CountTold(whole.AsSpan(0, length));
            Assert.InRange(told, complete, complete + 1); // a line that lacks but its end counts
            Assert.True(told >= before);
            before = told;
            Assert.All(File.ReadAllLines(copy), line => JsonDocument.Parse(line).Dispose());
            File.Delete(copy);
        }
    }

    [Fact]
    public async Task Whole_last_line_without_its_end_is_kept()
    {
        await Tell(Journal, trials: 2);
        File.WriteAllText(Journal, File.ReadAllText(Journal).TrimEnd('\n'));
        Assert.Equal(2, await Tell(Journal, trials: 1));
        Assert.Equal(3, await Tell(Journal, trials: 0));
    }

    [Fact]
    public async Task Zeros_after_a_power_cut_are_removed()
    {
        await Tell(Journal, trials: 2);
        File.AppendAllText(Journal, new string('\0', 4096));
        Assert.Equal(2, await Tell(Journal, trials: 1));
        Assert.DoesNotContain('\0', File.ReadAllText(Journal));
    }

    [Fact]
    public async Task Reader_leaves_an_unfinished_line_alone_and_reads_it_when_it_is_whole()
    {
        await using IStudyLog log = await Open(Journal);
        string line = """{"op_code":4,"worker_id":"other","study_id":0,"datetime_start":null}""";
        File.AppendAllText(Journal, line[..20]);
        Assert.Empty(await log.ReadAsync());
        File.AppendAllText(Journal, line[20..]);
        Assert.Empty(await log.ReadAsync());
        File.AppendAllText(Journal, "\n");
        Assert.Equal([new TrialStarted(0, null, "other", default)], await log.ReadAsync());
    }

    public static TheoryData<string, byte[]> ForeignFiles => new()
    {
        { "text", "Hello, I am a shopping list.\nMilk\n"u8.ToArray() },
        { "text without a line end", "Hello"u8.ToArray() },
        { "json", "{\"name\":\"x\"}\n"u8.ToArray() },
        { "json without a line end", "{\"name\":\"x\"}"u8.ToArray() },
        { "json array", "[1,2]\n"u8.ToArray() },
        { "database", Encoding.ASCII.GetBytes("SQLite format 3\0").Concat(new byte[4096]).ToArray() },
        { "binary", [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 131))] },
        { "zeros", new byte[5000] },
        { "wrong type of operation", "{\"op_code\":\"zero\"}\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(ForeignFiles))]
    public async Task File_that_is_no_journal_is_refused_and_left_alone(string kind, byte[] content)
    {
        File.WriteAllBytes(Journal, content);
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await Open(Journal));
        Assert.Contains($"'{Journal}' is no journal", error.Message, StringComparison.Ordinal);
        Assert.True(content.AsSpan().SequenceEqual(File.ReadAllBytes(Journal)), kind);
        Assert.Equal([Journal], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("{\"op_code\":4,\"worker", "is no JSON")]
    [InlineData("{\"op_code\":11,\"worker_id\":\"x\"}", "operation 11 is unknown")]
    [InlineData("{\"op_code\":6,\"worker_id\":\"x\",\"trial_id\":\"first\"}", "no record")]
    [InlineData("{\"op_code\":5,\"worker_id\":\"x\",\"trial_id\":2,\"param_name\":\"x\",\"param_value_internal\":1,\"distribution\":\"{\"}", "is no JSON")]
    public async Task Damaged_line_is_named_and_nothing_is_changed(string line, string reason)
    {
        await Tell(Journal, trials: 2, leaveRunning: true);
        string before = File.ReadAllText(Journal) + line + "\n";
        File.WriteAllText(Journal, before);
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await Open(Journal));
        Assert.Contains($"Line {before.Count(letter => letter == '\n')} ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Journal));
    }

    [Fact]
    public async Task Damage_while_a_study_is_open_stops_it_without_a_loss()
    {
        await using IStudyLog log = await Open(Journal);
        File.AppendAllText(Journal, "garbage\n");
        string before = File.ReadAllText(Journal);
        await Assert.ThrowsAsync<StudyStorageException>(async () => await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]));
        Assert.Equal(before, File.ReadAllText(Journal));
        Assert.False(File.Exists(Journal + ".lock"));
    }

    [Fact]
    public async Task Journal_that_vanished_or_was_cut_is_reported()
    {
        await using IStudyLog log = await Open(Journal);
        string content = File.ReadAllText(Journal);
        File.Move(Journal, Journal + ".away");
        Assert.Contains("moved", await Refused(), StringComparison.Ordinal);
        File.Move(Journal + ".away", Journal);
        using (FileStream cut = new(Journal, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) cut.SetLength(10);
        Assert.Contains("cut", await Refused(), StringComparison.Ordinal);

        async Task<string> Refused() =>
            (await Assert.ThrowsAsync<StudyStorageException>(async () => await log.CommitAsync(_ => [new TrialEnqueued(0, [0.5])]))).Message;
    }

    [Fact]
    public async Task Missing_folder_and_a_folder_in_place_of_the_file_are_reported()
    {
        string missing = Path.Combine(_folder.Path, "missing", "study.jsonl");
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<StudyStorageException>(async () => await Open(missing))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", (await Assert.ThrowsAsync<StudyStorageException>(async () => await Open(_folder.Path))).Message, StringComparison.Ordinal);
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Place_that_may_not_be_written_is_reported()
    {
        // The kernel's own folder refuses even the superuser, whom permissions do not bind.
        string folder = Environment.IsPrivilegedProcess ? "/sys" : Directory.CreateDirectory(_folder.File("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;
        StudyStorageException error = await Assert.ThrowsAsync<StudyStorageException>(async () => await Open(Path.Combine(folder, "study.jsonl")));
        Assert.Contains("may not be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_with_several_objectives_is_a_conflict()
    {
        File.WriteAllText(Journal, """{"op_code":0,"worker_id":"w","study_name":"study","directions":[1,2]}""" + "\n");
        StudyConflictException error = await Assert.ThrowsAsync<StudyConflictException>(async () => await Open(Journal));
        Assert.Contains("2 objectives", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("NaN")]
    public async Task Foreign_trial_complete_with_a_value_that_is_not_finite_has_failed(string value)
    {
        await Tell(Journal, trials: 0, leaveRunning: true);
        File.AppendAllText(Journal, $$"""{"op_code":6,"worker_id":"w","trial_id":0,"state":1,"values":[{{value}}],"datetime_complete":null}""" + "\n");
        await using IStudyLog log = await Open(Journal);
        TrialTold told = Assert.IsType<TrialTold>((await log.ReadAsync())[^1]);
        Assert.Equal((TrialState.Failed, double.NaN), (told.State, told.Value));
        Assert.NotNull(told.Error);
    }

    [Fact]
    public async Task Study_deleted_by_another_client_is_reported_and_may_be_made_anew()
    {
        await Tell(Journal, trials: 2);
        await using IStudyLog log = await Open(Journal);
        File.AppendAllText(Journal, """{"op_code":1,"worker_id":"w","study_id":0}""" + "\n");
        StudyDeletedException error = await Assert.ThrowsAsync<StudyDeletedException>(async () => await log.CommitAsync(_ => [new TrialEnqueued(2, [0.5])]));
        Assert.Contains("deleted", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Tell(Journal, trials: 1));
        Assert.Equal(1, await Tell(Journal, trials: 0));
    }

    [Fact]
    public void Path_and_settings_are_checked_at_once()
    {
        Assert.Throws<ArgumentException>(() => JournalStorage.Open(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => JournalStorage.Open(Journal, new JournalOptions { StaleLockAfter = TimeSpan.Zero }));
    }

    [Theory]
    [InlineData("postgresql://worker:geheim@db/studies")]
    [InlineData("Host=db;Username=worker;Password=geheim")]
    public void Address_is_refused_without_its_password(string text)
    {
        ArgumentException error = Assert.Throws<ArgumentException>("path", () => JournalStorage.Open(text));
        Assert.Contains("by its path", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    private static ValueTask<IStudyLog> Open(string journal) =>
        JournalStorage.Open(journal, new JournalOptions { Durability = StorageDurability.None }).OpenAsync(new StudyDeclaration("study", StudyDirection.Minimize, Space, 1));

    /// <summary>Opens, tells more trials and returns how many had been told before.</summary>
    private static async Task<int> Tell(string journal, int trials, bool leaveRunning = false)
    {
        await using IStudyLog log = await Open(journal);
        IReadOnlyList<StudyEvent> events = await log.ReadAsync();
        int next = events.Count(one => one is TrialStarted);
        for (int i = 0; i < trials; i++)
        {
            int number = next + i;
            await log.CommitAsync(_ => [new TrialStarted(number, [0.5], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50))]);
            await log.CommitAsync(_ => [new TrialReported(number, 0, 1), new TrialTold(number, TrialState.Complete, number, TimeSpan.FromSeconds(1), null)]);
        }

        if (leaveRunning) await log.CommitAsync(_ => [new TrialStarted(next + trials, [0.5], log.Worker, DateTimeOffset.UnixEpoch.AddYears(50))]);
        return events.Count(one => one is TrialTold);
    }

    private static int CountTold(ReadOnlySpan<byte> journal) =>
        Encoding.UTF8.GetString(journal[..(journal.LastIndexOf((byte)'\n') + 1)]).Split('\n').Count(line => line.StartsWith("{\"op_code\":6", StringComparison.Ordinal));
}
