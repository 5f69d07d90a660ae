using HyperGen.Generator.Declarations;
using HyperGen.Generator.Emission;
using HyperGen.Generator.Model;
using HyperGen.Generator.Parsing;
using HyperGen.Generator.Rules;

namespace HyperGen.Generator;

/// <summary>Implements <c>ISearchSpace&lt;TSelf&gt;</c> on types marked with <c>[SearchSpace]</c> or <c>[SearchSpaceFor]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SearchSpaceGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads a type into its model: runs for every marked type whenever the compilation changes.</summary>
    public const string ParseSpace = nameof(ParseSpace);

    /// <summary>
    /// The step that drops invalid types: runs again only for types whose model changed, and so does what prints their files.
    /// </summary>
    public const string SelectValid = nameof(SelectValid);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Generate(context, AttributeNames.SearchSpace);
        Generate(context, AttributeNames.SearchSpaceFor);
    }

    private static void Generate(IncrementalGeneratorInitializationContext context, string attribute)
    {
        IncrementalValuesProvider<SearchSpaceSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .WithTrackingName(ParseSpace)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(SelectValid);

        // Fires once per type whose model changed.
        context.RegisterSourceOutput(specs, static (output, spec) => output.AddSource(spec.HintName, SpaceEmitter.Emit(spec)));
    }

    private static SearchSpaceSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type
        && SpaceReader.Read(type, context.SemanticModel.Compilation, cancellation) is { } space
        && SpaceReader.IsMarkedBy(space, context.Attributes)
        && RuleSet.IsValid(space, cancellation)
            ? SpecParser.Parse(space)
            : null;
}
