using System.Globalization;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5008: a constant that a study would refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StudyOptionAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        "HG5008", "An option of a study is out of its range", "{0} is {1}; it must be {2}");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(CheckInitializer, SyntaxKind.SimpleAssignmentExpression);
        context.RegisterSyntaxNodeAction(CheckArgument, SyntaxKind.Argument);
    }

    private static void CheckInitializer(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (assignment is not { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax name }
            || Requirement(name.Identifier.ValueText) is not { } requirement)
        {
            return;
        }
        ISymbol? option = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol;
        if (option is IPropertySymbol { ContainingType: { Name: "StudyOptions" } type } && StudyApi.Has(type))
            Check(name.Identifier.ValueText, requirement, assignment.Right, context);
    }

    private static void CheckArgument(SyntaxNodeAnalysisContext context)
    {
        var argument = (ArgumentSyntax)context.Node;
        if (argument.Parent?.Parent is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } call) return;
        if (called.Name.Identifier.ValueText is not ("Minimize" or "Maximize")) return;
        ISymbol? symbol = context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol;
        if (symbol is not IMethodSymbol { Parameters: [_, { Name: "trials" }] } method) return;
        bool isTrials = argument.NameColon?.Name.Identifier.ValueText is { } named
            ? named == "trials"
            : call.ArgumentList.Arguments.IndexOf(argument) == 1;
        if (isTrials && StudyApi.Has(method.ContainingType)) Check("Trials", Requirement("Trials")!, argument.Expression, context);
    }

    private static void Check(string option, string requirement, ExpressionSyntax value, SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetConstantValue(value, context.CancellationToken) is not { HasValue: true, Value: { } constant }) return;
        if (!IsRefused(option, constant)) return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, value.GetLocation(), option, Show.Value(constant), requirement));
    }

    private static string? Requirement(string option) => option switch
    {
        "Trials" => "0 or more",
        "Parallelism" or "Patience" or "MaxFailuresInARow" or "DeterministicWindow" => "1 or more",
        "Target" => "finite",
        "Name" => "1 to 512 characters long",
        _ => null,
    };

    private static bool IsRefused(string option, object constant) => option switch
    {
        "Name" => constant is string name && (name.Length == 0 || Characters(name) > 512),
        "Target" => constant is double or float && !IsFinite(((IConvertible)constant).ToDouble(CultureInfo.InvariantCulture)),
        "Trials" => constant is int and < 0,
        _ => constant is int and < 1,
    };

    // Whole characters, as storages count them.
    private static int Characters(string name) => name.Count(unit => !char.IsLowSurrogate(unit));

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
