using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5006: a trial that is asked for and dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedTrialAnalyzer() : UsageAnalyzer(
    Describe.Warning("HG5006", "A trial that was asked for is dropped",
        "The trial of '{0}' is dropped and stays open; keep it, evaluate it and tell its value"),
    StudyApi.Asks)
{
    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        SyntaxNode? user = call.Parent;
        while (user is AwaitExpressionSyntax or ParenthesizedExpressionSyntax || IsConfigured(user)) user = user!.Parent;
        bool isDropped = user is ExpressionStatementSyntax
            || user is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard }
                && context.SemanticModel.GetSymbolInfo(discard, context.CancellationToken).Symbol is null or IDiscardSymbol;
        if (isDropped) context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.GetLocation(), method.Name));
    }

    // .ConfigureAwait(false), and the call of it.
    private static bool IsConfigured(SyntaxNode? node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } or InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" },
        };
}
