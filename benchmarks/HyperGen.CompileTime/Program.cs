// What the generator costs a build: compiles many annotated types with and without it, then edits an unrelated file.
// dotnet run -c Release --project benchmarks/HyperGen.CompileTime [number of types]
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Basic.Reference.Assemblies;
using HyperGen.CompileTime;
using HyperGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

int types = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
CSharpParseOptions parsing = new(LanguageVersion.Latest);
Run(types: 20, prints: Output.None);
Run(types, Output.Console);

void Run(int types, Output prints)
{
    CSharpCompilation input = CSharpCompilation.Create(
        "CompileTime",
        [.. Enumerable.Range(0, types).Select(i => Parse(ExampleSource.Of(i), $"Config{i}.cs")), Parse("class Unrelated;", "Unrelated.cs")],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(HyperGen.SearchSpace).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    GeneratorDriver driver = CSharpGeneratorDriver.Create(
        [new SearchSpaceGenerator().AsSourceGenerator()],
        parseOptions: parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    Measure("declarations bound, no generator", () => input.GetDeclarationDiagnostics());

    Compilation output = input;
    ImmutableArray<Diagnostic> problems = [];
    Measure("generator", () => driver = driver.RunGeneratorsAndUpdateCompilation(input, out output, out problems));
    Measure("emit of all, generated code included", () => problems = output.Emit(new MemoryStream()).Diagnostics);
    if (problems.Any(problem => problem.Severity == DiagnosticSeverity.Error)) throw new InvalidOperationException(problems[0].ToString());

    input = input.ReplaceSyntaxTree(input.SyntaxTrees[^1], Parse("class Unrelated { int edited; }", "Unrelated.cs"));
    Measure("generator after an edit of an unrelated file", () => driver = driver.RunGenerators(input));
    int written = driver.GetRunResult().Results[0].TrackedOutputSteps
        .SelectMany(step => step.Value).SelectMany(step => step.Outputs)
        .Count(step => step.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
    if (prints == Output.Console) Console.WriteLine($"{types} types, files written again after that edit: {written}");

    void Measure(string what, Action action)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - processor;
        if (prints == Output.Console)
            Console.WriteLine(FormattableString.Invariant($"{what,-48}{Stopwatch.GetElapsedTime(start).TotalMilliseconds,9:F0} ms, processor {used.TotalMilliseconds,7:F0} ms"));
    }
}

SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, parsing, path);

internal enum Output { None, Console }
