namespace HyperGen.Generator.Declarations;

/// <summary>An attribute where it is applied, with the places of its arguments.</summary>
internal sealed class AttributeUse
{
    private readonly Location _fallback;

    public AttributeUse(AttributeData data, Location fallback)
    {
        (Data, _fallback) = (data, fallback);
        Syntax = data.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
    }

    public AttributeData Data { get; }

    /// <summary>The name of the attribute as one writes it: <c>Range</c>.</summary>
    public string Name => Data.AttributeClass!.Name is var name && name.EndsWith("Attribute", StringComparison.Ordinal)
        ? name.Substring(0, name.Length - "Attribute".Length)
        : Data.AttributeClass!.Name;

    /// <summary>The source; <see langword="null"/> when it stands in another assembly.</summary>
    public AttributeSyntax? Syntax { get; }

    /// <summary>The attribute itself, or the name of the searched type when it stands in another assembly.</summary>
    public Location Location => Syntax?.GetLocation() ?? _fallback;

    /// <summary>A constructor argument by parameter position, or <see langword="null"/> when the code is not there yet.</summary>
    public ArgumentValue? Positional(int index)
    {
        if (index >= Data.ConstructorArguments.Length) return null;
        ExpressionSyntax? syntax = PositionalSyntax(index);
        return new ArgumentValue(Data.ConstructorArguments[index], syntax, syntax?.GetLocation() ?? Location);
    }

    /// <summary>A named argument, or <see langword="null"/>.</summary>
    public ArgumentValue? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in Data.NamedArguments)
        {
            if (argument.Key != name) continue;
            ExpressionSyntax? syntax = Syntax?.ArgumentList?.Arguments
                .FirstOrDefault(written => written.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
            return new ArgumentValue(argument.Value, syntax, syntax?.GetLocation() ?? Location);
        }

        return null;
    }

    /// <summary>The elements of a <c>params object?[]?</c> parameter; a lone null argument is the one value null.</summary>
    public ImmutableArray<ArgumentValue> Elements(int index)
    {
        if (index >= Data.ConstructorArguments.Length) return ImmutableArray<ArgumentValue>.Empty;
        TypedConstant list = Data.ConstructorArguments[index];
        ImmutableArray<ExpressionSyntax> written = ElementSyntax(index);
        if (list.Kind != TypedConstantKind.Array || list.IsNull)
            return ImmutableArray.Create(
                new ArgumentValue(list, written.FirstOrDefault(), written.FirstOrDefault()?.GetLocation() ?? Location));

        ImmutableArray<ArgumentValue>.Builder elements = ImmutableArray.CreateBuilder<ArgumentValue>(list.Values.Length);
        for (int i = 0; i < list.Values.Length; i++)
        {
            ExpressionSyntax? syntax = i < written.Length ? written[i] : null;
            elements.Add(new ArgumentValue(list.Values[i], syntax, syntax?.GetLocation() ?? Location));
        }

        return elements.MoveToImmutable();
    }

    private IEnumerable<AttributeArgumentSyntax> WrittenArguments() =>
        Syntax?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null) ?? [];

    private ExpressionSyntax? PositionalSyntax(int index)
    {
        string? name = Data.AttributeConstructor is { } constructor && index < constructor.Parameters.Length
            ? constructor.Parameters[index].Name
            : null;
        AttributeArgumentSyntax? named =
            WrittenArguments().FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        return (named ?? WrittenArguments().Where(argument => argument.NameColon is null).ElementAtOrDefault(index))?.Expression;
    }

    // [Choice(1, 2)], [Choice(new object[] { 1, 2 })] and [Choice([1, 2])] say the same.
    private ImmutableArray<ExpressionSyntax> ElementSyntax(int index)
    {
        ImmutableArray<ExpressionSyntax> written =
            WrittenArguments().Skip(index).Select(argument => argument.Expression).ToImmutableArray();
        return written.Length != 1 ? written : written[0] switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } list } => [.. list.Expressions],
            ImplicitArrayCreationExpressionSyntax { Initializer: { } list } => [.. list.Expressions],
            CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
            _ => written,
        };
    }
}
