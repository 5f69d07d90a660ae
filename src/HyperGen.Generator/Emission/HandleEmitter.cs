using HyperGen.Generator.Model;

namespace HyperGen.Generator.Emission;

/// <summary>Prints the class of typed handles.</summary>
internal static class HandleEmitter
{
    private sealed record Handle(string Accessibility, string Type, string Name, string Documentation, string Value);

    public static void Emit(IndentedWriter writer, SearchSpaceSpec spec)
    {
        Handle[] handles = [.. spec.Members.SelectMany(Handles)];
        writer.Line();
        writer.Line("/// <summary>A typed handle for each parameter of a space.</summary>");
        SpaceEmitter.Attributes(writer);
        writer.Open($"public {spec.Hiding}sealed class ParameterSet");
        writer.Line("/// <summary>The handles of the parameters of this type within a space, from an index on.</summary>");
        writer.Line("/// <param name=\"space\">A space that holds the parameters of this type.</param>");
        writer.Line("/// <param name=\"offset\">Index of the first of them.</param>");
        writer.Open("public ParameterSet(global::HyperGen.SearchSpace space, int offset)");
        foreach (Handle handle in handles) writer.Line($"this.{handle.Name} = {handle.Value};");
        writer.Close();
        foreach (Handle handle in handles)
        {
            writer.Line();
            writer.Line($"/// <summary>{handle.Documentation}</summary>");
            writer.Line($"{handle.Accessibility} {handle.Type} {handle.Name} {{ get; }}");
        }

        writer.Close();
    }

    private static IEnumerable<Handle> Handles(MemberSpec member)
    {
        if (member.Domain is NestedDomainSpec nested)
        {
            yield return Set(member, nested.Space, member.Identifier, member.Documentation, member.Offset);
            yield break;
        }

        string type = member.Domain switch
        {
            NumberDomainSpec number => number.Handle,
            ChoiceDomainSpec => $"global::HyperGen.ChoiceParameter<{member.Type}>",
            _ => "global::HyperGen.ChoiceParameter<global::System.Type>",
        };
        string value = $"({type})space.Parameters[offset + {member.Offset}]";
        yield return new(member.HandleAccessibility, type, member.Identifier, member.Documentation, value);
        if (member.Domain is not PolymorphicDomainSpec polymorphic) yield break;
        foreach (AlternativeSpec alternative in polymorphic.Alternatives)
        {
            string reference = alternative.Space.Replace('<', '{').Replace('>', '}');
            string documentation = $"The parameters of <c>{member.Name}</c> while it is a <see cref=\"{reference}\"/>.";
            yield return Set(member, alternative.Space, alternative.HandleName, documentation, alternative.Offset);
        }
    }

    private static Handle Set(MemberSpec member, string space, string name, string documentation, string offset) =>
        new(
            member.HandleAccessibility,
            $"{space}.ParameterSet",
            name,
            documentation,
            $"new {space}.ParameterSet(space, offset + {offset})");
}
