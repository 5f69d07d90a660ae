namespace HyperGen.Generator.Declarations;

/// <summary>A property of a search space, or a constructor parameter that stands for one, with the attributes it carries.</summary>
internal sealed class MemberDeclaration
{
    private readonly Lazy<Optional<object?>> _defaultConstant;

    public MemberDeclaration(
        ISymbol annotated,
        IPropertySymbol? property,
        IParameterSymbol? parameter,
        ImmutableArray<AttributeUse> attributes,
        Location location,
        Initializers initializers)
    {
        (Annotated, Property, Parameter, Attributes, Location, Compilation) =
            (annotated, property, parameter, attributes, location, initializers.Compilation);
        Type = PropertyType.Of(property?.Type ?? parameter!.Type);
        Ranges = [.. Of(AttributeNames.Range).Concat(Of(AttributeNames.LogUniform)).Select(use => new RangeUse(use, Type))];
        Choices = [.. Of(AttributeNames.Choice).Select(use => new ChoiceUse(use))];
        Conditions = [.. Of(AttributeNames.When).Select(use => new WhenUse(use))];
        FormerNames = [.. Of(AttributeNames.FormerlyNamed).Select(use => new FormerNameUse(use))];
        Prior = Of(AttributeNames.Prior).Select(use => new PriorUse(use, Type)).FirstOrDefault();
        Limits = Of(AttributeNames.Expandable).Select(use => new ExpandableUse(use, Type)).FirstOrDefault();
        Nested = Of(AttributeNames.Nested).FirstOrDefault();
        Constraint = Of(AttributeNames.Constraint).FirstOrDefault();
        DefaultSyntax = Initializers.Of(property, parameter);
        _defaultConstant = new(() => initializers.Constant(DefaultSyntax, parameter));
    }

    /// <summary>The symbol the attributes stand on: <see cref="Property"/> or <see cref="Parameter"/>.</summary>
    public ISymbol Annotated { get; }

    /// <summary>The property; <see langword="null"/> when attributes stand on a parameter without a property of its name.</summary>
    public IPropertySymbol? Property { get; }

    /// <summary>The constructor parameter of the property's name (case aside) in a record, or where the attributes stand on it.</summary>
    public IParameterSymbol? Parameter { get; }

    public Compilation Compilation { get; }

    public string Name => Property?.Name ?? Annotated.Name;

    public PropertyType Type { get; }

    /// <summary>Every HyperGen attribute in source order.</summary>
    public ImmutableArray<AttributeUse> Attributes { get; }

    /// <summary>The identifier, or the searched type's when the member stands in another assembly.</summary>
    public Location Location { get; }

    /// <summary><c>[Range]</c> and <c>[LogUniform]</c>; at most one in a valid declaration.</summary>
    public ImmutableArray<RangeUse> Ranges { get; }

    /// <summary><c>[Choice]</c>; at most one in a valid declaration.</summary>
    public ImmutableArray<ChoiceUse> Choices { get; }

    public PriorUse? Prior { get; }

    /// <summary>How far the bounds may move, or <see langword="null"/> without <c>[Expandable]</c>.</summary>
    public ExpandableUse? Limits { get; }

    public AttributeUse? Nested { get; }

    public AttributeUse? Constraint { get; }

    public ImmutableArray<WhenUse> Conditions { get; }

    public ImmutableArray<FormerNameUse> FormerNames { get; }

    /// <summary>Whether the member is searched: it carries a domain. <c>[Constraint]</c> members are not.</summary>
    public bool IsSearched => DomainCount > 0;

    /// <summary>Number of attributes that give a domain; one in a valid declaration.</summary>
    public int DomainCount => Ranges.Length + Choices.Length + (Nested is null ? 0 : 1);

    public RangeUse? Range => Ranges.FirstOrDefault();

    public ChoiceUse? Choice => Choices.FirstOrDefault();

    /// <summary>The property's initialiser or the parameter's default, as written.</summary>
    public ExpressionSyntax? DefaultSyntax { get; }

    /// <summary>The default where it is a constant; a property without initialiser has none here.</summary>
    public Optional<object?> DefaultConstant => _defaultConstant.Value;

    private IEnumerable<AttributeUse> Of(string className) =>
        Attributes.Where(use => use.Data.AttributeClass!.Name == className);
}
