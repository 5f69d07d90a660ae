using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4010: a trial that changes a shared object changes all configs.</summary>
internal sealed class NestedDefaultIsShared() : MemberRule(Describe.Warning(
    "HG4010",
    "A nested default is shared by all configs",
    "'{0}' starts as '{1}', one object shared by all configs; create it in the initialiser"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Nested is null && member.Choice?.IsPolymorphic != true) return;
        if (member.DefaultSyntax is not { } syntax || !member.Type.Declared.IsReferenceType) return;
        if (!space.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return;
        ISymbol? source = space.Compilation.GetSemanticModel(syntax.SyntaxTree).GetSymbolInfo(syntax, context.Cancellation).Symbol;
        if (source is { IsStatic: true } && IsStored(source) && IsMutable(member.Type.Declared))
            context.Report(Descriptor, syntax.GetLocation(), member.Name, syntax);
    }

    // A property that computes its value may well create it anew.
    private static bool IsStored(ISymbol symbol) => symbol is IFieldSymbol
        || (symbol is IPropertySymbol property && property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)));

    private static bool IsMutable(ITypeSymbol type) => type.TypeKind == TypeKind.Interface || type.GetMembers().Any(member => member switch
    {
        IPropertySymbol { IsStatic: false, SetMethod.IsInitOnly: false } => true,
        IFieldSymbol { IsStatic: false, IsReadOnly: false, IsImplicitlyDeclared: false } => true,
        _ => false,
    });
}
