using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>
/// One thing that can be wrong with a search space, with an identifier of its own. The analyzer reports it; the generator emits nothing
/// for a
/// type of which a rule reports an error.
/// </summary>
internal abstract class Rule
{
    protected Rule(DiagnosticDescriptor descriptor) => Descriptor = descriptor;

    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>Looks at a declaration, which may come from code that does not compile yet.</summary>
    public abstract void Check(SpaceDeclaration space, RuleContext context);
}
