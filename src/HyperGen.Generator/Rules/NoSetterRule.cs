using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A searched property needs a way to get its value: a setter, <c>init</c>, or a constructor parameter of its name.</summary>
internal sealed class NoSetterRule : Rule
{
    private static readonly DiagnosticDescriptor Missing = Descriptor.Error(
        "HG0004", "A searched property must be settable", "'{0}' is searched but cannot be set; add 'init' or 'set'");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Missing];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Searched)
        {
            if (!IsSettable(member, space.Type)) context.Report(Missing, member.Location, member.Name);
        }
    }

    private static bool IsSettable(MemberDeclaration member, INamedTypeSymbol type)
    {
        if (member.Property is not { } property) return true; // another rule's matter
        if (property.SetMethod is { } setter)
            return setter.DeclaredAccessibility != Accessibility.Private || SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
        return member.Parameter is { } parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingType, type);
    }
}
