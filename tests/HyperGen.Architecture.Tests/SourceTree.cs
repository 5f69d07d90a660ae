using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperGen.Architecture.Tests;

/// <summary>The C# sources of the repository, read from disk.</summary>
internal static class SourceTree
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    public static string Root { get; } = FindRoot();

    /// <summary>The source files below a folder of the repository.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder)
    {
        string full = Path.Combine(Root, folder);
        return [.. Directory.EnumerateFiles(full, "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(full, file).Replace('\\', '/'), file))
            .Where(file => !file.Folders.Contains("obj") && !file.Folders.Contains("bin"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    public static SyntaxTree Parse(SourceFile file) => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path);

    /// <summary>The runtime with its implicit usings, compiled against the framework and MathNet.Numerics.</summary>
    public static CSharpCompilation CompileRuntime()
    {
        SyntaxTree usings = CSharpSyntaxTree.ParseText(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            """,
            ParseOptions);
        return CSharpCompilation.Create(
            "HyperGen",
            [usings, .. Files("src/HyperGen").Select(Parse)],
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(MathNet.Numerics.Constants).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HyperGen.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No HyperGen.sln above {AppContext.BaseDirectory}: run the tests from the repository.");
    }
}
