using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3008: the study starts from the default.</summary>
internal sealed class DefaultIsNotChoice() : ChoiceRule(Describe.Error(
    "HG3008",
    "A default is not among the choices",
    "The default {0} is not among the choices of '{1}'"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (!Domain.CanCarry(choice, member.Type) || member.DefaultSyntax is not { } syntax) return;
        if (choice.Values.Any(value => ChoiceReader.Read(value, member.Type).Problem != ChoiceProblem.None)) return;
        if (choice.IsPolymorphic)
        {
            CheckAlternative(choice, member, syntax, context);
            return;
        }

        // null! stands for a default that is yet to come.
        if (syntax.IsKind(SyntaxKind.SuppressNullableWarningExpression)
            || DefaultReader.Read(member) is not { HasValue: true, Value: var value })
        {
            return;
        }
        if (value is null && choice.Values.IsEmpty) return;
        if (value is long code && member.Type.Kind == ValueKind.Char) value = (char)code;
        if (Domain.Choices(choice, member.Type) is { } choices && !choices.Contains(value))
        {
            string shown = member.Type.Kind == ValueKind.Enum
                ? EnumMembers.Show(member.Type.Underlying, value)
                : Show.Default(value, member.Type.Kind);
            context.Report(Descriptor, syntax.GetLocation(), shown, member.Name);
        }
    }

    private void CheckAlternative(ChoiceUse choice, MemberDeclaration member, ExpressionSyntax syntax, RuleContext context)
    {
        if (syntax is not BaseObjectCreationExpressionSyntax || !member.Compilation.ContainsSyntaxTree(syntax.SyntaxTree)) return;
        ITypeSymbol? created = member.Compilation.GetSemanticModel(syntax.SyntaxTree).GetTypeInfo(syntax, context.Cancellation).Type;
        if (created is null or { TypeKind: TypeKind.Error }) return;
        if (!choice.Values.Any(value => SymbolEqualityComparer.Default.Equals(value.Value as ITypeSymbol, created)))
            context.Report(Descriptor, syntax.GetLocation(), Show.Type(created), member.Name);
    }
}
