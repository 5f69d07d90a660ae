using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4007: a space has finitely many parameters.</summary>
internal sealed class RecursiveNesting() : MemberRule(Describe.Error(
    "HG4007",
    "A search space contains itself",
    "'{0}' contains itself by way of '{1}', so its parameters would be endless"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        foreach ((ITypeSymbol type, Location place) in Inner.Of(member))
        {
            if (Reaches(type, space, [], context.Cancellation)) context.Report(Descriptor, place, space.Type.Name, member.Name);
        }
    }

    private static bool Reaches(ITypeSymbol type, SpaceDeclaration space, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, space.Type.OriginalDefinition)) return true;
        return type is INamedTypeSymbol named
            && seen.Add(named.OriginalDefinition)
            && SpaceReader.Read(named, space.Compilation, cancellation) is { } inner
            && inner.Searched.SelectMany(Inner.Of).Any(part => Reaches(part.Type, space, seen, cancellation));
    }
}
