namespace HyperGen.Problems;

/// <summary>A problem that can also be judged before its evaluation is complete.</summary>
public abstract class MultiFidelityProblem : Problem
{
    /// <summary>Describes a problem with stages.</summary>
    protected MultiFidelityProblem(
        string name, IReadOnlyList<Axis> parameters, Direction direction, double knownBest, int trials, Fidelity fidelity)
        : base(name, parameters, direction, knownBest, trials) => Fidelity = fidelity;

    /// <summary>The stages; <see cref="Problem.Evaluate"/> answers at the highest.</summary>
    public Fidelity Fidelity { get; }

    /// <summary>The value after the stage <paramref name="fidelity"/>, which is clamped to the range of stages.</summary>
    public double Evaluate(ReadOnlySpan<double> point, double fidelity)
    {
        Check(point);
        return Value(point, Math.Clamp(fidelity, Fidelity.Low, Fidelity.High));
    }

    /// <inheritdoc/>
    protected sealed override double Value(ReadOnlySpan<double> point) => Value(point, Fidelity.High);

    /// <summary>The value at a checked point after a stage within range.</summary>
    protected abstract double Value(ReadOnlySpan<double> point, double fidelity);
}
