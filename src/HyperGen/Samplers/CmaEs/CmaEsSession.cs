using HyperGen.Numerics;
using HyperGen.Sampling.Finite;
using HyperGen.Sampling.Priors;

namespace HyperGen.Sampling.CmaEs;

/// <summary>One study served by CMA-ES.</summary>
/// <remarks>
/// The distribution is a fold over the finished trials in the order of the history: every lambda of them are a generation, whoever
/// proposed them and whenever. Asks in between draw from the distribution as it stands. Nothing but the history is needed to get there
/// again: for a trial drawn from the distribution the draw is repeated from its own random stream, which recovers the real numbers behind
/// rounded integers and steps; for any other (enqueued, or asked for before the last update) they are drawn within its cells.
/// </remarks>
internal sealed class CmaEsSession : ISamplerSession
{
    private const int MostDraws = 100;
    private const int MostCells = 4096; // beyond, a cell is narrow enough to be continuous
    private const double FlatShare = 0.7; // of a generation, as good as its best (Hansen 2016, section B.3)
    private const ulong RestartStream = 0x434D_4152_5354_0001;
    private const ulong CellStream = 0x434D_4143_454C_0001;

    private readonly SearchSpace _space;
    private readonly ulong _seed;
    private readonly PointPrior? _prior;
    private readonly Parameter[] _parameters; // those with more than one value: the coordinates
    private readonly double[][] _edges;
    private readonly CmaRuns _runs;
    private readonly UntriedPoints _untried;
    private readonly double[] _x;
    private readonly double[] _point;
    private readonly double[] _told;
    private CmaConstants _constants = null!;
    private CmaDistribution _distribution = null!;
    private double[] _points = []; // of the generation under way, in the order of the history
    private double[] _ranked = [];
    private double[] _values = []; // smaller is better; infinite for a failed one
    private int[] _classes = []; // 0 complete, 1 pruned, 2 failed
    private bool[] _own = [];
    private bool[] _rankedOwn = [];
    private int[] _order = [];
    private int _members;
    private int _rows;

    public CmaEsSession(SamplerStudy study, CmaEsOptions options)
    {
        (_space, _seed, _prior) = (study.Space, study.Seed, PointPrior.Of(study));
        _parameters = [.. _space.Parameters.Where(parameter => parameter.Cardinality != 1)];
        _edges = [.. _parameters.Select(parameter => parameter.Cardinality is <= MostCells ? UnitEdges.Of(parameter) : [])];
        _untried = new UntriedPoints(_space);
        (_x, _point, _told) = (new double[_parameters.Length], new double[_space.Count], new double[_space.Count]);
        _runs = new CmaRuns(options, Math.Max(1, _parameters.Length));
        if (_parameters.Length > 0) Restart();
    }

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        if (_parameters.Length == 0) return _untried.TryDraw(history, ref rng, point);
        for (; _rows < history.Count; _rows++) Learn(history, _rows);
        bool finite = _space.Cardinality is not null;
        for (int draw = 1; draw <= MostDraws; draw++)
        {
            if (TryDraw(ref rng, draw == MostDraws) && (!finite || !history.Contains(_point)) && _space.IsFeasible(_point))
            {
                _point.CopyTo(point);
                return true;
            }
        }

        return _untried.TryDraw(history, ref rng, point);
    }

    // A draw outside the cube is drawn again; the last one is moved to its border, unless there is nothing to move.
    private bool TryDraw(ref Rng rng, bool isLast)
    {
        _distribution.Sample(ref rng, _x);
        foreach (ref double coordinate in _x.AsSpan())
        {
            if (coordinate is >= 0 and <= 1) continue;
            if (!isLast || double.IsNaN(coordinate)) return false;
            coordinate = Math.Clamp(coordinate, 0, 1);
        }

        for (int k = 0; k < _point.Length; k++) _point[k] = _space.Parameters[k].FromUnit(0.5);
        for (int i = 0; i < _x.Length; i++) _point[_parameters[i].Index] = _parameters[i].FromUnit(_x[i]);
        return true;
    }

    private void Learn(TrialHistory history, int row)
    {
        history.CopyPoint(row, _told);
        _own[_members] = TryRepeatDraw(history.Numbers[row]);
        if (!_own[_members]) DrawWithinCells(history.Numbers[row]);
        _x.CopyTo(_points.AsSpan(_members * _x.Length));
        double value = history.Values[row];
        bool failed = history.States[row] == TrialState.Failed || double.IsNaN(value);
        _classes[_members] = failed ? 2 : history.States[row] == TrialState.Complete ? 0 : 1;
        _values[_members] = failed ? double.PositiveInfinity : history.Direction == StudyDirection.Minimize ? value : -value;
        if (++_members == _constants.Population) EndGeneration();
    }

    private bool TryRepeatDraw(int number)
    {
        Rng rng = Rng.ForTrial(_seed, number);
        for (int draw = 1; draw <= MostDraws; draw++)
        {
            if (TryDraw(ref rng, draw == MostDraws) && _point.AsSpan().SequenceEqual(_told)) return true;
        }

        return false;
    }

    private void DrawWithinCells(int number)
    {
        Rng rng = Rng.ForStream(_seed, CellStream, (ulong)number);
        for (int i = 0; i < _x.Length; i++)
        {
            double unit = _parameters[i].ToUnit(_told[_parameters[i].Index]), u = rng.NextOpenDouble();
            double[] edges = _edges[i];
            if (edges.Length == 0)
            {
                _x[i] = unit;
                continue;
            }

            int cell = CmaDistribution.CellOf(edges, unit);
            double mean = _distribution.Mean[i], deviation = _distribution.Deviation(i);
            double low = NormalDistribution.Cdf((edges[cell] - mean) / deviation);
            double high = NormalDistribution.Cdf((edges[cell + 1] - mean) / deviation);
            double position = mean + (deviation * NormalDistribution.Quantile(low + (u * (high - low))));
            _x[i] = Math.Clamp(position, edges[cell], edges[cell + 1]);
        }
    }

    private void EndGeneration()
    {
        int d = _x.Length;
        for (int k = 0; k < _members; k++)
        {
            int at = k;
            for (; at > 0 && IsBetter(k, _order[at - 1]); at--) _order[at] = _order[at - 1];
            _order[at] = k;
        }

        int known = 0;
        for (int k = 0; k < _members; k++)
        {
            int member = _order[k];
            _points.AsSpan(member * d, d).CopyTo(_ranked.AsSpan(k * d));
            _rankedOwn[k] = _own[member];
            if (_classes[member] != 2) known++;
        }

        _members = 0;
        if (known == 0) return; // all failed
        _distribution.Update(_ranked.AsSpan(0, _constants.Population * d), _rankedOwn);
        int best = _order[0], alike = (int)Math.Ceiling(FlatShare * known) - 1;
        bool isFlat = alike > 0 && !IsBetter(best, _order[alike]);
        if (_runs.HasConverged(_distribution, (_classes[best], _values[best]), isFlat)) Restart();
    }

    private bool IsBetter(int member, int other) =>
        _classes[member] != _classes[other] ? _classes[member] < _classes[other] : _values[member] < _values[other];

    private void Restart()
    {
        Rng rng = Rng.ForStream(_seed, RestartStream, (ulong)(_runs.Restarts + 1));
        _runs.Next(ref rng);
        double[] mean = new double[_x.Length];
        if (_runs.Restarts > 0) _space.Sample(ref rng, _point);
        else if (_space.HasDefault) _space.Default.CopyTo(_point);
        for (int i = 0; i < mean.Length; i++)
            mean[i] = _runs.Restarts == 0 && !_space.HasDefault ? 0.5 : _parameters[i].ToUnit(_point[_parameters[i].Index]);

        int population = _runs.Population;
        _constants = new CmaConstants(mean.Length, population);
        _distribution = new CmaDistribution(_constants, _edges, mean, _runs.InitialStep);
        if (_runs.Restarts == 0 && _prior is not null) Believe(_prior);
        if (_values.Length >= population) return;
        (_points, _ranked) = (new double[population * mean.Length], new double[population * mean.Length]);
        (_values, _classes, _order) = (new double[population], new int[population], new int[population]);
        (_own, _rankedOwn) = (new bool[population], new bool[population]);
    }

    // The first run starts where the good values are believed to be, with a step between half the usual one and the usual one: a narrower
    // distribution would take long to leave a wrong place. The later runs go without beliefs.
    private void Believe(PointPrior beliefs)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            if (beliefs[_parameters[i].Index] is { } prior)
                _distribution.Begin(i, prior.Centre, Math.Clamp(prior.Deviation, _runs.InitialStep / 2, _runs.InitialStep));
        }
    }
}
