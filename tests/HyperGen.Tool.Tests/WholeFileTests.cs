namespace HyperGen.Tool.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryStorage _storage = new();

    private string Target => _storage.File("trials.csv");

    public void Dispose() => _storage.Dispose();

    [Fact]
    public void File_whose_new_content_fails_half_way_is_as_it_was()
    {
        File.WriteAllText(Target, "mine");
        Assert.Throws<IOException>(() => WholeFile.Write(Target, Fail));
        Assert.Equal("mine", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void File_is_as_it_was_until_the_new_content_is_complete()
    {
        File.WriteAllText(Target, "mine");
        WholeFile.Write(
            Target,
            stream =>
            {
                stream.Write("number,state\n"u8);
                stream.Flush();
                Assert.Equal("mine", File.ReadAllText(Target));
            });
        Assert.Equal("number,state\n", File.ReadAllText(Target));
    }

    [Fact]
    public void File_that_was_not_there_is_not_there_after_a_failure()
    {
        Assert.Throws<IOException>(() => WholeFile.Write(Target, Fail));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Failure_names_the_file_and_not_the_part_of_it_that_was_written()
    {
        string lost = Path.Combine(_storage.File("nowhere"), "trials.csv");
        Assert.Contains($"'{lost}' cannot be written: its folder does not exist", Assert.Throws<IOException>(() => WholeFile.Write(lost, Fail)).Message);
        Directory.CreateDirectory(Target);
        string message = Assert.Throws<IOException>(() => WholeFile.Write(Target, stream => stream.Write("new"u8))).Message;
        Assert.StartsWith($"'{Target}' cannot be written", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Symbolic_link_stays_one_and_the_file_behind_it_is_written()
    {
        if (OperatingSystem.IsWindows()) return; // links need a privilege
        string file = _storage.File("behind.csv");
        File.WriteAllText(file, "mine");
        File.CreateSymbolicLink(Target, file);
        WholeFile.Write(Target, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(Target).LinkTarget);
    }

    private static void Fail(Stream stream)
    {
        stream.Write("number,state\n"u8);
        throw new IOException("the disk is full");
    }
}
