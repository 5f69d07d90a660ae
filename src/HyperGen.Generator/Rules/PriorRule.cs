using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>A rule about <c>[Prior]</c> on searched members.</summary>
internal abstract class PriorRule : MemberRule
{
    protected PriorRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    protected sealed override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.DomainCount != 1 || member.Type.Kind == ValueKind.Erroneous) return;
        if (member.Prior is { IsErroneous: false } prior) Check(prior, member, context);
    }

    protected abstract void Check(PriorUse prior, MemberDeclaration member, RuleContext context);
}
