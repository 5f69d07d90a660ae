using System.Diagnostics;
using HyperGen.BitsWorker;

namespace HyperGen.Tests.Samplers;

/// <summary>Every sampler proposes the same bits whatever vectors the processor has, and whichever compiler of the runtime compiled it.</summary>
public sealed class SameBitsTests
{
    private static readonly Lazy<Dictionary<string, string>> Here = new(() => StudyBits.Names.ToDictionary(name => name, StudyBits.Of));

    [Theory]
    [InlineData("DOTNET_EnableAVX", "vectors of 256 bits False")]
    [InlineData("DOTNET_EnableHWIntrinsic", "vectors of 256 bits False, of 128 bits False")]
    [InlineData("DOTNET_TieredCompilation", "vectors")]
    public void Studies_have_the_same_bits_in_a_process_without(string setting, string vectors)
    {
        string[] lines = Run(setting);
        Assert.StartsWith(vectors, lines[0]);
        Assert.Equal(Here.Value.Select(study => $"{study.Key} {study.Value}"), lines[1..]);
    }

    [Fact]
    public void Studies_of_different_samplers_have_different_bits() =>
        Assert.Equal(StudyBits.Names.Count, Here.Value.Values.Distinct().Count());

    private static string[] Run(string setting)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "HyperGen.BitsWorker.dll")])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[setting] = "0";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
