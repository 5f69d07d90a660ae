using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5004: a report in a loop whose step is the same each time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReportStepAnalyzer() : UsageAnalyzer(
    Describe.Hint("HG5004", "A report step that never changes",
        "The step {0} is the same in every round of the loop, so each report replaces the one before"),
    "Report")
{
    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetOperation(call, context.CancellationToken) is not IInvocationOperation report) return;
        if (LoopAround(report) is not { } loop || LeavesAfter(call)) return;
        IOperation? step = report.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "step")?.Value;
        if (step is not null && IsConstantIn(step, loop))
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, step.Syntax.GetLocation(), step.Syntax));
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        // A trial that is asked for inside the loop reports once.
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation) return null;
            if (outer is ILoopOperation loop) return IsDeclaredIn(StudyApi.Trial((IInvocationOperation)operation), loop) ? null : loop;
        }

        return null;
    }

    private static bool IsDeclaredIn(ISymbol? symbol, ILoopOperation loop) =>
        symbol?.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span)) == true;

    private static bool LeavesAfter(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } statement
        && block.Statements.IndexOf(statement) is var index
        && block.Statements.ElementAtOrDefault(index + 1) is ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax;

    private static bool IsConstantIn(IOperation step, ILoopOperation loop)
    {
        if (step.ConstantValue.HasValue) return true;
        if (step is not ILocalReferenceOperation { Local: var local } || IsDeclaredIn(local, loop)) return false;
        return !loop.Descendants().Any(operation => operation switch
        {
            IAssignmentOperation assignment => IsLocal(assignment.Target, local),
            IIncrementOrDecrementOperation step => IsLocal(step.Target, local),
            IArgumentOperation { Parameter.RefKind: not RefKind.None } argument => IsLocal(argument.Value, local),
            _ => false,
        });
    }

    private static bool IsLocal(IOperation operation, ILocalSymbol local) =>
        operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
