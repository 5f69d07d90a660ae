using HyperGen.Problems.Recorded.Networks;

namespace HyperGen.Problems.Recorded;

/// <summary>A network fitted to recorded evaluations. Exact, but its very best values may be artefacts of the fit.</summary>
public sealed class SurrogateProblem : MultiFidelityProblem
{
    private readonly ProblemFile _file;
    private readonly Network _network;
    private readonly Input[] _categories;
    private readonly Input[] _numbers;
    private readonly int _output;
    private readonly double _scale;
    private readonly double _shift;

    internal SurrogateProblem(ProblemFile file, Network network)
        : base(
            file.Name,
            SpaceReader.Read(file.Params),
            file.Direction,
            file.Objective.KnownBest ?? double.NaN,
            RecordedProblems.DefaultTrials,
            file.Fidelity is { } stages ? new Fidelity(stages.Name, stages.Low, stages.High) : new Fidelity("none", 0, 0))
    {
        ProblemFile.SurrogateEntry surrogate = file.Surrogate!;
        (_file, _network) = (file, network);
        _categories = [.. surrogate.Categories.Select(entry => Input.Of(entry, file))];
        _numbers = [.. surrogate.Numbers.Select(entry => Input.Of(entry, file))];
        _output = surrogate.Output;
        _scale = surrogate.Scale;
        _shift = surrogate.Shift;
    }

    /// <summary>The same algorithm on another dataset; its best value is not known.</summary>
    /// <param name="dataset">The network's code of the dataset, at least 1; the network's embedding says how many it knows.</param>
    public SurrogateProblem OnDataset(int dataset) => new(
        _file with
        {
            Name = $"{_file.Name[.._file.Name.LastIndexOf('_')]}_{dataset}",
            Objective = _file.Objective with { KnownBest = null },
            Surrogate = _file.Surrogate! with
            {
                Categories = [new ProblemFile.InputEntry { Fixed = dataset }, .. _file.Surrogate.Categories.Skip(1)],
            },
        },
        _network);

    /// <inheritdoc/>
    protected override double Value(ReadOnlySpan<double> point, double fidelity)
    {
        Span<double> categories = stackalloc double[_categories.Length];
        Span<double> numbers = stackalloc double[_numbers.Length];
        Fill(categories, _categories, point, fidelity);
        Fill(numbers, _numbers, point, fidelity);
        return _network.Evaluate(categories, numbers, _output) * _scale + _shift;
    }

    private static void Fill(Span<double> target, Input[] inputs, ReadOnlySpan<double> point, double fidelity)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = inputs[i].Read(point, fidelity);
    }
}
