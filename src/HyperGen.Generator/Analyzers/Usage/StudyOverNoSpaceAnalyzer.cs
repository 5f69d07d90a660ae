using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5001: a study over a type that has no search space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StudyOverNoSpaceAnalyzer() : UsageAnalyzer(
    Describe.Error("HG5001", "A study over a type that is no search space", "'{0}' is not a search space; mark it with [SearchSpace]"),
    StudyApi.Runs)
{
    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (StudyApi.ConfigOf(method) is not { } config || AttributeNames.IsSearchSpace(config)) return;
        if (config.AllInterfaces.Any(seam => seam.Name == "ISearchSpace")) return;
        SyntaxNode place = NameOf(call.Expression) is GenericNameSyntax { TypeArgumentList.Arguments: [var argument] }
            ? argument
            : call.Expression;
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.GetLocation(), Show.Type(config)));
    }
}
