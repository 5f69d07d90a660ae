using System.Globalization;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Expressions about one member, given how the numeric values of members are named where they stand.</summary>
internal static class MemberText
{
    private const string Numbers = "global::HyperGen.Spaces.PropertyNumber";

    /// <summary>The condition under which a conditional member is searched.</summary>
    public static string Condition(MemberSpec member, Func<int, string> numberOf) => string.Join(
        " && ", member.Conditions.Select(condition => $"{numberOf(condition.Parent)} is {string.Join(" or ", condition.Values)}"));

    /// <summary>A value, guarded by the member's condition where there is one.</summary>
    public static string Guarded(MemberSpec member, Func<int, string> numberOf, string active, string inactive) =>
        member.IsConditional ? $"{Condition(member, numberOf)} ? {active} : {inactive}" : active;

    /// <summary>The value a member keeps while it is not searched.</summary>
    public static string Unsearched(MemberSpec member) => member.Domain is NestedDomainSpec or PolymorphicDomainSpec
        ? $"GeneratedSpace.NewTemplate().{member.Identifier}" // a new one each time: configs never share a mutable object
        : $"GeneratedSpace.Template.{member.Identifier}";

    /// <summary>The property's value for a number.</summary>
    public static string FromNumber(MemberSpec member, string number)
    {
        string value = member.Domain is NumberDomainSpec domain
            ? Fill(domain.FromNumber, number)
            : $"{Numbers}.ChoiceAt(GeneratedSpace.{Table(member)}, {number}, \"{member.Name}\")";
        return member.IsConditional ? $"double.IsNaN({number}) ? {Unsearched(member)} : {value}" : value;
    }

    /// <summary>The number of the property's value.</summary>
    public static string ToNumber(MemberSpec member, string value) => member.Domain switch
    {
        NumberDomainSpec domain => Fill(domain.ToNumber, value),
        PolymorphicDomainSpec => $"{Numbers}.IndexOf(GeneratedSpace.{Table(member)}, {value}?.GetType())",
        _ => $"{Numbers}.IndexOf(GeneratedSpace.{Table(member)}, {value})",
    };

    /// <summary>The name of the array of a member's choices.</summary>
    public static string Table(MemberSpec member) => $"{member.Name}Choices";

    public static string Slice(string space, string offset) => $"point.Slice({offset}, {space}.ParameterCount)";

    /// <summary>
    /// A switch over an index, one line per alternative; the lines after the first are indented relative to the statement.
    /// </summary>
    public static string Switch(string number, IEnumerable<string> values, string otherwise)
    {
        IEnumerable<string> arms = values.Select((value, i) => $"{i.ToString(CultureInfo.InvariantCulture)}d => {value}");
        return $"{number} switch\n{{\n    {string.Join(",\n    ", arms)},\n    _ => {otherwise},\n}}";
    }

    private static string Fill(string template, string argument) => string.Format(CultureInfo.InvariantCulture, template, argument);
}
