using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5009: a study that has no budget over a space that has no end.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessStudyAnalyzer() : UsageAnalyzer(
    Describe.Error("HG5009", "A study that can never end",
        "'{0}' is continuous, so the study never ends; set Trials, Timeout, Target, Patience or Terminator"),
    "Minimize",
    "Maximize",
    "MinimizeAsync",
    "MaximizeAsync")
{
    private static readonly string[] Ends = ["Trials", "Timeout", "Target", "Patience", "Terminator", "Observers"];

    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (StudyApi.ConfigOf(method) is not { } config
            || StudyApi.OptionsOf(call, context.SemanticModel, context.CancellationToken) is not { } options)
        {
            return;
        }
        if (Ends.Any(end => StudyApi.Assigned(options, end) is not null)) return;
        if (SpaceReader.Read(config, context.Compilation, context.CancellationToken) is { } space
            && SpaceSize.Of(space, context.CancellationToken).Continuous is { } continuous)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, options.GetLocation(), continuous));
        }
    }
}
