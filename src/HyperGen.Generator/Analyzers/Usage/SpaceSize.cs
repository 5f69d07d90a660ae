using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules;
using HyperGen.Generator.Rules.Ranges;

namespace HyperGen.Generator.Analyzers.Usage;

/// <summary>How many configs a space holds at least, counting no parameter that may be inactive.</summary>
/// <param name="Points">The product of what is always active.</param>
/// <param name="Continuous">The name of a parameter with infinitely many values, or <see langword="null"/>.</param>
internal sealed record SpaceSize(double Points, string? Continuous)
{
    private static readonly SpaceSize One = new(1, null);

    public static SpaceSize Of(SpaceDeclaration space, CancellationToken cancellation) => Of(space, [], cancellation);

    private static SpaceSize Of(SpaceDeclaration space, HashSet<ISymbol> around, CancellationToken cancellation)
    {
        if (!around.Add(space.Type)) return One;
        SpaceSize size = One;
        foreach (MemberDeclaration member in space.Searched)
        {
            SpaceSize part = Of(member, space, around, cancellation);
            double factor = member.Conditions.IsEmpty ? part.Points : 1;
            size = new(size.Points * factor, size.Continuous ?? part.Continuous);
        }

        around.Remove(space.Type);
        return size;
    }

    private static SpaceSize Of(MemberDeclaration member, SpaceDeclaration space, HashSet<ISymbol> around, CancellationToken cancellation)
    {
        if (member.Range is { } range) return OfRange(range, member);
        if (member.Choice is { IsPolymorphic: false } choice) return new(ChoiceValues.Of(member.Type, choice)?.Length ?? 1, null);
        SpaceSize[] inner =
        [
            .. Inner.Of(member)
                .Select(part => part.Type is INamedTypeSymbol type ? SpaceReader.Read(type, space.Compilation, cancellation) : null)
                .OfType<SpaceDeclaration>()
                .Select(part => Of(part, around, cancellation)),
        ];
        string? continuous = inner.Select(part => part.Continuous).FirstOrDefault(name => name is not null);
        return new(Math.Max(1, inner.Sum(part => part.Points)), continuous is null ? null : $"{member.Name}.{continuous}");
    }

    private static SpaceSize OfRange(RangeUse range, MemberDeclaration member)
    {
        if (!range.IsReadable || range.High.Number <= range.Low.Number) return One;
        if (range.Step is not null) return Grid.IsMeaningful(range) ? new(Grid.Count(range), null) : One;
        return member.Type.IsInteger || member.Type.Kind == ValueKind.Char
            ? new(range.High.Number - range.Low.Number + 1, null)
            : new(1, member.Name);
    }
}
