using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Analyzers;

/// <summary>HG0003: an attribute of a search space on a member of a type that is none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrphanAttributeAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = Describe.Error(
        "HG0003",
        "A search attribute stands in a type that is no search space",
        "[{0}] has no effect on '{1}': '{2}' is not marked with [SearchSpace]");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.Property, SymbolKind.Parameter);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        foreach (AttributeData attribute in context.Symbol.GetAttributes())
        {
            if (!AttributeNames.IsMemberAttribute(attribute)) continue;
            INamedTypeSymbol type = context.Symbol.ContainingType;
            if (AttributeNames.IsSearchSpace(type)) return;
            if (IsAllowed(attribute, type) || attribute.ApplicationSyntaxReference is not { } reference) continue;
            AttributeUse use = new(attribute, Location.None);
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor, reference.GetSyntax(context.CancellationToken).GetLocation(), use.Name, context.Symbol.Name, type.Name));
        }
    }

    // Attributes of an abstract base are inherited; a metrics type constrains its own values.
    private static bool IsAllowed(AttributeData attribute, INamedTypeSymbol type)
    {
        if (type.IsAbstract && type.TypeKind == TypeKind.Class && !type.IsStatic) return true;
        if (!AttributeNames.IsOurs(attribute, AttributeNames.Constraint)) return false;
        foreach (AttributeData marker in type.GetAttributes())
        {
            if (AttributeNames.IsOurs(marker, "ObjectivesAttribute")) return true;
        }

        return false;
    }
}
