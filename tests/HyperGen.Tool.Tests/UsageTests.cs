using System.Text;

namespace HyperGen.Tool.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData("frobnicate", "'frobnicate' is no command")]
    [InlineData("list", "Say which storage")]
    [InlineData("list --storage nowhere.jsonl", "There is no storage 'nowhere.jsonl'")]
    [InlineData("trials --best 0 --storage x", "--best is 0; use 1 or more")]
    [InlineData("trials --state happy --storage x", "happy")]
    [InlineData("export study --storage x", "--format")]
    [InlineData("watch --interval 0 --storage x", "--interval")]
    [InlineData("copy study from", "'to'")]
    public async Task Wrong_command_line_is_refused_in_one_sentence(string line, string message) =>
        Assert.Contains(message, (await ToolRun.OfAsync(line.Split(' '))).Refused(), StringComparison.Ordinal);

    [Fact]
    public async Task Help_and_version_are_written_to_the_output()
    {
        ToolRun help = await ToolRun.OfAsync("--help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.Contains("enqueue", help.Out, StringComparison.Ordinal);
        Assert.Contains("--format", (await ToolRun.OfAsync("export", "--help")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolRun.OfAsync("--version")).Code);
    }

    [Fact]
    public async Task Study_that_is_not_there_is_refused_with_the_names_of_those_that_are()
    {
        await _storage.AddAsync("mnist");
        Assert.Contains("it has 'mnist'", (await ToolRun.OfAsync("show", "minst", "-s", _storage.Journal)).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_addresses_reach_the_terminal_without_control_characters()
    {
        const string Red = "\u001b[31mred\nline";
        await _storage.AddAsync(Red);
        await _storage.AddAsync("other");
        string[][] commands =
        [
            ["show", "mnist", "-s", _storage.Journal], ["show", Red + "!", "-s", _storage.Journal], ["show", "-s", _storage.Journal],
            ["delete", Red, "-s", _storage.Journal], ["copy", Red, _storage.Journal, _storage.Journal], ["enqueue", Red, Red, "-s", _storage.Journal],
            ["list", "-s", Red], ["list", "-s", Red + "://x"], ["copy", Red, _storage.Journal, Red], [Red], ["list", Red],
            ["export", "other", "-s", _storage.Journal, "-f", "csv", "-o", Red + "/x.csv"],
        ];
        foreach (string[] command in commands)
        {
            string error = (await ToolRun.OfAsync(command)).Refused();
            Assert.DoesNotContain('\u001b', error);
            Assert.All(error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("hypergen", line, StringComparison.Ordinal));
            Assert.DoesNotContain("(Parameter", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Output_that_is_closed_is_named_as_such()
    {
        await _storage.AddAsync("mnist");
        using ClosedStream closed = new();
        StringWriter error = new();
        Assert.Equal(2, await HypergenCommand.RunAsync(["list", "-s", _storage.Journal, "--json"], ToolRun.Console(closed, error), CancellationToken.None));
        Assert.Contains("The output cannot be written", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_is_no_storage_is_refused_and_left_as_it_is()
    {
        string file = _storage.File("notes.txt");
        File.WriteAllText(file, "my notes");
        foreach (string command in (string[])["list", "show", "check"])
            Assert.Contains("neither a SQLite database nor a journal", (await ToolRun.OfAsync(command, "-s", file)).Refused(), StringComparison.Ordinal);
        Assert.Contains("neither a SQLite database nor a journal", (await ToolRun.OfAsync("copy", "x", file, _storage.File("new.jsonl"))).Refused(), StringComparison.Ordinal);
        Assert.Equal("my notes", File.ReadAllText(file));
    }

    [Fact]
    public async Task Watch_writes_a_line_when_something_changed_and_ends_well_when_it_is_stopped()
    {
        await _storage.AddAsync("mnist");
        using CancellationTokenSource stop = new();
        using LineStream output = new(line =>
        {
            if (line.Contains("4 trials", StringComparison.Ordinal)) ToolRun.OfAsync("enqueue", "mnist", "-s", _storage.Journal).GetAwaiter().GetResult();
            else stop.Cancel();
        });
        int code = await HypergenCommand.RunAsync(["watch", "-s", _storage.Journal, "--interval", "0.1"], ToolRun.Console(output, TextWriter.Null), stop.Token);
        Assert.Equal(0, code);
        Assert.Equal(2, output.Lines.Count);
        Assert.Contains("mnist: 5 trials (2 complete, 1 failed, 1 running, 1 waiting); best 0.25 in trial 1", output.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ends_with_an_error_when_the_study_is_deleted()
    {
        await _storage.AddAsync("mnist");
        using LineStream output = new(_ => JournalStorage.Open(_storage.Journal).DeleteAsync("mnist").AsTask().GetAwaiter().GetResult());
        StringWriter error = new();
        int code = await HypergenCommand.RunAsync(["watch", "-s", _storage.Journal, "--interval", "0.1"], ToolRun.Console(output, error), CancellationToken.None);
        Assert.Equal(2, code);
        Assert.Contains("no study 'mnist'", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Refuses as a closed standard output does.</summary>
    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new UnauthorizedAccessException("Access to the path is denied.");

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }

    /// <summary>Acts on each line that is written.</summary>
    private sealed class LineStream(Action<string> act) : MemoryStream
    {
        private int _seen;

        public List<string> Lines { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            Look();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Look();
        }

        private void Look()
        {
            string[] whole = Encoding.UTF8.GetString(ToArray()).Split('\n')[..^1];
            for (; _seen < whole.Length; _seen++)
            {
                Lines.Add(whole[_seen]);
                act(whole[_seen]);
            }
        }
    }
}
