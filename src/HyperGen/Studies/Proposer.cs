using HyperGen.Sampling.Adaptive;

namespace HyperGen.Studies;

/// <summary>Makes the points of trials: each from what the sampler sees of the study and the random stream of the trial's number.</summary>
internal sealed class Proposer
{
    private const int FewPoints = 64;

    private readonly StudyState _state;
    private readonly ISampler _sampler;
    private readonly ISamplerSession _session;
    private readonly SearchSpace _space;
    private readonly ulong _seed;
    private readonly bool _hasEarlier;

    /// <param name="options">The settings of the study.</param>
    /// <param name="declared">The space as the config type declares it.</param>
    /// <param name="study">What the sampler is told of the study.</param>
    /// <param name="sampler">The sampler that the user chose or the usual one.</param>
    /// <param name="state">The study so far.</param>
    public Proposer(StudyOptions options, SearchSpace declared, SamplerStudy study, ISampler sampler, StudyState state)
    {
        (_state, _sampler, _space, _seed, _hasEarlier) = (state, sampler, study.Space, study.Seed, study.Earlier.Count > 0);
        _session = Adapted(options, declared, sampler).Start(study);
    }

    /// <summary>The sampler's name, with its own explanation if it chooses between methods.</summary>
    public string Description
    {
        get
        {
            string? earlier = _hasEarlier && !_sampler.LearnsFromEarlier ? "of earlier studies it tries the best configs alone" : null;
            string explanation = string.Join("; ", new[] { (_session as IExplainedSampler)?.Explanation, earlier }.OfType<string>());
            return explanation.Length == 0 ? _sampler.Name : $"{_sampler.Name}: {explanation}";
        }
    }

    /// <summary>Whether so few points are left that others may take the last ones.</summary>
    public bool IsNearlyExhausted => _space.Cardinality - _state.Created < FewPoints;

    /// <summary>Asks the sampler; false when there is no further point. The state's view must be prepared for the number.</summary>
    /// <exception cref="InvalidOperationException">The sampler proposed a point that is none of the space.</exception>
    public bool TryPropose(int number, double[] point)
    {
        Rng rng = Rng.ForTrial(_seed, number);
        if (!_session.TryPropose(_state.View, number, ref rng, point)) return false;
        return _space.Problem(point) is not { } problem
            ? true
            : throw new InvalidOperationException($"Sampler '{_sampler.Name}' proposed an invalid point for trial {number}: {problem}.");
    }

    /// <summary>
    /// The point of the best trial: for a number that is claimed while others took the last new point, where repeating one is the only way
    /// to keep the numbers contiguous.
    /// </summary>
    public void RepeatBest(int number, double[] point)
    {
        if (_state.Ledger.BestRow >= 0)
        {
            _state.Ledger.CopyPoint(_state.Ledger.BestRow, point);
            return;
        }

        Rng rng = Rng.ForTrial(_seed, number);
        _space.Sample(ref rng, point);
    }

    /// <summary>A point together with how the bounds have moved by now.</summary>
    public Proposal Of(int number, double[] point)
    {
        IReadOnlyList<BoundMove> moves = (_session as AdaptedSession)?.Moves ?? [];
        return new(point, [.. moves.Select(Moved)]);

        SpaceAdapted Moved(BoundMove move) =>
            new(number, _space.Parameters[move.Parameter].Name, move.Low, move.High, move.Reason);
    }

    private static ISampler Adapted(StudyOptions options, SearchSpace declared, ISampler sampler)
    {
        int? after = options.Refine?.AfterTrials;
        if (StudyLimits.Of(options, declared).Count > 0) return new AdaptiveSampler(sampler, declared, after);
        return after is { } trials ? new RefiningSampler(sampler, trials) : sampler;
    }
}
