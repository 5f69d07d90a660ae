namespace HyperGen.Problems.Recorded;

/// <summary>
/// Recorded learning curves; the only parameter picks the curve and has no order. It judges pruners, not samplers.
/// </summary>
public sealed class PoolProblem : MultiFidelityProblem
{
    private readonly float[] _values;
    private readonly int _steps;

    internal PoolProblem(ProblemFile file, float[] values)
        : base(
            file.Name,
            SpaceReader.Read(file.Params),
            file.Direction,
            file.Objective.KnownBest ?? double.NaN,
            RecordedProblems.DefaultTrials,
            new Fidelity(file.Fidelity?.Name ?? "step", 1, file.Pool!.Steps))
    {
        _values = values;
        _steps = file.Pool.Steps;
        if (values.Length != file.Pool.Rows * _steps)
            throw new InvalidDataException($"{file.Pool.Curves} has {values.Length} values; {file.Pool.Rows} x {_steps} were expected.");
    }

    /// <inheritdoc/>
    protected override double Value(ReadOnlySpan<double> point, double fidelity) => _values[(int)point[0] * _steps + (int)fidelity - 1];
}
