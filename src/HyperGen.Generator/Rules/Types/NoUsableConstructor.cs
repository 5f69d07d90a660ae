using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0004: a config is created for every trial.</summary>
internal sealed class NoUsableConstructor() : Rule(Describe.Error(
    "HG0004",
    "A search space has no constructor the generator can call",
    "'{0}' has no constructor that can be called without '{1}'; give the parameter a default or search a property of its name and type"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        if (space.Type.IsAbstract || space.Type.IsStatic || Construction.Of(space) is not null) return;
        IParameterSymbol? first = null;
        foreach (IMethodSymbol constructor in space.Type.InstanceConstructors)
        {
            // A constructor without an obstacle is refused for a property that cannot be set, which is another rule's matter.
            if (Obstacle(constructor, space) is not { } obstacle || obstacle.Type.TypeKind == TypeKind.Error) return;
            if (first is null || !IsCopy(constructor)) first = obstacle;
        }

        if (first is not null) context.Report(Descriptor, space.Location, space.Type.Name, first.Name);
    }

    private static IParameterSymbol? Obstacle(IMethodSymbol constructor, SpaceDeclaration space) =>
        constructor.Parameters.FirstOrDefault(parameter =>
        !parameter.IsOptional && !parameter.IsParams
        && !space.Searched.Any(member => member.Property is { } property && SpaceReader.Match(parameter, property)));

    private static bool IsCopy(IMethodSymbol constructor) => constructor is { Parameters: [{ Type: var only }] }
        && SymbolEqualityComparer.Default.Equals(only, constructor.ContainingType);
}
