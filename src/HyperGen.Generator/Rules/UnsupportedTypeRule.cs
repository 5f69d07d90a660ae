using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>The type of the property must be able to carry the domain its attribute gives.</summary>
internal sealed class UnsupportedTypeRule : Rule
{
    private static readonly DiagnosticDescriptor Range = Descriptor.Error(
        "HG1001", "The type cannot carry a range", "'{0}' is {1}, which cannot carry [{2}]; use [Choice] or a numeric type");

    private static readonly DiagnosticDescriptor Choice = Descriptor.Error(
        "HG3001", "The type cannot carry a choice of constants", "'{0}' is {1}, whose values cannot be listed in [Choice]; use a number, bool, string, char, enum or TimeSpan, or list types");

    private static readonly DiagnosticDescriptor Nested = Descriptor.Error(
        "HG4001", "A nested type must be a search space", "'{0}' is [Nested] but its type {1} is no search space; add [SearchSpace] to it");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Range, Choice, Nested];

    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (MemberDeclaration member in space.Searched)
        {
            if (member.Type.Kind == ValueKind.Erroneous) continue;
            string type = member.Type.DisplayName;
            foreach (RangeUse range in member.Ranges)
            {
                if (!member.Type.IsRangeable) context.Report(Range, range.Attribute.Location, member.Name, type, range.Attribute.Name);
            }

            foreach (ChoiceUse choice in member.Choices)
            {
                if (!member.Type.IsScalar && !choice.IsPolymorphic) context.Report(Choice, choice.Attribute.Location, member.Name, type);
            }

            if (member.Nested is { } nested && member.Type.Kind != ValueKind.Space) context.Report(Nested, nested.Location, member.Name, type);
        }
    }
}
