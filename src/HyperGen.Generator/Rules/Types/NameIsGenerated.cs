using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0011: a member of the user and a generated one would clash.</summary>
internal sealed class NameIsGenerated() : Rule(Describe.Error(
    "HG0011",
    "A member has the name of a generated one",
    "'{0}' is the name of a member that is generated on '{1}'; rename it"))
{
    private static readonly ImmutableHashSet<string> Generated = ImmutableHashSet.Create(
        "SearchSpace", "Parameters", "Sample", "Encode", "Decode", "ToCSharp", "ParameterSet", "ParameterCount",
        "GeneratedSpace", "IsFeasible", "SampleUnconstrained");

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (ISymbol member in space.Type.GetMembers())
        {
            if (Generated.Contains(member.Name) && member.Locations.FirstOrDefault(IsWritten) is { } place)
                context.Report(Descriptor, place, member.Name, space.Type.Name);
        }

        foreach (ITypeParameterSymbol parameter in space.Type.TypeParameters)
        {
            if (Generated.Contains(parameter.Name) && parameter.Locations.FirstOrDefault() is { } place)
                context.Report(Descriptor, place, parameter.Name, space.Type.Name);
        }

        // What the generator added itself is no clash: the analyzer sees the type with it.
        static bool IsWritten(Location place) => place.SourceTree?.FilePath.EndsWith(".HyperGen.g.cs", StringComparison.Ordinal) == false;
    }
}
