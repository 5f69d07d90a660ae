using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>The generator can only add to a partial type within partial types.</summary>
internal sealed class NotPartialRule : Rule
{
    private static readonly DiagnosticDescriptor Type = Descriptor.Error(
        "HG0001", "A search space must be partial", "'{0}' is a search space but not partial; add 'partial'");

    private static readonly DiagnosticDescriptor Container = Descriptor.Error(
        "HG0002", "A type that contains a search space must be partial", "'{0}' contains the search space '{1}' but is not partial; add 'partial'");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Type, Container];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (!TypePlaces.IsPartial(space.Type)) context.Report(Type, space.Location, space.Type.Name);
        foreach (INamedTypeSymbol container in space.Containers)
        {
            if (!TypePlaces.IsPartial(container)) context.Report(Container, TypePlaces.Identifier(container), container.Name, space.Type.Name);
        }
    }
}
