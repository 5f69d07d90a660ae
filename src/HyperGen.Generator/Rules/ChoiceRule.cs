using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule about <c>[Choice]</c>.</summary>
internal abstract class ChoiceRule : MemberRule
{
    protected ChoiceRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    protected sealed override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Type.Kind == ValueKind.Erroneous) return;
        foreach (ChoiceUse choice in member.Choices) Check(choice, member, space, context);
    }

    protected abstract void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context);
}
