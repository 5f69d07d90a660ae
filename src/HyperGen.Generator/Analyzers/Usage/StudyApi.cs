using HyperGen.Generator.Declarations;
using Microsoft.CodeAnalysis.Operations;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>The names of the study API, and what a call of it says.</summary>
internal static class StudyApi
{
    public static readonly string[] Runs = ["Minimize", "Maximize", "MinimizeAsync", "MaximizeAsync", "OpenAsync"];

    public static readonly string[] Asks = ["AskAsync", "TryAskAsync"];

    public static readonly string[] Tells = ["TellAsync", "TellFailedAsync", "TellPrunedAsync"];

    /// <summary>Whether a type is one that the calls of a study go to.</summary>
    public static bool Has(INamedTypeSymbol type) =>
        type.Name is "Study" or "Trial" or "Samplers" or "StudyOptions"
        && type.ContainingNamespace is { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The config type of a call of <c>Study.Minimize</c> and its kin.</summary>
    public static INamedTypeSymbol? ConfigOf(IMethodSymbol method) =>
        method.IsStatic && method.TypeArguments is [INamedTypeSymbol { TypeKind: not TypeKind.Error } config] ? config : null;

    /// <summary>The <c>new StudyOptions { ... }</c> that a call passes, directly or by a variable that is set where it is
    /// declared.</summary>
    public static BaseObjectCreationExpressionSyntax? OptionsOf(
        InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            ExpressionSyntax value = argument.Expression;
            if (value is IdentifierNameSyntax
                && model.GetSymbolInfo(value, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
                && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } initializer })
            {
                value = initializer;
            }

            if (value is BaseObjectCreationExpressionSyntax creation
                && model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol { Name: "StudyOptions" } type && Has(type))
                return creation;
        }

        return null;
    }

    /// <summary>The expression that an object initialiser gives a property.</summary>
    public static ExpressionSyntax? Assigned(BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property)?.Right;

    /// <summary>The variable that holds the trial a call is about: its receiver, or its argument.</summary>
    public static ISymbol? Trial(IInvocationOperation call)
    {
        IOperation? trial = call.TargetMethod.ContainingType.Name == "Trial"
            ? call.Instance
            : call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "trial")?.Value;
        while (trial is IConversionOperation conversion) trial = conversion.Operand;
        return trial switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
    }
}
