using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints <c>Encode</c> and <c>Decode</c>.</summary>
internal static class CodecEmitter
{
    private const string CheckLength = "global::HyperGen.Spaces.PropertyNumber.CheckLength(point.Length, ParameterCount);";

    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        Encode(writer, spec);
        Decode(writer, spec);
    }

    private static void Encode(IndentedWriter writer, SearchSpaceSpec spec)
    {
        string PointOf(int ordinal) => $"point[{spec.Members[ordinal].Offset}]";
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        SpaceEmitter.Attributes(writer);
        writer.Open($"public static void Encode({spec.SelfType} config, global::System.Span<double> point)");
        writer.Line(CheckLength);
        foreach (DrawSpec draw in spec.Draws) EncodePart(writer, spec.Members[draw.Member], draw.Part, "config", PointOf);
        writer.Close();
    }

    /// <summary>Prints the statements that encode the conditional members of a config whether or not they are searched in it.</summary>
    public static void EncodeConditional(IndentedWriter writer, SearchSpaceSpec spec, string config)
    {
        foreach (DrawSpec draw in spec.Draws)
        {
            MemberSpec member = spec.Members[draw.Member];
            if (member.IsConditional)
                EncodePart(writer, member with { Conditions = EquatableArray<ConditionSpec>.Empty }, draw.Part, config, _ => "");
        }
    }

    private static void EncodePart(IndentedWriter writer, MemberSpec member, DrawPart part, string config, Func<int, string> pointOf)
    {
        switch (part)
        {
            case DrawPart.Nested:
                NestedDomainSpec nested = (NestedDomainSpec)member.Domain;
                string condition = member.IsConditional ? MemberText.Condition(member, pointOf) + " && " : "";
                string name = $"nested{member.Ordinal}";
                EncodeNested(writer, nested.Space, member.Offset, $"{condition}{config}.{member.Identifier} is {{ }} {name}", name);
                break;
            case DrawPart.Alternative:
                EncodeAlternatives(writer, member, (PolymorphicDomainSpec)member.Domain, config);
                break;
            default:
                string number = MemberText.ToNumber(member, $"{config}.{member.Identifier}");
                writer.Line($"point[{member.Offset}] = {MemberText.Guarded(member, pointOf, number, "double.NaN")};");
                break;
        }
    }

    private static void EncodeAlternatives(IndentedWriter writer, MemberSpec member, PolymorphicDomainSpec polymorphic, string config)
    {
        for (int i = 0; i < polymorphic.Alternatives.Count; i++)
        {
            AlternativeSpec alternative = polymorphic.Alternatives[i];
            string value = $"({alternative.Space}){config}.{member.Identifier}!";
            EncodeNested(writer, alternative.Space, alternative.Offset, $"point[{member.Offset}] == {i}d", value);
        }
    }

    private static void EncodeNested(IndentedWriter writer, string space, string offset, string condition, string value)
    {
        string slice = MemberText.Slice(space, offset);
        writer.Line($"if ({condition}) {space}.Encode({value}, {slice});");
        writer.Line($"else {slice}.Fill(double.NaN);");
    }

    private static void Decode(IndentedWriter writer, SearchSpaceSpec spec)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        SpaceEmitter.Attributes(writer);
        writer.Open($"public static {spec.Hiding}{spec.SelfType} Decode(global::System.ReadOnlySpan<double> point)");
        writer.Line(CheckLength);
        CreationPrinter.Return(writer, spec, member => Decoded(member, ordinal => $"point[{spec.Members[ordinal].Offset}]"));
        writer.Close();
    }

    private static string Decoded(MemberSpec member, Func<int, string> numberOf) => member.Domain switch
    {
        NestedDomainSpec nested => MemberText.Guarded(
            member, numberOf, $"{nested.Space}.Decode({MemberText.Slice(nested.Space, member.Offset)})", MemberText.Unsearched(member)),
        PolymorphicDomainSpec polymorphic => MemberText.Switch(
            numberOf(member.Ordinal),
            polymorphic.Alternatives.Select(
                alternative => $"{alternative.Space}.Decode({MemberText.Slice(alternative.Space, alternative.Offset)})"),
            MemberText.Unsearched(member)),
        _ => MemberText.FromNumber(member, numberOf(member.Ordinal)),
    };
}
