namespace HyperGen.Problems.Tests;

/// <summary>A test that needs the recorded problems: it runs where HYPERGEN_BENCH_DATA names their folder, and says so where not.</summary>
public sealed class RecordedFactAttribute : FactAttribute
{
    public const string Variable = "HYPERGEN_BENCH_DATA";

    public RecordedFactAttribute()
    {
        if (Folder is null)
            Skip = $"Set {Variable} to the folder of the recorded problems to run this test.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
