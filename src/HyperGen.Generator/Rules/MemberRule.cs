using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule that looks at one annotated member at a time.</summary>
internal abstract class MemberRule : Rule
{
    protected MemberRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    public sealed override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Members)
        {
            // A base type that is a search space itself speaks for its own members.
            context.IsMuted = !SymbolEqualityComparer.Default.Equals(member.Annotated.ContainingType, space.Type)
                && member.Annotated.ContainingType is { } home
                && !SymbolEqualityComparer.Default.Equals(home, space.Type)
                && AttributeNames.IsSearchSpace(home);
            Check(member, space, context);
        }

        context.IsMuted = false;
    }

    protected abstract void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context);
}
