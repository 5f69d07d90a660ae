using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints <c>IsFeasible</c>.</summary>
internal static class FeasibilityEmitter
{
    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        string PointOf(int ordinal) => $"point[{spec.Members[ordinal].Offset}]";
        string[] conditions = [.. spec.Constraints, .. spec.Members.SelectMany(member => Nested(member, PointOf))];
        writer.Line();
        writer.Line("/// <summary>Whether a config fulfils every constraint, those of its nested spaces included.</summary>");
        writer.Line("/// <param name=\"config\">The config.</param>");
        SpaceEmitter.Attributes(writer);
        writer.Open($"public static bool IsFeasible({spec.SelfType} config)");
        if (spec.FeasibilityNeedsPoint)
        {
            writer.Line("global::System.Span<double> point = new double[ParameterCount];");
            writer.Line("Encode(config, point);");
        }

        writer.Line($"return {string.Join("\n    && ", conditions)};");
        writer.Close();
    }

    private static IEnumerable<string> Nested(MemberSpec member, Func<int, string> numberOf)
    {
        string value = $"config.{member.Identifier}";
        string inactive = member.IsConditional ? $"!({MemberText.Condition(member, numberOf)}) || " : "";
        if (member.Domain is NestedDomainSpec { IsConstrained: true } nested)
            yield return $"({inactive}{value} is not {{ }} nested{member.Ordinal} || {nested.Space}.IsFeasible(nested{member.Ordinal}))";
        if (member.Domain is not PolymorphicDomainSpec polymorphic) yield break;
        for (int i = 0; i < polymorphic.Alternatives.Count; i++)
        {
            AlternativeSpec alternative = polymorphic.Alternatives[i];
            string name = $"nested{member.Ordinal}_{i}";
            if (alternative.IsConstrained)
                yield return $"({inactive}{value} is not {alternative.Space} {name} || {alternative.Space}.IsFeasible({name}))";
        }
    }
}
