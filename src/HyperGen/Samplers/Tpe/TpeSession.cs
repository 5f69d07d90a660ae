using HyperGen.Sampling.Finite;
using HyperGen.Sampling.Priors;

namespace HyperGen.Sampling.Tpe;

// l   mixture over the good trials        g   mixture over all others, running trials among them (constant liar)
// The proposal is the candidate, drawn from l, with the largest ln l - ln g (Bergstra 2011, section 4).

/// <summary>One study served by the tree-structured Parzen estimator.</summary>
/// <remarks>
/// The model follows from the history alone, row by row in its order, so that a session that grew with its study and one started anew
/// take sums in the same order.
/// </remarks>
internal sealed class TpeSession : ISamplerSession
{
    private const int DrawsPerCandidate = 10;
    private const int BelievedInterval = 4; // of the start-up: the others must sort out what the beliefs are worth

    private readonly SearchSpace _space;
    private readonly TpeOptions _options;
    private readonly PointPrior? _prior;
    private readonly ISamplerSession _startup;
    private readonly ISamplerSession _believed; // start-up points drawn from the prior
    private readonly UntriedPoints _untried;
    private readonly int[] _parameters; // those with more than one value, parents before children
    private readonly ChoiceParameter[] _choices; // those among them
    private readonly ParzenPair _pair;
    private readonly TrialRanking _ranking = new();
    private readonly double[] _candidates;
    private readonly double[] _logRatios;
    private int[] _ranked = [];
    private int[] _unranked = [];

    public TpeSession(SamplerStudy study, TpeOptions options)
    {
        (_space, _options) = (study.Space, options);
        _prior = PointPrior.Of(study);
        _startup = Samplers.QuasiRandom().Start(study with { Priors = [] });
        _believed = _prior is null ? _startup : Samplers.QuasiRandom().Start(study);
        _untried = new UntriedPoints(_space);
        _parameters = [.. _space.ActivationOrder.ToArray().Where(index => _space.Parameters[index].Cardinality != 1)];
        _choices = [.. _parameters.Select(index => _space.Parameters[index]).OfType<ChoiceParameter>()];
        _pair = new ParzenPair(_space, _parameters);
        (_candidates, _logRatios) = (new double[options.Candidates * _space.Count], new double[options.Candidates]);
    }

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        _ranking.Follow(history);
        if (_ranking.Count < _options.StartupTrials)
        {
            bool believes = trialNumber % BelievedInterval == 1 && Believes(history, ref rng);
            return (believes ? _believed : _startup).TryPropose(history, trialNumber, ref rng, point);
        }

        Focus focus = Focus.Of(history, _ranking.Rows[0], trialNumber, _choices, ref rng);
        Learn(history, focus);
        int count = Draw(history, focus, ref rng);
        if (count == 0) return _untried.TryDraw(history, ref rng, point);
        Span<double> logRatios = _logRatios.AsSpan(0, count);
        _pair.LogRatios(_candidates, _space.Count, logRatios);
        if (_prior is not null) AddPrior(_prior, history, logRatios);
        int best = 0;
        for (int i = 1; i < count; i++)
        {
            if (logRatios[i] > logRatios[best]) best = i;
        }

        _candidates.AsSpan(best * _space.Count, _space.Count).CopyTo(point);
        return true;
    }

    // Beliefs are followed as often as results let them.
    private bool Believes(TrialHistory history, ref Rng rng) => _prior is not null && rng.NextDouble() < _prior.Weight(history);

    // ln l - ln g + (β/n) ln π: the prior belongs to what is good.
    private void AddPrior(PointPrior prior, TrialHistory history, Span<double> logRatios)
    {
        double exponent = prior.Exponent(history);
        for (int i = 0; i < logRatios.Length; i++)
            logRatios[i] += exponent * prior.LogDensity(_candidates.AsSpan(i * _space.Count, _space.Count));
    }

    private void Learn(TrialHistory history, Focus focus)
    {
        _pair.Follow(history);
        int rows = history.Count + history.Running.Count;
        if (_ranked.Length < rows) (_ranked, _unranked) = (new int[rows + (rows / 2)], new int[rows + (rows / 2)]);
        int ranked = 0, unranked = 0;
        foreach (int row in _ranking.Rows)
        {
            if (focus.Includes(history, row)) _ranked[ranked++] = row;
        }

        foreach (int row in _ranking.Failed)
        {
            if (focus.Includes(history, row)) _unranked[unranked++] = row;
        }

        for (int row = history.Count; row < rows; row++)
        {
            if (focus.Includes(history, row)) _unranked[unranked++] = row;
        }

        _pair.Divide(_ranked.AsSpan(0, ranked), _unranked.AsSpan(0, unranked));
    }

    // A joint draw: one kernel gives all active parameters, so the branch it comes from and the values within belong together.
    private int Draw(TrialHistory history, Focus focus, ref Rng rng)
    {
        int count = 0, length = _space.Count;
        bool believes = Believes(history, ref rng);
        for (int draw = 0; draw < _options.Candidates * DrawsPerCandidate && count < _options.Candidates; draw++)
        {
            Span<double> candidate = _candidates.AsSpan(count * length, length);
            int kernel = _pair.SampleKernel(ref rng), axis = 0;
            foreach (int index in _space.ActivationOrder)
            {
                Parameter parameter = _space.Parameters[index];
                bool searched = axis < _parameters.Length && _parameters[axis] == index;
                if (!parameter.IsActive(candidate)) candidate[index] = double.NaN;
                else if (!searched) candidate[index] = parameter.FromUnit(0.5);
                else if (index == focus.Parameter) candidate[index] = focus.Choice;
                else if (kernel >= 0) candidate[index] = _pair.Sample(axis, kernel, ref rng);
                else if (believes && _prior![index] is { } prior) candidate[index] = prior.Quantile(rng.NextDouble());
                else candidate[index] = parameter.Sample(ref rng);
                if (searched) axis++;
            }

            if ((!_space.HasCountablePoints || !history.Contains(candidate)) && _space.IsFeasible(candidate)) count++;
        }

        return count;
    }
}
