namespace HyperGen.Generator.Rules;

/// <summary>Makes the descriptors of the rules: category and help link are the same for all.</summary>
internal static class Describe
{
    public const string Category = "HyperGen";

    public const string Pages = "https://github.com/hypergen/hypergen/blob/main/docs/rules/";

    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    public static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    public static DiagnosticDescriptor Hint(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
