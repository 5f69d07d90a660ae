using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>Every listed choice must be a constant of the property's type.</summary>
internal sealed class ChoiceTypeRule : Rule
{
    private static readonly DiagnosticDescriptor Wrong = Descriptor.Error(
        "HG3002", "A choice must be a value of the property's type", "{0} is no value of '{1}', which is {2}");

    private static readonly DiagnosticDescriptor Empty = Descriptor.Error(
        "HG3003", "A choice needs values", "[Choice] on '{0}' lists no values; only an enum or a bool can do without");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Wrong, Empty];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Searched)
        {
            foreach (ChoiceUse choice in member.Choices)
            {
                if (member.Type.Kind == ValueKind.Erroneous || (!member.Type.IsScalar && !choice.IsPolymorphic)) continue;
                if (choice.Values.IsEmpty && member.Type.Kind is not (ValueKind.Enum or ValueKind.Boolean))
                    context.Report(Empty, choice.Attribute.Location, member.Name);
                foreach (ArgumentValue value in choice.Values)
                {
                    if (ChoiceReader.Read(value, member.Type).Problem == ChoiceProblem.WrongType)
                        context.Report(Wrong, value.Location, value.Text, member.Name, member.Type.DisplayName);
                }
            }
        }
    }
}
