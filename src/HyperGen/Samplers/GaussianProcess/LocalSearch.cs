using HyperGen.Numerics;

namespace HyperGen.Sampling.GaussianProcess;

/// <summary>
/// Climbs the acquisition from one candidate: gradient ascent along the smooth axes in turn with trials of single steps along the
/// others, until neither helps.
/// </summary>
internal sealed class LocalSearch
{
    private const int MostSweeps = 6;
    private const int Exhaustive = 16;
    private const int MostChoices = 64;
    private const int SampledChoices = 32;
    private const int MostVisited = 40; // axes that a sweep moves by steps; where there are more, another draw for each sweep
    private const double LeastGain = 1e-9;

    private static readonly LbfgsOptions Climb = new() { MaximumIterations = 40, GradientTolerance = 1e-5 };
    private static readonly double[] UnitSteps = [0.25, 0.1, 0.04, 0.016, 0.006];

    private readonly EncodedSpace _space;
    private readonly ModelChain _chain;
    private readonly Acquisition _acquisition;
    private readonly SearchRegion _region;
    private readonly BranchTable _branches;
    private readonly BoundedLbfgs _optimiser;
    private readonly double[] _ascentCodes;
    private readonly double[] _gradient;
    private readonly int[] _columnOf; // by axis
    private readonly bool[] _isParent; // by axis: whether other parameters are active only with some of its values
    private readonly Axis[] _stepped; // the axes along which no gradient leads
    private readonly Axis[] _visited;
    private readonly double[] _trial;
    private readonly double[] _trialCodes;
    private readonly double[] _trialPoint;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _z;
    private readonly double[] _zLow;
    private readonly double[] _zHigh;

    public LocalSearch(EncodedSpace space, ModelChain chain, Acquisition acquisition, SearchRegion region, BranchTable branches)
    {
        (_space, _chain, _acquisition, _region, _branches) = (space, chain, acquisition, region, branches);
        int d = space.Dimensions;
        _optimiser = new BoundedLbfgs(space.Smooth.Length);
        (_ascentCodes, _gradient) = (new double[d], new double[d]);
        _columnOf = new int[d];
        _stepped = [.. space.Axes.Where(axis => !axis.IsSmooth)];
        _visited = new Axis[_stepped.Length];
        Axis[] order = chain.Surrogate.Columns.Order;
        for (int column = 0; column < order.Length; column++) _columnOf[order[column].Position] = column;
        _isParent = [.. space.Axes.Select(axis => space.Space.Parameters.Any(
            parameter => parameter.Conditions.Any(condition => condition.ParentIndex == axis.Index)))];
        (Positions, Codes, Point) = (new double[d], new double[d], new double[space.Space.Count]);
        (_trial, _trialCodes, _trialPoint) = (new double[d], new double[d], new double[space.Space.Count]);
        (_low, _high) = (new double[d], new double[d]);
        int smooth = space.Smooth.Length;
        (_z, _zLow, _zHigh) = (new double[smooth], new double[smooth], new double[smooth]);
    }

    public double[] Positions { get; }

    public double[] Codes { get; }

    public double[] Point { get; }

    public double Value { get; private set; }

    /// <summary>The axis that must keep its value, or <see langword="null"/>.</summary>
    public Axis? Frozen { get; set; }

    /// <summary>Climbs from a candidate; the result is in the properties.</summary>
    public void Run(ReadOnlySpan<double> positions, ReadOnlySpan<double> codes, ReadOnlySpan<double> point, double value, ref Rng rng)
    {
        positions.CopyTo(Positions);
        codes.CopyTo(Codes);
        point.CopyTo(Point);
        Value = value;
        _region.Bound(Codes, _low, _high);
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double before = Value;
            Ascend();
            foreach (Axis axis in Visited(ref rng))
            {
                if (axis == Frozen || double.IsNaN(Point[axis.Index])) continue;
                if (axis.IsChoice) TryChoices(axis, ref rng);
                else if (axis.Tabulated > 0) TryLevels(axis);
                else TryUnits(axis);
            }

            if (!(Value > before + LeastGain)) return;
            if (_space.Smooth.Length == _space.Dimensions) return;
        }
    }

    private ReadOnlySpan<Axis> Visited(ref Rng rng)
    {
        if (_stepped.Length <= MostVisited) return _stepped;
        _stepped.CopyTo(_visited, 0);
        for (int i = 0; i < MostVisited; i++)
        {
            int other = i + rng.NextIndex(_visited.Length - i);
            (_visited[i], _visited[other]) = (_visited[other], _visited[i]);
        }

        return _visited.AsSpan(0, MostVisited);
    }

    private void Ascend()
    {
        if (_space.Smooth.Length == 0) return;
        Columns columns = _chain.Surrogate.Columns;
        for (int i = 0; i < _z.Length; i++)
        {
            Axis axis = _space.Smooth[i];
            double inverse = columns.Inverse(_columnOf[axis.Position]);
            _z[i] = Codes[axis.Position] * inverse;
            bool pinned = double.IsNaN(Point[axis.Index]);
            _zLow[i] = pinned ? _z[i] : _low[axis.Position] * inverse;
            _zHigh[i] = pinned ? _z[i] : _high[axis.Position] * inverse;
        }

        Codes.CopyTo(_ascentCodes, 0);
        Ascent ascent = new(this);
        _optimiser.Minimize(ref ascent, _z, _zLow, _zHigh, Climb);
        Positions.CopyTo(_trial, 0);
        for (int i = 0; i < _z.Length; i++)
        {
            Axis axis = _space.Smooth[i];
            if (double.IsNaN(Point[axis.Index])) continue;
            _trial[axis.Position] =
                Math.Clamp(_z[i] / columns.Inverse(_columnOf[axis.Position]), _low[axis.Position], _high[axis.Position]);
        }

        if (Keep() || !_space.Space.HasConstraints) return;

        // Beyond a constraint: as far along the way there as is feasible.
        for (int i = 0; i < 20; i++)
        {
            foreach (Axis axis in _space.Smooth)
                _trial[axis.Position] = 0.5 * (_trial[axis.Position] + Positions[axis.Position]);
            if (Keep()) return;
        }
    }

    private void TryChoices(Axis axis, ref Rng rng)
    {
        int count = (int)axis.Levels;
        int tries = count <= MostChoices ? count : SampledChoices;
        for (int i = 0; i < tries; i++)
        {
            int choice = count <= MostChoices ? i : rng.NextIndex(count);
            if (choice == (int)Codes[axis.Position]) continue;
            Try(axis, choice);
            if (_branches.Descendants[axis.Position].Length == 0 || choice == (int)Codes[axis.Position]) continue;

            // A branch that becomes active: where it was best so far, or in its middle.
            int row = _branches.BestRow(Array.IndexOf(_space.Choices, axis), choice);
            if (row >= 0) TryBranch(axis, choice, row);
            TryBranch(axis, choice, -1);
        }
    }

    private void TryBranch(Axis axis, int choice, int row)
    {
        Positions.CopyTo(_trial, 0);
        _trial[axis.Position] = choice;
        Columns columns = _chain.Surrogate.Columns;
        foreach (int child in _branches.Descendants[axis.Position])
        {
            double code = row >= 0 ? columns.Column(_columnOf[child])[row] : _space.Axes[child].IsChoice ? 0 : Axis.InactiveNumber;
            if (code != Axis.InactiveChoice) _trial[child] = code;
        }

        Keep();
    }

    private void TryLevels(Axis axis)
    {
        int levels = axis.Tabulated;
        if (levels <= Exhaustive)
        {
            for (int level = 0; level < levels; level++)
            {
                double unit = axis.UnitOf(level);
                if (unit != Codes[axis.Position]) Try(axis, unit);
            }

            return;
        }

        for (int step = levels / 2; step >= 1; step /= 2)
        {
            int level = axis.LevelOf(Codes[axis.Position]);
            if (level + step < levels && Try(axis, axis.UnitOf(level + step))) continue;
            if (level - step >= 0) Try(axis, axis.UnitOf(level - step));
        }
    }

    private void TryUnits(Axis axis)
    {
        foreach (double step in UnitSteps)
        {
            double unit = Codes[axis.Position];
            if (!Try(axis, Math.Min(1, unit + step))) Try(axis, Math.Max(0, unit - step));
        }
    }

    private bool Try(Axis axis, double position)
    {
        if (!axis.IsChoice && (position < _low[axis.Position] - 1e-9 || position > _high[axis.Position] + 1e-9)) return false;
        Positions.CopyTo(_trial, 0);
        _trial[axis.Position] = position;
        if (_isParent[axis.Position]) return Keep();

        // Nothing but its own code changes, where there may be hundreds.
        Codes.CopyTo(_trialCodes, 0);
        Point.CopyTo(_trialPoint, 0);
        _trialCodes[axis.Position] = axis.Snap(position, out _trialPoint[axis.Index]);
        return KeepRealised();
    }

    // Moves to the trial positions if that is an improvement.
    private bool Keep()
    {
        _space.Realise(_trial, _trialCodes, _trialPoint);
        return KeepRealised();
    }

    private bool KeepRealised()
    {
        if (!_space.Space.IsFeasible(_trialPoint)) return false;
        double value = _acquisition.AtLeast(_trialCodes, Value);
        if (!(value > Value)) return false;
        _trial.CopyTo(Positions, 0);
        _trialCodes.CopyTo(Codes, 0);
        _trialPoint.CopyTo(Point, 0);
        Value = value;
        return true;
    }

    /// <summary>The acquisition, negated, over the smooth axes in scaled units.</summary>
    private readonly struct Ascent(LocalSearch search) : IDifferentiable
    {
        public double Evaluate(ReadOnlySpan<double> z, Span<double> gradient)
        {
            Columns columns = search._chain.Surrogate.Columns;
            Axis[] axes = search._space.Smooth;
            for (int i = 0; i < z.Length; i++)
                search._ascentCodes[axes[i].Position] = z[i] / columns.Inverse(search._columnOf[axes[i].Position]);
            double value = search._acquisition.At(search._ascentCodes, search._gradient);
            for (int i = 0; i < z.Length; i++) gradient[i] = -search._gradient[search._columnOf[axes[i].Position]];
            return -value;
        }
    }
}
