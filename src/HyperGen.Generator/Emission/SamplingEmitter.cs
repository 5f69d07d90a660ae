using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints <c>Sample</c> and, where there are constraints, what it needs.</summary>
internal static class SamplingEmitter
{
    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        if (!spec.IsConstrained)
        {
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            Draws(writer, spec, "Sample");
            return;
        }

        Rejection(writer, spec);
        writer.Line();
        writer.Line("/// <summary>Draws a config uniformly without regard to constraints.</summary>");
        writer.Line("/// <param name=\"rng\">The random stream; advanced.</param>");
        Draws(writer, spec, "SampleUnconstrained");
        FeasibilityEmitter.Emit(writer, spec);
    }

    private static void Rejection(IndentedWriter writer, SearchSpaceSpec spec)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        SpaceEmitter.Attributes(writer);
        writer.Open($"public static {spec.Hiding}{spec.SelfType} Sample(ref global::HyperGen.Rng rng)");
        writer.Open("for (int attempt = 0; attempt < global::HyperGen.SearchSpace.FeasibilityAttempts; attempt++)");
        writer.Line($"{spec.SelfType} config = SampleUnconstrained(ref rng);");
        writer.Line("if (IsFeasible(config)) return config;");
        writer.Close();
        writer.Line();
        writer.Line("global::System.Span<double> point = new double[ParameterCount];");
        writer.Line("SearchSpace.SampleByWalk(ref rng, point);");
        writer.Line("return Decode(point);");
        writer.Close();
    }

    private static void Draws(IndentedWriter writer, SearchSpaceSpec spec, string name)
    {
        SpaceEmitter.Attributes(writer);
        writer.Open($"public static {spec.Hiding}{spec.SelfType} {name}(ref global::HyperGen.Rng rng)");
        foreach (DrawSpec draw in spec.Draws) writer.Line(Draw(spec.Members[draw.Member], draw.Part));
        CreationPrinter.Return(writer, spec, member => member.Domain is NestedDomainSpec or PolymorphicDomainSpec
            ? $"value{member.Ordinal}"
            : MemberText.FromNumber(member, Number(member.Ordinal)));
        writer.Close();
    }

    private static string Draw(MemberSpec member, DrawPart part) => part switch
    {
        DrawPart.Nested => $"{member.Type} value{member.Ordinal} = {Nested(member, (NestedDomainSpec)member.Domain)};",
        DrawPart.Alternative => $"{member.Type} value{member.Ordinal} = {Alternatives(member, (PolymorphicDomainSpec)member.Domain)};",
        _ => $"double {Number(member.Ordinal)} = {MemberText.Guarded(member, Number, NumberDraw(member.Domain), "double.NaN")};",
    };

    private static string NumberDraw(DomainSpec domain) => domain switch
    {
        NumberDomainSpec number => number.Draw,
        ChoiceDomainSpec choice => $"rng.NextIndex({choice.Choices.Count})",
        PolymorphicDomainSpec polymorphic => $"rng.NextIndex({polymorphic.Alternatives.Count})",
        _ => "",
    };

    private static string Nested(MemberSpec member, NestedDomainSpec nested) =>
        MemberText.Guarded(member, Number, Sampled(nested.Space, nested.IsConstrained), MemberText.Unsearched(member));

    private static string Alternatives(MemberSpec member, PolymorphicDomainSpec domain) => MemberText.Switch(
        Number(member.Ordinal),
        domain.Alternatives.Select(alternative => Sampled(alternative.Space, alternative.IsConstrained)),
        MemberText.Unsearched(member));

    // The whole config is accepted or rejected at once, so that its parts do not reject on their own.
    private static string Sampled(string space, bool isConstrained) =>
        $"{space}.{(isConstrained ? "SampleUnconstrained" : "Sample")}(ref rng)";

    private static string Number(int ordinal) => $"number{ordinal}";
}
