using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5007: a report or another telling after a trial was told, in the same run of statements.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ToldTrialAnalyzer() : UsageAnalyzer(
    Describe.Warning("HG5007", "A trial is used after it was told", "'{0}' was told before; '{1}' comes too late"),
    StudyApi.Tells)
{
    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation tell
            || StudyApi.Trial(tell) is not { } trial)
        {
            return;
        }
        IOperation? statement = tell;
        while (statement is { Parent: not IBlockOperation })
        {
            // What is told on one branch only may be used on another.
            if (statement is IConditionalOperation or ILoopOperation or ISwitchOperation or ITryOperation or IAnonymousFunctionOperation)
                return;
            statement = statement.Parent;
        }

        if (statement?.Parent is not IBlockOperation block) return;
        foreach (IOperation later in block.Operations.SkipWhile(other => other != statement).Skip(1))
        {
            foreach (IOperation operation in later.DescendantsAndSelf())
            {
                if (operation is IAssignmentOperation assignment && Refers(assignment.Target, trial)) return;
                if (operation is IInvocationOperation use && IsLate(use)
                    && SymbolEqualityComparer.Default.Equals(StudyApi.Trial(use), trial))
                    context.ReportDiagnostic(Diagnostic.Create(Descriptor, use.Syntax.GetLocation(), trial.Name, use.TargetMethod.Name));
            }
        }
    }

    private static bool IsLate(IInvocationOperation use) => StudyApi.Has(use.TargetMethod.ContainingType)
        && (use.TargetMethod.Name == "Report" || StudyApi.Tells.Contains(use.TargetMethod.Name));

    private static bool Refers(IOperation operation, ISymbol symbol) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, symbol),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol),
        _ => false,
    };
}
