using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers;

/// <summary>Reports what the rules find in every type marked as a search space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SearchSpaceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. RuleSet.All.Select(rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        // Looks at attributes alone before it allocates anything.
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (SpaceReader.Read(type, context.Compilation, context.CancellationToken) is { } space)
            RuleSet.Check(space, new RuleContext(Placed.In(space, context.ReportDiagnostic), context.CancellationToken));
    }
}
