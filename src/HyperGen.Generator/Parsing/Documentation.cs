using System.Globalization;
using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Parsing;

/// <summary>The sentence that hovering over a handle shows: domain, cardinality, default, condition.</summary>
internal static class Documentation
{
    private const int LongestDefault = 60;
    private const int MostChoices = 12;

    public static string Of(MemberDeclaration member) =>
        $"<c>{member.Name}</c>: {Domain(member)}{Limits(member)}{Default(member)}{Prior(member)}" +
        $"{string.Concat(member.Conditions.Select(Condition))}.";

    private static string Domain(MemberDeclaration member)
    {
        if (member.Nested is not null) return $"the parameters of {Escape(member.Type.DisplayName)}";
        if (member.Choice is { IsPolymorphic: true } types)
            return $"one of {Escape(List(types.Values.Select(value => (value.Value as ITypeSymbol)?.Name ?? "")))}";
        if (member.Choice is { } choice) return Choices(member.Type, ChoiceValues.Of(member.Type, choice) ?? []);
        return member.Range is { } range ? Range(range, member.Type) : "";
    }

    private static string Choices(PropertyType type, object?[] values) =>
        $"one of {Escape(List(values.Select(value => Choice(value, type))))} "
        + $"({values.Length.ToString(CultureInfo.InvariantCulture)} values)";

    private static string Choice(object? value, PropertyType type) => value switch
    {
        null => "null",
        _ when type.Kind == ValueKind.Enum => EnumValue.Of((INamedTypeSymbol)type.Underlying, value).Label,
        string text => Literals.Of(text),
        char character => Literals.Of(character),
        bool flag => Literals.Of(flag),
        double number => Literals.RoundTrip(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Range(RangeUse range, PropertyType type)
    {
        string how = range.IsLog ? "log-uniform in" : range.Step is null ? "uniform in" : "uniform on the grid of";
        string step = range.Step is { } given ? $" in steps of {Bound(given, type)}" : "";
        return $"{how} [{Bound(range.Low, type)}, {Bound(range.High, type)}]{step}{Cardinality(range, type)}";
    }

    private static string Bound(Bound bound, PropertyType type) => bound.Typed switch
    {
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        long code when type.Kind == ValueKind.Char => Escape(Literals.Of((char)code)),
        double => Literals.RoundTrip(bound.Written),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Cardinality(RangeUse range, PropertyType type)
    {
        if (range.Step is null && !type.IsInteger && type.Kind != ValueKind.Char) return "";
        double count = Math.Floor(((range.High.Written - range.Low.Written) / (range.Step?.Number ?? 1)) + 1e-9) + 1;
        return $" ({count.ToString("R", CultureInfo.InvariantCulture)} values)";
    }

    private static string Limits(MemberDeclaration member) => member.Limits is { } limits
        ? $", expandable to [{Bound(limits.Low, member.Type)}, {Bound(limits.High, member.Type)}]"
        : "";

    private static string Default(MemberDeclaration member) =>
        member.DefaultSyntax?.ToString() is { } text && text.Length <= LongestDefault && text.IndexOf('\n') < 0
            ? $", default <c>{Escape(text)}</c>"
            : "";

    private static string Prior(MemberDeclaration member) => member.Prior switch
    {
        { Weights: not null } prior => $", weights {string.Join(" : ", prior.WeightNumbers.Select(Literals.RoundTrip))}",
        { Centre: { } centre } prior => $", believed near {Bound(centre, member.Type)} {Width(prior)}",
        _ => "",
    };

    private static string Width(PriorUse prior) => prior.Spread is { } spread
        ? $"give or take {Escape(spread.Argument?.Value as string ?? Literals.RoundTrip(spread.Number))}"
        : $"within a factor of {Literals.RoundTrip(prior.FactorNumber)}";

    private static string Condition(WhenUse when) =>
        $", searched while <c>{Escape(when.ParentName ?? "")}</c> is "
        + Escape(OneLine(string.Join(" or ", when.Values.Select(value => value.Text))));

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return string.Join(", ", all.Take(MostChoices)) + (all.Length > MostChoices ? ", ..." : "");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
