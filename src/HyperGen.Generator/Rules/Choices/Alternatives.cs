using HyperGen.Generator.Declarations;
using Microsoft.CodeAnalysis.Operations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>The types listed in a polymorphic choice.</summary>
internal static class Alternatives
{
    /// <summary>Whether the property can hold an instance; null while its type does not resolve.</summary>
    public static bool? Fits(ITypeSymbol alternative, MemberDeclaration member, Compilation compilation)
    {
        if (member.Type.Kind == ValueKind.Erroneous) return null;
        if (alternative is INamedTypeSymbol { IsUnboundGenericType: true } or { IsStatic: true }) return null;
        CommonConversion conversion = compilation.ClassifyCommonConversion(alternative, member.Type.Declared);
        return conversion is { Exists: true, IsImplicit: true, IsUserDefined: false, IsNumeric: false };
    }

    /// <summary>Why an alternative cannot be created, or <see langword="null"/>.</summary>
    public static string? Obstacle(ITypeSymbol alternative) => alternative switch
    {
        INamedTypeSymbol { IsUnboundGenericType: true } => "an open generic type",
        { IsStatic: true } => "static",
        { TypeKind: TypeKind.Interface } => "an interface",
        { IsAbstract: true } => "abstract",
        { TypeKind: TypeKind.Class or TypeKind.Struct } => null,
        _ => "neither a class nor a struct",
    };
}
