using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using HyperGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HyperGen.Generator.Tests.Analysis;

/// <summary>Compiles source as a project that uses the package would: with the generator and every analyzer.</summary>
internal sealed record SourceCompilation(CSharpCompilation Written, CSharpCompilation Generated, int GeneratedFiles)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using HyperGen;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SearchSpaceAttribute).Assembly.Location)];

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Sample",
        [Parse("Usings.cs", ImplicitUsings)],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true));

    /// <summary>Every analyzer of the package, found as the compiler finds them.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SearchSpaceAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static SyntaxTree Parse(string path, string source) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), ParseOptions, path);

    public static SourceCompilation Of(params string[] sources) => Of(null, sources);

    public static SourceCompilation Of(SyntaxTreeOptionsProvider? severities, params string[] sources)
    {
        CSharpCompilation written = Empty.AddSyntaxTrees(sources.Select((source, i) => Parse($"/Source{i}.cs", source)));
        if (severities is not null) written = written.WithOptions(written.Options.WithSyntaxTreeOptionsProvider(severities));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SearchSpaceGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        driver = driver.RunGeneratorsAndUpdateCompilation(written, out Compilation generated, out ImmutableArray<Diagnostic> problems);
        Assert.Empty(problems);
        GeneratorRunResult result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new SourceCompilation(written, (CSharpCompilation)generated, result.GeneratedSources.Length);
    }

    /// <summary>What the analyzers report, in the order of the source. A crash of an analyzer fails the test.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => AnalyzeAsync(Analyzers);

    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilationWithAnalyzers analysis = Generated.WithAnalyzers(
            analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), OnCrash, concurrentAnalysis: false,
                logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        return
        [
            .. found.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the compiler itself has to say, errors and warnings.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics() =>
        Generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);

    private static void OnCrash(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new InvalidOperationException($"{analyzer.GetType().Name} crashed: {exception}");
}
