using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>Configs are created and passed through generic code: static, abstract, file-local and ref-struct types cannot be.</summary>
internal sealed class UnsupportedShapeRule : Rule
{
    private static readonly DiagnosticDescriptor Shape = Descriptor.Error(
        "HG0003", "This kind of type cannot be a search space", "'{0}' is {1} and cannot be a search space; {2}");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Shape];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        INamedTypeSymbol type = space.Type;
        if (type.IsStatic) Report("static", "remove 'static'");
        else if (type.IsAbstract) Report("abstract", "mark the types that derive from it instead");
        else if (type.IsRefLikeType) Report("a ref struct", "make it a struct");
        else if (type.IsFileLocal || space.Containers.Any(container => container.IsFileLocal)) Report("local to its file", "make it internal");

        void Report(string what, string mend) => context.Report(Shape, space.Location, type.Name, what, mend);
    }
}
