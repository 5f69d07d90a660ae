using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the private class that holds the space, its handles and the tables of choices.</summary>
internal static class StateEmitter
{
    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        writer.Line();
        SpaceEmitter.Attributes(writer);
        writer.Open("private static class GeneratedSpace");
        foreach (MemberSpec member in spec.Members)
        {
            if (member.Domain is NumberDomainSpec { GridCount: { } count })
                writer.Line($"public static readonly long Count{member.Ordinal} = {count};");
        }

        foreach (MemberSpec member in spec.Members) ChoiceTableEmitter.Emit(writer, member);

        // In this order: the space encodes its default and tests its constraints while it is built.
        writer.Line($"public static readonly {spec.SelfType} Template = NewTemplate();");
        writer.Line("public static readonly global::HyperGen.SearchSpace Space = CreateSpace();");
        writer.Line("public static readonly ParameterSet Handles = new ParameterSet(Space, 0);");
        writer.Line();
        writer.Line($"public static {spec.SelfType} NewTemplate() => {CreationPrinter.Template(spec)};");
        Creation(writer, spec);
        writer.Close();
    }

    private static void Creation(IndentedWriter writer, SearchSpaceSpec spec)
    {
        writer.Line();
        writer.Open("private static global::HyperGen.SearchSpace CreateSpace()");
        writer.Line($"global::HyperGen.SearchSpaceBuilder builder = new global::HyperGen.SearchSpaceBuilder({spec.NameLiteral});");
        foreach (MemberSpec member in spec.Members) BuilderPrinter.Add(writer, member, spec);
        if (spec.HasDefault)
        {
            writer.Line("global::System.Span<double> point = new double[ParameterCount];");
            writer.Line("Encode(Template, point);");
            writer.Line("builder.WithDefault(point);");
            if (spec.Members.Any(member => member.IsConditional))
            {
                CodecEmitter.EncodeConditional(writer, spec, "Template");
                writer.Line("builder.WithInitial(point);");
            }
        }

        if (spec.IsConstrained) writer.Line("builder.WithConstraints(static point => IsFeasible(Decode(point)));");
        writer.Line("return builder.Build();");
        writer.Close();
    }
}
