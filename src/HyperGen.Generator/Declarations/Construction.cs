namespace HyperGen.Generator.Declarations;

/// <summary>
/// How a config can be created: the constructor that generated code calls, and the searched members that its parameters take.
/// </summary>
internal sealed class Construction
{
    private Construction(IMethodSymbol constructor, SpaceDeclaration space)
    {
        Constructor = constructor;
        SetsRequired = constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        Arguments =
        [
            .. constructor.Parameters.Select(parameter => (parameter, Taken(space, parameter)))
                .Where(pair => Passes(pair.parameter, pair.Item2))!,
        ];
    }

    public IMethodSymbol Constructor { get; }

    /// <summary>Whether the constructor carries <c>[SetsRequiredMembers]</c>.</summary>
    public bool SetsRequired { get; }

    /// <summary>The parameters that are passed, each with the member it takes.</summary>
    public ImmutableArray<(IParameterSymbol Parameter, MemberDeclaration Member)> Arguments { get; }

    /// <summary>
    /// The constructor to call, or <see langword="null"/> when none will do: each of its parameters must be optional or take a searched
    /// member
    /// of its name and type, and members that only a constructor can set must be among them.
    /// </summary>
    public static Construction? Of(SpaceDeclaration space)
    {
        IEnumerable<IMethodSymbol> usable = space.Type.InstanceConstructors
            .Where(constructor => constructor.Parameters.All(parameter => IsOptional(parameter) || Taken(space, parameter) is not null)
                && space.Searched.All(
                    member => IsSettable(member) || constructor.Parameters.Any(parameter => Taken(space, parameter) == member)));

        // A struct's implicit constructor knows nothing of the defaults in its other constructors.
        return usable
            .OrderBy(constructor => space.Type.IsValueType && constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty)
            .ThenBy(constructor => constructor.Parameters.Length)
            .Select(constructor => new Construction(constructor, space))
            .FirstOrDefault();
    }

    /// <summary>Members declared <c>required</c>, own and inherited, that neither the constructor nor a searched property sets.</summary>
    public IEnumerable<ISymbol> UnsetRequiredMembers(SpaceDeclaration space)
    {
        if (SetsRequired) yield break;
        for (INamedTypeSymbol? level = space.Type; level is not null; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && space.Find(member.Name) is null)
                    yield return member;
            }
        }
    }

    /// <summary>Whether a member can be set in an object initialiser.</summary>
    public static bool IsSettable(MemberDeclaration member) => member.Property?.SetMethod is not null;

    private static MemberDeclaration? Taken(SpaceDeclaration space, IParameterSymbol parameter) =>
        space.Searched.FirstOrDefault(member => member.Property is { } property && SpaceReader.Match(parameter, property));

    private static bool IsOptional(IParameterSymbol parameter) => parameter.IsOptional || parameter.IsParams;

    // An optional parameter of a settable property keeps its default; the initialiser then sets the property.
    private static bool Passes(IParameterSymbol parameter, MemberDeclaration? member) =>
        member is not null && (!IsOptional(parameter) || !IsSettable(member) || IsPositional(parameter));

    /// <summary>Whether a parameter is one of a record's own, which its property copies.</summary>
    public static bool IsPositional(IParameterSymbol parameter) =>
        parameter.ContainingType.IsRecord
        && parameter.DeclaringSyntaxReferences.Any(
            reference => reference.GetSyntax() is ParameterSyntax { Parent.Parent: RecordDeclarationSyntax });
}
