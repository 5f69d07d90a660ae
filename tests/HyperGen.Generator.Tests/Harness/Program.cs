using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace HyperGen.Generator.Tests.Harness;

/// <summary>Compiles source with what the generator adds, warnings as errors, and runs it.</summary>
internal static class Program
{
    /// <summary>Compiles; a warning anywhere fails, also one about a generated member without documentation.</summary>
    public static GeneratorRun Compile(params string[] sources) => Checked(GeneratorRun.Over(sources));

    public static GeneratorRun Checked(GeneratorRun run)
    {
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Diagnostic[] problems = [.. run.Output.GetDiagnostics().Where(IsProblem)];
        Assert.True(problems.Length == 0, $"{string.Join('\n', problems.Take(10))}\n\n{string.Join('\n', run.Files.Values)}");
        return run;
    }

    /// <summary>The image of the compiled source.</summary>
    public static byte[] Image(GeneratorRun run)
    {
        using MemoryStream image = new();
        EmitResult result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(IsProblem)));
        return image.ToArray();
    }

    /// <summary>Compiles, loads and calls the parameterless static method <c>Entry.Run</c>; gives what it returns.</summary>
    public static object? Run(params string[] sources)
    {
        using MemoryStream image = new(Image(Compile(sources)));
        AssemblyLoadContext context = new("program", isCollectible: true);
        try
        {
            Assembly assembly = context.LoadFromStream(image);
            return assembly.GetType("Entry", throwOnError: true)!.GetMethod("Run")!.Invoke(null, []);
        }
        finally
        {
            context.Unload();
        }
    }

    // Tests do not document their own types: CS1591 counts in generated files alone.
    private static bool IsProblem(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.EndsWith(".HyperGen.g.cs", StringComparison.Ordinal) != true);
}
