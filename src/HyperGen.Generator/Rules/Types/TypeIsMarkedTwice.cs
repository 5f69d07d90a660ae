using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0017: one type, one space.</summary>
internal sealed class TypeIsMarkedTwice() : Rule(Describe.Error(
    "HG0017",
    "A type is marked as a space of its own and as a mirror",
    "'{0}' is marked [SearchSpace] and [SearchSpaceFor]; keep one"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        AttributeData[] markers = [.. space.Type.GetAttributes().Where(AttributeNames.IsMarker)];
        if (markers.Length > 1) context.Report(Descriptor, new AttributeUse(markers[1], space.Location).Location, space.Type.Name);
    }
}
