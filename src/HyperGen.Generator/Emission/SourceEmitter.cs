using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints <c>ToCSharp</c>.</summary>
internal static class SourceEmitter
{
    private const string Source = "global::HyperGen.Spaces.CSharpSource";

    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        SpaceEmitter.Attributes(writer);
        writer.Line($"public {spec.Virtuality}string ToCSharp() => new {Source}({spec.SourceName})");
        writer.Indent();
        foreach (SlotSpec slot in spec.Creation.Arguments)
            writer.Line($".Argument(\"{slot.Identifier}\", {Value(spec.Members[slot.Member])})");
        foreach (SlotSpec slot in spec.Creation.Initializers)
            writer.Line($".Property(\"{slot.Identifier}\", {Value(spec.Members[slot.Member])})");
        writer.Line(".ToString();");
        writer.Outdent();
    }

    private static string Value(MemberSpec member)
    {
        string value = $"this.{member.Identifier}";
        return member.Domain switch
        {
            NestedDomainSpec => $"{Source}.OfSpace({value})",
            PolymorphicDomainSpec polymorphic => string.Concat(polymorphic.Alternatives.Select(
                alternative => $"{value}?.GetType() == typeof({alternative.Space}) ? (({alternative.Space}){value}!).ToCSharp() : "))
                + $"{Source}.OfUnknown({value})",
            ChoiceDomainSpec { EnumName: { } name } => $"{Source}.OfEnum({value}, {name})",
            _ => $"{Source}.Of({value})",
        };
    }
}
