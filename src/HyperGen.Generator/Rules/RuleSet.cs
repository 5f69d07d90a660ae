using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>Every rule about a search space. Analyzer and generator ask the same ones, so they cannot disagree.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new NotPartialRule(),
        new UnsupportedShapeRule(),
        new NoSetterRule(),
        new UnsupportedTypeRule(),
        new BoundOrderRule(),
        new LogBoundRule(),
        new ChoiceTypeRule(),
    ];

    /// <summary>Runs every rule.</summary>
    public static void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (Rule rule in All)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            rule.Check(space, context);
        }
    }

    /// <summary>Whether a declaration is free of errors, so that code can be generated for it.</summary>
    public static bool IsValid(SpaceDeclaration space, CancellationToken cancellation)
    {
        RuleContext context = new(null, cancellation);
        Check(space, context);
        return !context.HasErrors;
    }
}
