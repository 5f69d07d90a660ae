using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the statement that returns a new config.</summary>
internal static class CreationPrinter
{
    /// <param name="writer">The destination.</param>
    /// <param name="spec">The space.</param>
    /// <param name="valueOf">The expression of a member's value.</param>
    public static void Return(IndentedWriter writer, SearchSpaceSpec spec, Func<MemberSpec, string> valueOf)
    {
        CreationSpec creation = spec.Creation;
        string arguments = string.Join(", ", creation.Arguments.Select(slot => $"{slot.Identifier}: {valueOf(spec.Members[slot.Member])}"));
        string header = $"return new {spec.SelfType}({arguments})";
        if (creation.Initializers.Count == 0)
        {
            writer.Line(header + ";");
            return;
        }

        writer.Open(header);
        foreach (SlotSpec slot in creation.Initializers) writer.Line($"{slot.Identifier} = {valueOf(spec.Members[slot.Member])},");
        writer.Close(";");
    }

    /// <summary>The expression of a config that is given only what it must be.</summary>
    public static string Template(SearchSpaceSpec spec)
    {
        string initializers = spec.Creation.TemplateInitializers.Count == 0
            ? ""
            : $" {{ {string.Join(", ", spec.Creation.TemplateInitializers)} }}";
        return $"new {spec.SelfType}({string.Join(", ", spec.Creation.TemplateArguments)}){initializers}";
    }
}
