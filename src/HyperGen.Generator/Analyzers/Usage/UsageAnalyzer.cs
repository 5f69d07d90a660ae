using HyperGen.Generator.Declarations;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>
/// A rule about calls of the study API. Looks at the name of a called method before anything else, so that code that does not use HyperGen
/// costs
/// next to nothing.
/// </summary>
public abstract class UsageAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<string> _methods;

    private protected UsageAnalyzer(DiagnosticDescriptor descriptor, params string[] methods)
    {
        (Descriptor, _methods) = (descriptor, [.. methods]);
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Look, SyntaxKind.InvocationExpression);
    }

    /// <summary>Looks at a call of one of the methods, bound or almost.</summary>
    private protected abstract void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context);

    private void Look(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call.Expression) is not { } name || !_methods.Contains(name.Identifier.ValueText)) return;
        SymbolInfo found = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken);
        if ((found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { ContainingType: { } type } method
            && StudyApi.Has(type))
            Check(call, method, context);
    }

    private protected static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
