namespace HyperGen.Problems;

/// <summary>An optimisation problem with a known space, budget and best value. Immutable; safe to evaluate from many threads.</summary>
/// <remarks>
/// A point is one number per parameter in declaration order: a float is its value, an integer the integer, a choice the index
/// of the choice, an inactive parameter NaN.
/// </remarks>
public abstract class Problem
{
    /// <summary>Describes a problem.</summary>
    protected Problem(string name, IReadOnlyList<Axis> parameters, Direction direction, double knownBest, int trials)
    {
        Name = name;
        Parameters = parameters;
        Direction = direction;
        KnownBest = knownBest;
        Trials = trials;
    }

    /// <summary>The name under which results are recorded.</summary>
    public string Name { get; }

    /// <summary>The parameters; a parent always precedes its children.</summary>
    public IReadOnlyList<Axis> Parameters { get; }

    /// <summary>Whether <see cref="Evaluate"/> is to be minimised or maximised.</summary>
    public Direction Direction { get; }

    /// <summary>The best value known, in the problem's own direction.</summary>
    public double KnownBest { get; }

    /// <summary>The budget in evaluations.</summary>
    public int Trials { get; }

    /// <summary>Standard deviation of the normal noise on an observation; 0 for an exact problem.</summary>
    public double NoiseDeviation { get; init; }

    /// <summary>What a point must fulfil besides, known in advance; <see langword="null"/> for a problem without constraints.</summary>
    public Region? Constraint { get; init; }

    /// <summary>+1 for a problem to minimise, -1 for one to maximise: the factor that makes smaller better.</summary>
    public int Sign => Direction == Direction.Minimize ? 1 : -1;

    /// <summary>The noiseless value at <paramref name="point"/>.</summary>
    /// <exception cref="ArgumentException">
    /// The point has the wrong length, a value outside its parameter's domain, or breaks the constraint.
    /// </exception>
    public double Evaluate(ReadOnlySpan<double> point)
    {
        Check(point);
        return Value(point);
    }

    /// <summary>
    /// The value an optimiser gets to see: <see cref="Evaluate"/> plus noise that depends on <paramref name="seed"/> and
    /// <paramref name="trial"/> alone.
    /// </summary>
    public double Observe(ReadOnlySpan<double> point, ulong seed, int trial)
    {
        double value = Evaluate(point);
        return NoiseDeviation == 0 ? value : value + NoiseDeviation * SplitMix64.ForTrial(seed, trial).NextNormal();
    }

    /// <summary>Draws a feasible point, each active parameter uniformly in its own scale.</summary>
    public double[] Draw(ref SplitMix64 random)
    {
        var point = new double[Parameters.Count];
        do
        {
            for (int i = 0; i < point.Length; i++)
                point[i] = IsActive(point, i) ? Parameters[i].At(random.NextUnit()) : double.NaN;
        }
        while (!IsFeasible(point));

        return point;
    }

    /// <summary>The point in the middle of every range, at the first of every set of choices, feasible or not.</summary>
    public double[] Centre()
    {
        var point = new double[Parameters.Count];
        for (int i = 0; i < point.Length; i++)
            point[i] = IsActive(point, i) ? Parameters[i].Centre : double.NaN;

        return point;
    }

    /// <summary>Whether parameter <paramref name="index"/> exists, given the parameters before it.</summary>
    public bool IsActive(ReadOnlySpan<double> point, int index) => Parameters[index].Condition?.Holds(point) ?? true;

    /// <summary>Whether a point of the space fulfils the constraint.</summary>
    public bool IsFeasible(ReadOnlySpan<double> point) => Constraint is null || Constraint(point);

    /// <summary>The value at a point that has been checked.</summary>
    protected abstract double Value(ReadOnlySpan<double> point);

    /// <summary>Throws unless <paramref name="point"/> belongs to the space.</summary>
    protected void Check(ReadOnlySpan<double> point)
    {
        if (point.Length != Parameters.Count)
            throw new ArgumentException($"{Name} has {Parameters.Count} parameters; the point has {point.Length}.", nameof(point));

        for (int i = 0; i < point.Length; i++)
        {
            bool active = IsActive(point, i);
            if (active ? Parameters[i].Contains(point[i]) : double.IsNaN(point[i]))
                continue;

            string expected = active ? $"within {Parameters[i]}" : "NaN, for the parameter is inactive";
            throw new ArgumentException($"{Name}: '{Parameters[i].Name}' is {point[i]:R}; it must be {expected}.", nameof(point));
        }

        if (!IsFeasible(point))
            throw new ArgumentException($"{Name}: the point [{string.Join(", ", point.ToArray())}] breaks the constraint.", nameof(point));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
