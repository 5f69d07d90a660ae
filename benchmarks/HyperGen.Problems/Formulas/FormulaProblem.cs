namespace HyperGen.Problems.Formulas;

/// <summary>A problem to minimise whose value is a formula.</summary>
public sealed class FormulaProblem : Problem
{
    private readonly Formula _formula;

    /// <summary>Describes a problem by its formula.</summary>
    public FormulaProblem(string name, IReadOnlyList<Axis> parameters, double knownBest, int trials, Formula formula)
        : base(name, parameters, Direction.Minimize, knownBest, trials) => _formula = formula;

    /// <summary>A point where <see cref="Problem.KnownBest"/> is reached, if one is known.</summary>
    public IReadOnlyList<double>? Optimum { get; init; }

    /// <summary>The same problem, observed under normal noise of a standard deviation.</summary>
    public FormulaProblem Under(double noiseDeviation) => new(Name, Parameters, KnownBest, Trials, _formula)
    {
        Optimum = Optimum,
        Constraint = Constraint,
        NoiseDeviation = noiseDeviation,
    };

    /// <inheritdoc/>
    protected override double Value(ReadOnlySpan<double> point) => _formula(point);
}
