using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Types;

/// <summary>HG0006: a searched property belongs to one config and is read and written by name.</summary>
internal sealed class MemberCannotBeSearched() : MemberRule(Describe.Error(
    "HG0006",
    "A member of this kind cannot be searched",
    "'{0}' is {1} and cannot be searched"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.IsSearched && Obstacle(member.Property) is { } kind) context.Report(Descriptor, member.Location, member.Name, kind);
    }

    private static string? Obstacle(IPropertySymbol? property) => property switch
    {
        null => "a parameter without a property of its name and type",
        { IsIndexer: true } => "an indexer",
        { IsStatic: true } => "static",
        { IsWriteOnly: true } => "write-only",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "returned by reference",
        { IsAbstract: true } => "abstract",
        { ExplicitInterfaceImplementations.IsEmpty: false } => "an explicit interface implementation",
        _ => null,
    };
}
