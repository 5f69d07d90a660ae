using HyperGen.Numerics;

namespace HyperGen.Sampling.CmaEs;

/// <summary>The succession of runs of CMA-ES: when one has converged and with which population and step the next begins.</summary>
/// <remarks>
/// Auger, Hansen 2005 (IPOP); Hansen 2009 (BIPOP): after the first restart the regime that has used fewer trials is next.
/// </remarks>
internal sealed class CmaRuns(CmaEsOptions options, int dimensions)
{
    private readonly int _first = options.Population ?? CmaConstants.DefaultPopulation(dimensions);
    private int _large; // population of the latest large run
    private long _largeTrials;
    private long _smallTrials;
    private bool _isSmall;
    private int _stagnation;
    private double _best;
    private double _firstRange;

    /// <summary>Number of restarts so far.</summary>
    public int Restarts { get; private set; } = -1;

    /// <summary>Population of the run.</summary>
    public int Population { get; private set; }

    /// <summary>Step size at its start.</summary>
    public double InitialStep { get; private set; }

    /// <summary>Begins the next run.</summary>
    public void Next(ref Rng rng)
    {
        Restarts++;
        (_best, _stagnation, _firstRange, InitialStep) = (double.PositiveInfinity, 0, double.NaN, options.InitialStep);
        _isSmall = options.Restart == CmaEsRestart.Alternating && Restarts > 1 && _smallTrials < _largeTrials;
        if (_isSmall)
        {
            double u = rng.NextDouble(), v = rng.NextDouble();
            Population = Math.Max(4, (int)(_first * Elementary.Pow(0.5 * _large / _first, u * u)));
            InitialStep *= Elementary.Pow(10, -2 * v);
            return;
        }

        // 2^20 is never reached by trials; the guard is against overflow.
        Population = _large = Restarts == 0 ? _first : Math.Min(2 * _large, 1 << 20);
    }

    /// <summary>Judges a generation; true when the run has converged.</summary>
    /// <param name="distribution">The distribution after the generation.</param>
    /// <param name="best">Best value of the generation, smaller is better.</param>
    /// <param name="range">Difference between its worst and its best finite value.</param>
    public bool HasConverged(CmaDistribution distribution, double best, double range)
    {
        if (_isSmall) _smallTrials += Population;
        else if (Restarts > 0) _largeTrials += Population;
        if (double.IsNaN(_firstRange)) _firstRange = range;
        _stagnation = best < _best ? 0 : _stagnation + 1;
        _best = Math.Min(_best, best);
        return _stagnation >= 10 + (int)Math.Ceiling(30.0 * dimensions / Population)
            || range <= Math.Max(1e-13 * _firstRange, 1e-15 * Math.Abs(best))
            || distribution.LargestDeviation < 1e-12 * InitialStep
            || distribution.Condition > 1e14
            || distribution.Sigma >= 1e4;
    }
}
