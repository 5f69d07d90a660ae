using HyperGen.Sampling.Finite;
using HyperGen.Sampling.Grid;

namespace HyperGen;

/// <summary>A sampler that walks a grid; made by <see cref="Samplers.Grid"/>.</summary>
public sealed class GridSampler : ISampler
{
    private readonly GridOrder _order;
    private readonly int? _pointsPerContinuous;
    private readonly Dictionary<string, int> _counts;

    internal GridSampler(GridOrder order, int? pointsPerContinuous, Dictionary<string, int> counts)
    {
        if (!Enum.IsDefined(order)) throw new ArgumentOutOfRangeException(nameof(order), order, "Unknown order of a grid.");
        if (pointsPerContinuous is { } points) ArgumentOutOfRangeException.ThrowIfLessThan(points, 1, nameof(pointsPerContinuous));
        (_order, _pointsPerContinuous, _counts) = (order, pointsPerContinuous, counts);
    }

    /// <inheritdoc/>
    public string Name => "grid";

    /// <summary>The same grid with at most <paramref name="count"/> values of one parameter, both ends among them.</summary>
    /// <param name="parameter">A continuous parameter, or an integer or stepped one of which not every value is wanted.</param>
    /// <param name="count">Number of values, at least 1.</param>
    /// <exception cref="ArgumentException">The parameter is a choice, whose values have no order to thin out.</exception>
    public GridSampler With(Parameter parameter, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (parameter is ChoiceParameter)
            throw new ArgumentException(
                $"'{parameter.Name}' is a choice and a grid visits all its values; drop its count.", nameof(parameter));
        return new GridSampler(_order, _pointsPerContinuous, new(_counts) { [parameter.Name] = count });
    }

    /// <inheritdoc/>
    public bool IsExhaustible(SearchSpace space) => true;

    /// <inheritdoc/>
    public ISamplerSession Start(SamplerStudy study)
    {
        SearchSpace space = study.Space;
        if (_counts.Keys.FirstOrDefault(name => space.Find(name) is null) is { } stranger)
            throw new ArgumentException($"The grid has a count for '{stranger}', which is no parameter of '{space.Name}'.");

        PointEnumeration cells = PointEnumeration.Of(space, [.. space.Parameters.Select(AxisOf)]) ?? throw new ArgumentException(
            $"The grid over '{space.Name}' has more than 2^53 points; thin out '{Widest(space)}' by With(parameter, count), "
            + "or use Samplers.QuasiRandom().");
        return new GridSession(space, cells, _order switch
        {
            GridOrder.Lexicographic => position => position,
            GridOrder.Shuffled => new CellPermutation(study.Seed, cells.Count).At,
            _ => new LowDiscrepancyOrder(space, cells, study.Seed).At,
        });
    }

    private LevelAxis AxisOf(Parameter parameter)
    {
        if (_counts.TryGetValue(parameter.Name, out int count)) return LevelAxis.Spread(parameter, count);
        if (parameter.Cardinality is not null) return LevelAxis.All(parameter);
        return LevelAxis.Spread(parameter, _pointsPerContinuous ?? throw new ArgumentException(
            $"'{parameter.Name}' is continuous ({parameter.Domain}) and the grid has no number of values for it; "
            + $"give all of them one by Samplers.Grid(pointsPerContinuous: 5), this one by .With(Parameters.{parameter.Name}, 5), "
            + "or declare a Step."));
    }

    private string Widest(SearchSpace space) => space.Parameters.MaxBy(parameter => AxisOf(parameter).Count)!.Name;
}
