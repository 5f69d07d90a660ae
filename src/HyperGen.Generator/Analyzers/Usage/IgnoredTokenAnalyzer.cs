using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5005: an objective that waits or loops and never looks at its cancellation token.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoredTokenAnalyzer() : UsageAnalyzer(
    Describe.Hint("HG5005", "An objective ignores its cancellation token",
        "The objective never looks at '{0}', so cancelling the study does not stop it"),
    [.. StudyApi.Runs, "RunAsync"])
{
    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is not ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [_, var token] } objective)
                continue;
            string name = token.Identifier.ValueText;
            if (name.StartsWith("_", StringComparison.Ordinal) || !TakesTime(objective) || Mentions(objective.Body, name)) continue;
            if (context.SemanticModel.GetDeclaredSymbol(token, context.CancellationToken)?.Type.Name == "CancellationToken")
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, token.Identifier.GetLocation(), name));
        }
    }

    private static bool TakesTime(LambdaExpressionSyntax objective) => objective.Body.DescendantNodesAndSelf()
        .Any(node => node is AwaitExpressionSyntax
            or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private static bool Mentions(SyntaxNode body, string name) => body.DescendantNodesAndSelf()
        .Any(node => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);
}
