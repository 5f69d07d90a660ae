using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Parses the <c>[When]</c>s of a member into conditions on the numeric values of other members.</summary>
internal static class ConditionParser
{
    /// <summary>The conditions, or <see langword="null"/> when one refers to what is not there.</summary>
    public static EquatableArray<ConditionSpec>? Parse(MemberDeclaration member, MemberDeclaration[] searched)
    {
        var conditions = new List<ConditionSpec>(member.Conditions.Length);
        foreach (WhenUse when in member.Conditions)
        {
            int parent = Array.FindIndex(searched, other => other.Name == when.ParentName);
            if (parent < 0 || searched[parent] == member || Numbers(when, searched[parent]) is not { } numbers) return null;
            conditions.Add(new ConditionSpec(parent, new(numbers.Select(Literals.Of))));
        }

        return new(conditions);
    }

    private static double[]? Numbers(WhenUse when, MemberDeclaration parent)
    {
        double[] numbers = [.. when.Values.Select(value => WhenReader.Number(value, parent)).OfType<double>().Distinct()];
        return numbers is [] || when.Values.Any(value => WhenReader.Number(value, parent) is null) ? null : numbers;
    }
}
