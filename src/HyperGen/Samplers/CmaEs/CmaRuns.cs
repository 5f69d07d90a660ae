using HyperGen.Numerics;

namespace HyperGen.Sampling.CmaEs;

/// <summary>The succession of runs of CMA-ES: when one has converged and with which population and step the next begins.</summary>
/// <remarks>
/// Auger, Hansen 2005 (IPOP); Hansen 2009 (BIPOP): after the first restart the regime that has used fewer trials is next. Of values the
/// order alone counts: a run ends when its distribution is narrow, its values are equal or none is better, never when they differ little.
/// </remarks>
internal sealed class CmaRuns(CmaEsOptions options, int dimensions)
{
    private const double LeastStep = 1e-7; // of the initial one

    private readonly int _first = options.Population ?? CmaConstants.DefaultPopulation(dimensions);
    private int _large; // population of the latest large run
    private long _largeTrials;
    private long _smallTrials;
    private bool _isSmall;
    private int _stagnation;
    private (int Class, double Value) _best;

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
        (_best, _stagnation, InitialStep) = ((int.MaxValue, double.PositiveInfinity), 0, options.InitialStep);
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
    /// <param name="best">The best of the generation, smaller is better: complete trials before others, then by value.</param>
    /// <param name="isFlat">Whether most of the generation is as good.</param>
    public bool HasConverged(CmaDistribution distribution, (int Class, double Value) best, bool isFlat)
    {
        if (_isSmall) _smallTrials += Population;
        else if (Restarts > 0) _largeTrials += Population;
        bool isBetter = best.CompareTo(_best) < 0;
        _stagnation = isBetter ? 0 : _stagnation + 1;
        if (isBetter) _best = best;
        return _stagnation >= 10 + (int)Math.Ceiling(30.0 * dimensions / Population)
            || isFlat
            || distribution.IsNarrow(LeastStep * InitialStep)
            || distribution.Condition > 1e14
            || distribution.Sigma >= 1e4;
    }
}
