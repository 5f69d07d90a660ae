using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules;

/// <summary>The spaces inside a member: the type of a nested one, the alternatives of a polymorphic one.</summary>
internal static class Inner
{
    public static IEnumerable<(ITypeSymbol Type, Location Place)> Of(MemberDeclaration member)
    {
        if (member.Nested is { } nested) yield return (member.Type.Underlying, nested.Location);
        foreach (ArgumentValue value in member.Choices.SelectMany(choice => choice.Values))
        {
            if (!member.Type.IsScalar && value.Value is ITypeSymbol alternative) yield return (alternative, value.Location);
        }
    }
}
