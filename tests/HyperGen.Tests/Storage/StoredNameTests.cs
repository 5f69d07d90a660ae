using HyperGen.Storage;

namespace HyperGen.Tests.Storage;

public sealed class StoredNameTests
{
    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_whatever_else_is_in_the_name()
    {
        // The last three beside a whole character or the one that stands for what could not be read.
        foreach (string name in (string[])["\ud83d", "a\ude00b", "\ufffd\ud83d", "\ud83d\ufffd", "\ud83d\ud83d\ude00"])
            Assert.Contains("surrogate", Refused(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ufffd")]
    [InlineData("\ud83d\ude00")]
    [InlineData("ü 漢字 😀 \ufffd")]
    public void Whole_characters_are_accepted(string name) => StoredName.CheckStudy(name);

    [Fact]
    public void Characters_are_counted_and_cut_whole()
    {
        StoredName.CheckStudy(string.Concat(Enumerable.Repeat("😀", 512)));
        string error = Refused("x" + string.Concat(Enumerable.Repeat("😀", 512)));
        Assert.Contains("513 characters", error, StringComparison.Ordinal);
        Assert.Contains($"'x{string.Concat(Enumerable.Repeat("😀", 39))}…'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nul_is_refused() => Assert.Contains("U+0000", Refused("a\0b"), StringComparison.Ordinal);

    private static string Refused(string name) => Assert.Throws<StudyStorageException>(() => StoredName.CheckStudy(name)).Message;
}
