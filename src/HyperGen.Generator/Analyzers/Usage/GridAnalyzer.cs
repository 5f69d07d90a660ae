using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>HG5002 and HG5003: a grid that is infinite, or far too large.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GridAnalyzer() : UsageAnalyzer(Endless, StudyApi.Runs)
{
    private const double MostPoints = 1e6;

    internal static readonly DiagnosticDescriptor Endless = Describe.Error(
        "HG5002",
        "A grid over a continuous parameter",
        "'{0}' of '{1}' is continuous, so a grid over it is infinite; give it a Step or the grid a number of points");

    internal static readonly DiagnosticDescriptor Huge = Describe.Warning(
        "HG5003",
        "A grid of more than a million points",
        "The grid over '{0}' has at least {1} points; use larger steps, fewer choices or another sampler");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Endless, Huge];

    private protected override void Check(InvocationExpressionSyntax call, IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        if (StudyApi.ConfigOf(method) is not { } config
            || StudyApi.OptionsOf(call, context.SemanticModel, context.CancellationToken) is not { } options)
        {
            return;
        }
        if (StudyApi.Assigned(options, "Sampler") is not InvocationExpressionSyntax sampler || !IsBareGrid(sampler, context)) return;
        if (SpaceReader.Read(config, context.Compilation, context.CancellationToken) is not { } space) return;
        SpaceSize size = SpaceSize.Of(space, context.CancellationToken);
        if (size.Continuous is { } continuous)
            context.ReportDiagnostic(Diagnostic.Create(Endless, sampler.GetLocation(), continuous, Show.Type(config)));
        else if (size.Points > MostPoints)
            context.ReportDiagnostic(Diagnostic.Create(Huge, sampler.GetLocation(), Show.Type(config), Show.Value(size.Points)));
    }

    private static bool IsBareGrid(InvocationExpressionSyntax sampler, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(sampler, context.CancellationToken).Symbol
            is IMethodSymbol { Name: "Grid", ContainingType: { Name: "Samplers" } type } method
        && StudyApi.Has(type)
        && !sampler.ArgumentList.Arguments.Any(argument => Counts(argument, sampler, method));

    // Any argument that is a number, or may hold one, says how many points a continuous parameter gets.
    private static bool Counts(ArgumentSyntax argument, InvocationExpressionSyntax sampler, IMethodSymbol method)
    {
        int position = sampler.ArgumentList.Arguments.IndexOf(argument);
        IParameterSymbol? parameter = argument.NameColon is { } name
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name.Name.Identifier.ValueText)
            : position < method.Parameters.Length ? method.Parameters[position] : null;
        return parameter?.Type.TypeKind != TypeKind.Enum && !argument.Expression.IsKind(SyntaxKind.NullLiteralExpression);
    }
}
