using HyperGen.Generator.Declarations;
using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>Turns a valid declaration into the model that the emitter prints. Every decision is taken here.</summary>
internal static class SpecParser
{
    /// <summary>The model, or <see langword="null"/> for a declaration that no code can be generated for.</summary>
    public static SearchSpaceSpec? Parse(SpaceDeclaration space)
    {
        if (space.Type.Name.Length == 0) return null; // not written to the end
        if (space.Target is null && space.Marker.Name == "SearchSpaceFor") return null;
        if (Construction.Of(space) is not { } construction || construction.UnsetRequiredMembers(space).Any()) return null;
        MemberDeclaration[] searched = [.. space.Searched];
        if (MemberParser.ParseAll(space, searched, out string parameterCount) is not { } members) return null;
        if (DrawOrder.Of(members) is not { } draws) return null;
        CreationSpec creation = CreationParser.Parse(space, construction, searched, members);
        MemberSpec[] constrained = [.. members.Where(IsConstrained)];
        string[] constraints = [.. space.Constraints.Select(Constraint)];
        INamedTypeSymbol type = space.Type;
        return new SearchSpaceSpec
        {
            HintName = TypeNames.Hint(type),
            Namespace = TypeNames.Namespace(type),
            Containers = new(space.Containers.Select(TypeNames.Header)),
            Declaration = TypeNames.Header(type),
            SelfType = TypeNames.Bare(type),
            NameLiteral = Literals.Of(TypeNames.Source(type).Replace("@", "")),
            SourceName = IsGeneric(type)
                ? $"global::HyperGen.Spaces.CSharpSource.NameOf(typeof({TypeNames.Bare(type)}))"
                : Literals.Of(TypeNames.Source(type)),
            ParameterCount = parameterCount,
            Members = new(members),
            Draws = new(draws),
            Creation = creation,
            HasDefault = CreationParser.IsDefault(construction, searched),
            Constraints = new(constraints),
            IsConstrained = constraints.Length + constrained.Length > 0,
            FeasibilityNeedsPoint = constrained.Any(member => member.IsConditional),
            Hiding = InheritsSpace(type) ? "new " : "",
            Virtuality = InheritsSpace(type) ? "override " : type.IsSealed || type.IsValueType ? "" : "virtual ",
            Target = TargetParser.Parse(space),
        };
    }

    private static string Constraint(MemberDeclaration member)
    {
        string property = $"config.{TypeNames.Identifier(member.Name)}";
        return member.Type.Kind == ValueKind.Boolean ? property : $"{property} <= 0";
    }

    private static bool IsConstrained(MemberSpec member) => member.Domain switch
    {
        NestedDomainSpec nested => nested.IsConstrained,
        PolymorphicDomainSpec polymorphic => polymorphic.Alternatives.Any(alternative => alternative.IsConstrained),
        _ => false,
    };

    private static bool IsGeneric(INamedTypeSymbol type) =>
        type.Arity > 0 || (type.ContainingType is { } container && IsGeneric(container));

    private static bool InheritsSpace(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            if (AttributeNames.IsSearchSpace(level)) return true;
        }

        return false;
    }
}
