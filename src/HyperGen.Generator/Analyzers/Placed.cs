using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Analyzers;

/// <summary>Moves a diagnostic that belongs to source of another project, seen through a project reference, to the type that inherits from
/// it.</summary>
internal static class Placed
{
    public static Action<Diagnostic> In(SpaceDeclaration space, Action<Diagnostic> report) => diagnostic => report(
        diagnostic.Location.SourceTree is { } tree && !space.Compilation.ContainsSyntaxTree(tree)
            ? diagnostic.At(space.Location)
            : diagnostic);

    private static Diagnostic At(this Diagnostic diagnostic, Location location) => Diagnostic.Create(
        diagnostic.Id,
        diagnostic.Descriptor.Category,
        diagnostic.GetMessage(),
        diagnostic.Severity,
        diagnostic.DefaultSeverity,
        diagnostic.Descriptor.IsEnabledByDefault,
        diagnostic.WarningLevel,
        diagnostic.Descriptor.Title,
        diagnostic.Descriptor.Description,
        diagnostic.Descriptor.HelpLinkUri,
        location);
}
