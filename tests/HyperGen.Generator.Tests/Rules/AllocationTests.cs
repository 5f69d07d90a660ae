using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Tests.Rules;

/// <summary>Code that does not use HyperGen pays for its analyzers with a glance, and with no memory.</summary>
public sealed class AllocationTests
{
    private const string Plain = """
        using System.ComponentModel;
        [Description("a")] public class A { [Obsolete("x")] public int P { get; set; } = 3; public void M([Description("p")] int p) =>
            Console.WriteLine(p); }
        [Serializable] public record B(int P, [property: Description("q")] string Q) { public int Sum() => Math.Max(P, Q.Length); }
        public struct C { public int P { get; init; } public static C Of(int p) => new C { P = p }; }
        """;

    [Fact]
    public void Analyzers_allocate_nothing_for_symbols_and_calls_without_HyperGen()
    {
        SourceCompilation compilation = SourceCompilation.Of(Plain);
        Recorder recorder = new();
        foreach (DiagnosticAnalyzer analyzer in SourceCompilation.Analyzers) analyzer.Initialize(recorder);
        Assert.NotEmpty(recorder.SymbolActions);
        Assert.NotEmpty(recorder.NodeActions);
        SymbolAnalysisContext[] symbols = [.. Symbols(compilation.Generated).Select(symbol =>
            SymbolContext(symbol, compilation.Generated))];
        SyntaxNodeAnalysisContext[] nodes = [.. Nodes(compilation.Generated)];
        Assert.True(symbols.Length > 10 && nodes.Length > 3);

        Run(recorder, symbols, nodes);
        Run(recorder, symbols, nodes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(recorder, symbols, nodes);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Run(Recorder recorder, SymbolAnalysisContext[] symbols, SyntaxNodeAnalysisContext[] nodes)
    {
        for (int action = 0; action < recorder.SymbolActions.Count; action++)
        {
            foreach (SymbolAnalysisContext context in symbols)
            {
                if (recorder.SymbolActions[action].Kinds.Contains(context.Symbol.Kind)) recorder.SymbolActions[action].Run(context);
            }
        }

        for (int action = 0; action < recorder.NodeActions.Count; action++)
        {
            foreach (SyntaxNodeAnalysisContext context in nodes)
            {
                if (recorder.NodeActions[action].Kinds.Contains(context.Node.Kind())) recorder.NodeActions[action].Run(context);
            }
        }
    }

    private static IEnumerable<ISymbol> Symbols(Compilation compilation)
    {
        foreach (INamedTypeSymbol type in compilation.Assembly.GlobalNamespace.GetTypeMembers())
        {
            yield return type;
            foreach (ISymbol member in type.GetMembers())
            {
                yield return member;
                foreach (IParameterSymbol parameter in (member as IMethodSymbol)?.Parameters ?? []) yield return parameter;
            }
        }
    }

#pragma warning disable CS0618 // The way to hand a context to an action without a driver.
    private static SymbolAnalysisContext SymbolContext(ISymbol symbol, Compilation compilation) =>
        new(symbol, compilation, new AnalyzerOptions([]), _ => Assert.Fail("reported"), _ => true, CancellationToken.None);

    private static IEnumerable<SyntaxNodeAnalysisContext> Nodes(Compilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == "/Source0.cs");
        SemanticModel model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes()
            .Select(node => new SyntaxNodeAnalysisContext(node, model, new AnalyzerOptions([]), _ =>
                Assert.Fail("reported"), _ => true, CancellationToken.None));
    }
#pragma warning restore CS0618

    /// <summary>Takes the actions that an analyzer registers.</summary>
    private sealed class Recorder : AnalysisContext
    {
        public List<(Action<SymbolAnalysisContext> Run, SymbolKind[] Kinds)> SymbolActions { get; } = [];

        public List<(Action<SyntaxNodeAnalysisContext> Run, SyntaxKind[] Kinds)> NodeActions { get; } = [];

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
        {
        }

        public override void EnableConcurrentExecution()
        {
        }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action,
            System.Collections.Immutable.ImmutableArray<SymbolKind> symbolKinds) =>
            SymbolActions.Add((action, [.. symbolKinds]));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(
            Action<SyntaxNodeAnalysisContext> action, System.Collections.Immutable.ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            NodeActions.Add((action, [.. syntaxKinds.Cast<SyntaxKind>()]));

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) =>
            throw new NotSupportedException();

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(
            Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw new NotSupportedException();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
    }
}
