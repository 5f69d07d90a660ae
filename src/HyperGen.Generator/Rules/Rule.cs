using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>One thing that can be wrong with a search space. The analyzer reports it; the generator refuses what a rule calls an error.</summary>
internal abstract class Rule
{
    /// <summary>The diagnostics the rule may report.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Looks at a declaration, which may come from code that does not compile yet.</summary>
    public abstract void Check(SpaceDeclaration space, RuleContext context);
}
