using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperGen.Generator.Tests.Harness;

/// <summary>A run of the generator over source, which can be repeated over changed source.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SearchSpace).Assembly.Location)];

    private readonly CSharpCompilation _input;
    private readonly GeneratorDriver _driver;

    private GeneratorRun(CSharpCompilation input, GeneratorDriver driver)
    {
        _input = input;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Output = (CSharpCompilation)output;
        Diagnostics = diagnostics;
    }

    /// <summary>The compilation with the generated files.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>What the generator itself said: nothing, ever.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The generated text by hint name.</summary>
    public SortedDictionary<string, string> Files => new(
        Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString()), StringComparer.Ordinal);

    public static GeneratorRun Over(params string[] sources) => Over(References, sources);

    public static GeneratorRun Over(IEnumerable<MetadataReference> references, params string[] sources)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            checkOverflow: true,
            warningLevel: 9999,
            allowUnsafe: true);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Program", sources.Select((source, i) => Parse(source, $"Source{i}.cs")), references, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SearchSpaceGenerator().AsSourceGenerator()],
            parseOptions: Parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(compilation, driver);
    }

    /// <summary>Runs again with one source file replaced.</summary>
    public GeneratorRun With(int file, string source) =>
        new(_input.ReplaceSyntaxTree(_input.SyntaxTrees[file], Parse(source, _input.SyntaxTrees[file].FilePath)), _driver);

    /// <summary>Runs again with a source file added.</summary>
    public GeneratorRun WithAdded(string source) => new(_input.AddSyntaxTrees(Parse(source, "Added.cs")), _driver);

    /// <summary>Runs again with the same text parsed anew: nothing has changed in meaning.</summary>
    public GeneratorRun Reparsed()
    {
        CSharpCompilation input = _input;
        foreach (SyntaxTree tree in _input.SyntaxTrees) input = input.ReplaceSyntaxTree(tree, Parse(tree.ToString(), tree.FilePath));
        return new GeneratorRun(input, _driver);
    }

    /// <summary>The reasons of a tracked step.</summary>
    public IncrementalStepRunReason[] Reasons(string step) => Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
        ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
        : [];

    /// <summary>The reasons of what writes the files.</summary>
    public IncrementalStepRunReason[] OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source.ReplaceLineEndings("\n"), Parsing, path);
}
