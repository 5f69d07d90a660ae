using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using HyperGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperGen.CompileTime;

/// <summary>Compiles one set of annotated types from source text to an assembly, in three ways.</summary>
internal sealed class FullBuild
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None);

    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SearchSpace).Assembly.Location)];

    private readonly string[] _sources;
    private readonly string[] _generated;

    public FullBuild(int types)
    {
        _sources = [.. Enumerable.Range(0, types).Select(ExampleSource.Of), "class Unrelated;"];
        _generated = [.. NewDriver().RunGenerators(Compilation(_sources)).GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
    }

    /// <summary>The annotated types without anything generated.</summary>
    public void CompileAlone() => Emit(Compilation(_sources));

    /// <summary>The same and what the generator made of them, as if it had been written by hand.</summary>
    public void CompileWithFiles() => Emit(Compilation([.. _sources, .. _generated]));

    /// <summary>The same with the generator at work.</summary>
    public void CompileWithGenerator()
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(Compilation(_sources), out Compilation output, out _);
        Emit(output);
    }

    /// <summary>How many of the generated files the edit of a file without annotated types makes again.</summary>
    public int FilesWrittenAfterUnrelatedEdit()
    {
        CSharpCompilation before = Compilation(_sources);
        GeneratorDriver driver = NewDriver().RunGenerators(before);
        SyntaxTree edited = CSharpSyntaxTree.ParseText("class Unrelated { int edited; }", Parsing);
        driver = driver.RunGenerators(before.ReplaceSyntaxTree(before.SyntaxTrees[^1], edited));
        return driver.GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Count(step => step.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    }

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new SearchSpaceGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpCompilation Compilation(IEnumerable<string> sources) => CSharpCompilation.Create(
        "CompileTime",
        sources.Select(source => CSharpSyntaxTree.ParseText(source, Parsing)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static void Emit(Compilation compilation)
    {
        ImmutableArray<Diagnostic> problems = compilation.Emit(new MemoryStream(), new MemoryStream()).Diagnostics;
        if (problems.FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}
