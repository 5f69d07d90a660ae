namespace HyperGen.Sampling.Auto;

/// <summary>
/// One study served by several samplers in turn. Which one proposes a trial follows from the space, the budget, the number of finished
/// trials and the trial's number.
/// </summary>
/// <remarks>
/// Each sampler is a function of the history, whoever proposed what is in it, so a session may begin with any of them at any time: the
/// later ones start from all that is known.
/// </remarks>
internal sealed class AutoSession : ISamplerSession, IExplainedSampler
{
    private const int GaussianProcessTrials = 500;
    private const int SharedTrials = 2000;
    private const int MostCmaDimensions = 100;
    private const int InsuranceInterval = 20;
    private const int InsuranceFrom = 100; // trials before which gaps are left to the model

    private readonly SamplerStudy _study;
    private readonly bool _isNumeric;
    private readonly ChoiceInsurance _insurance;
    private ISamplerSession? _grid; // each is started when it is first asked
    private ISamplerSession? _bayesian;
    private ISamplerSession? _tpe;
    private ISamplerSession? _cma;
    private ISamplerSession? _gaps;
    private int _finished;

    public AutoSession(SamplerStudy study)
    {
        _study = study;
        _insurance = new ChoiceInsurance(study.Space);
        int dimensions = study.Space.Parameters.Count(parameter => parameter.Cardinality != 1);
        _isNumeric = dimensions <= MostCmaDimensions && study.Space.Parameters.All(
            parameter => parameter.Conditions.Count == 0 && (parameter is not ChoiceParameter || parameter.Cardinality == 1));
    }

    public string Explanation =>
        IsProcessInUse && _bayesian is IExplainedSampler { Explanation: var more } ? $"{Method}; {more}" : Method;

    private ISamplerSession Grid => _grid ??= Samplers.Grid().Start(_study);

    private ISamplerSession Bayesian => _bayesian ??= Samplers.Bayesian().Start(_study);

    private ISamplerSession Tpe => _tpe ??= Samplers.Tpe().Start(_study);

    private ISamplerSession CmaEs => _cma ??= Samplers.CmaEs().Start(_study);

    private ISamplerSession Gaps => _gaps ??= Samplers.QuasiRandom().Start(_study);

    private string Method => (BudgetCoversSpace, _finished) switch
    {
        (_, < GaussianProcessTrials) =>
            $"a Gaussian process, because it learns most from few trials and there are {_finished} so far (up to {GaussianProcessTrials})",
        (true, _) => $"a grid of what is left, because {_study.Trials} trials cover all {_study.Space.Cardinality} points",
        (_, < SharedTrials) =>
            "a Gaussian process two times in three and a Parzen estimator, "
            + $"because {_finished} trials make an exact process dear (up to {SharedTrials})",
        _ when _isNumeric => $"CMA-ES, because the space is numeric and {_finished} trials are more than a Gaussian process can use",
        _ => $"a Parzen estimator, because {_finished} trials are more than a Gaussian process can use "
            + "and the space is not plainly numeric",
    };

    private bool IsProcessInUse => _finished < (BudgetCoversSpace ? GaussianProcessTrials : SharedTrials);

    private bool BudgetCoversSpace => _study.Space.Cardinality <= _study.Trials;

    public bool TryPropose(TrialHistory history, int trialNumber, ref Rng rng, Span<double> point)
    {
        _finished = history.Count;
        if (BudgetCoversSpace && !IsProcessInUse) return Grid.TryPropose(history, trialNumber, ref rng, point);
        if (trialNumber % InsuranceInterval == InsuranceInterval - 1)
        {
            if (_insurance.TryPropose(history, point)) return true;
            if (_finished >= InsuranceFrom) return Gaps.TryPropose(history, trialNumber, ref rng, point);
        }

        return ModelFor(trialNumber).TryPropose(history, trialNumber, ref rng, point);
    }

    private ISamplerSession ModelFor(int trialNumber) => _finished switch
    {
        < GaussianProcessTrials => Bayesian,
        < SharedTrials => trialNumber % 3 == 2 ? Tpe : Bayesian,
        _ => _isNumeric ? CmaEs : Tpe,
    };
}
