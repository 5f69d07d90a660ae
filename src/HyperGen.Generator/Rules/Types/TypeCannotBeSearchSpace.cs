using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0012: configs are created, kept, and extended from a generated file.</summary>
internal sealed class TypeCannotBeSearchSpace() : Rule(Describe.Error(
    "HG0012",
    "The type cannot be a search space",
    "'{0}' is {1} and cannot be a search space; {2}"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        INamedTypeSymbol type = space.Type;
        if (type.IsStatic) Report("static", "remove 'static'");
        else if (type.IsAbstract) Report("abstract", "mark the types that derive from it");
        else if (type.IsRefLikeType) Report("a ref struct", "make it a struct");
        else if (space.Containers.Append(type).Any(place => place.IsFileLocal)) Report("local to its file", "make it internal");
        else if (space.Containers.Any(place => place.TypeParameters.Any(parameter => parameter.Variance != VarianceKind.None)))
            Report("nested in a variant interface", "move it out");

        void Report(string what, string mend) => context.Report(Descriptor, space.Location, type.Name, what, mend);
    }
}
