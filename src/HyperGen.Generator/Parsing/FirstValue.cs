using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>A value of a member's domain, for members that must be given one.</summary>
internal static class FirstValue
{
    public static string Of(MemberSpec member, MemberDeclaration declaration) => member.Domain switch
    {
        NumberDomainSpec number => string.Format(
            System.Globalization.CultureInfo.InvariantCulture, number.FromNumber, $"({Literals.Of(declaration.Range!.Low.Number)})"),
        ChoiceDomainSpec choice => choice.Choices[0].Value,
        NestedDomainSpec nested => Centre(nested.Space),
        PolymorphicDomainSpec polymorphic => Centre(polymorphic.Alternatives[0].Space),
        _ => "default",
    };

    private static string Centre(string space) => $"global::HyperGen.Spaces.SpaceCentre.Of<{space}>()";
}
