using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Decides how configs are created.</summary>
internal static class CreationParser
{
    public static CreationSpec Parse(SpaceDeclaration space, Construction construction, MemberDeclaration[] searched, MemberSpec[] members)
    {
        SlotSpec[] arguments =
        [
            .. construction.Arguments.Select(
                argument => new SlotSpec(TypeNames.Identifier(argument.Parameter.Name), Array.IndexOf(searched, argument.Member))),
        ];
        SlotSpec[] initializers =
        [
            .. searched.Select((member, ordinal) => (member, ordinal))
                .Where(pair => Construction.IsSettable(pair.member) && !IsPositional(construction, pair.member))
                .Select(pair => new SlotSpec(members[pair.ordinal].Identifier, pair.ordinal)),
        ];
        return new CreationSpec
        {
            Arguments = new(arguments),
            Initializers = new(initializers),
            TemplateArguments = new(TemplateArguments(space, construction, searched, members)),
            TemplateInitializers = new(initializers
                .Where(slot => !construction.SetsRequired && searched[slot.Member].Property!.IsRequired)
                .Select(slot => $"{slot.Identifier} = {FirstValue.Of(members[slot.Member], searched[slot.Member])}")),
        };
    }

    /// <summary>Whether a config can be created without giving it any value.</summary>
    public static bool IsDefault(Construction construction, MemberDeclaration[] searched) =>
        construction.Arguments.All(argument => argument.Parameter.IsOptional)
        && (construction.SetsRequired || searched.All(member => !member.Property!.IsRequired));

    private static IEnumerable<string> TemplateArguments(
        SpaceDeclaration space, Construction construction, MemberDeclaration[] searched, MemberSpec[] members)
    {
        foreach ((IParameterSymbol parameter, MemberDeclaration member) in construction.Arguments)
        {
            string name = TypeNames.Identifier(parameter.Name);
            if (!parameter.IsOptional)
                yield return $"{name}: {FirstValue.Of(members[Array.IndexOf(searched, member)], member)}";

            // new S() of a struct never means the constructor whose parameters are all optional.
            else if (space.Type.IsValueType)
                yield return $"{name}: {DefaultArgument(parameter, member.Type)}";
        }
    }

    private static string DefaultArgument(IParameterSymbol parameter, PropertyType type)
    {
        if (parameter.ExplicitDefaultValue is not { } value) return "default";
        object normal = value switch
        {
            bool or string or char or decimal => value,
            float or double => Convert.ToDouble(value),
            _ => ChoiceReader.Widen(value),
        };
        return type.Kind == ValueKind.Enum
            ? EnumValue.Of((INamedTypeSymbol)type.Underlying, normal).Expression
            : Literals.Of(normal, type.Underlying, type.Kind);
    }

    private static bool IsPositional(Construction construction, MemberDeclaration member) =>
        construction.Arguments.Any(argument => argument.Member == member && Construction.IsPositional(argument.Parameter));
}
