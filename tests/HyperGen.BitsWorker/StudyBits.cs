using System.Globalization;

namespace HyperGen.BitsWorker;

/// <summary>Short studies of every sampler, and the bits of all that they propose and find.</summary>
public static class StudyBits
{
    private const int Trials = 40;
    private const int ManyTrials = 72; // beyond those with each of which the process is fitted, and the first fit after them

    private static readonly SearchSpace Numeric = new SearchSpaceBuilder("numeric")
        .AddFloat("X", -3, 5).AddFloat("Rate", 1e-5, 1, Scale.Log).AddInt("I", 1, 30).AddFloat("S", 0, 2, step: 0.25).Build();

    private static readonly SearchSpace Mixed = new SearchSpaceBuilder("mixed")
        .AddFloat("X", -3, 5).AddChoice("Kind", ["a", "b", "c"]).AddFloat("Rate", 1e-5, 1, Scale.Log).When(1, 0, 2).AddInt("I", 1, 30)
        .WithConstraints(point => point[0] < 4.5).Build();

    // Few enough points that each is scored, among choices, so that there are two models.
    private static readonly SearchSpace Finite =
        new SearchSpaceBuilder("finite").AddInt("I", 1, 9).AddInt("J", 1, 8).AddChoice("Kind", ["a", "b", "c"]).Build();

    private static readonly Dictionary<string, Func<ulong>> Studies = new()
    {
        ["random"] = () => Propose(Mixed, Samplers.Random()),
        ["grid"] = () => Propose(Mixed, Samplers.Grid(pointsPerContinuous: 5)),
        ["quasi-random"] = () => Propose(Mixed, Samplers.QuasiRandom()),
        ["tpe"] = () => Propose(Mixed, Samplers.Tpe()),
        ["cma-es"] = () => Propose(Numeric, Samplers.CmaEs()),
        ["bayesian"] = () => Propose(Mixed, Samplers.Bayesian()),
        ["bayesian, finite"] = () => Propose(Finite, Samplers.Bayesian(), trials: ManyTrials),
        ["auto"] = () => Propose(Numeric, Samplers.Auto()),
        ["believing"] = () => Propose(Mixed, Samplers.Bayesian(), study => study with { Priors = [((FloatParameter)Mixed["X"]).Near(1, spread: 0.5)] }),
        ["warmed"] = () => Propose(Mixed, Samplers.Bayesian(), study => study with { Earlier = [Earlier()] }),
        ["regret bound"] = () => Check(Terminators.RegretBound()),
        ["expected improvement"] = () => Check(Terminators.ExpectedImprovement()),
    };

    /// <summary>The names of the studies.</summary>
    public static IReadOnlyCollection<string> Names => Studies.Keys;

    /// <summary>The hash of a study in hexadecimal digits.</summary>
    public static string Of(string name) => Studies[name]().ToString("x16", CultureInfo.InvariantCulture);

    // Two trials run at a time, so that proposals see running ones.
    private static ulong Propose(SearchSpace space, ISampler sampler, Func<SamplerStudy, SamplerStudy>? with = null, int trials = Trials)
    {
        SamplerStudy study = new(space, StudyDirection.Minimize, Seed: 3, trials, Parallelism: 2);
        ISamplerSession session = sampler.Start(with is null ? study : with(study));
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[space.Count];
        ulong hash = Fnv.Basis;
        for (int number = 0; number < trials; number++)
        {
            Rng rng = Rng.ForTrial(study.Seed, number);
            if (!session.TryPropose(history, number, ref rng, point)) break;
            hash = Fnv.Add(hash, point);
            history.Start(number, point);
            if (history.Running is [var oldest, _]) history.Finish(oldest.Number, oldest.Point, TrialState.Complete, Bowl(space, oldest.Point));
        }

        return hash;
    }

    private static ulong Check(ITerminator terminator)
    {
        TrialHistory history = Drawn(Mixed, 30);
        ITerminatorSession session = terminator.Start(new SamplerStudy(Mixed, StudyDirection.Minimize, Seed: 3, Trials, Parallelism: 1));
        TerminationCheck check = session.Check(history) ?? throw new InvalidOperationException($"{terminator.Name} found nothing.");
        return Fnv.Add(Fnv.Basis, [check.Value, check.Threshold]);
    }

    private static EarlierStudy Earlier() => new("earlier", Drawn(Mixed, 25));

    private static TrialHistory Drawn(SearchSpace space, int trials)
    {
        TrialHistory history = new(space, StudyDirection.Minimize);
        double[] point = new double[space.Count];
        for (int number = 0; number < trials; number++)
        {
            Rng rng = Rng.ForTrial(8, number);
            space.Sample(ref rng, point);
            history.Finish(number, point, TrialState.Complete, Bowl(space, point));
        }

        return history;
    }

    // No function but the four operations: what differs comes from the library.
    private static double Bowl(SearchSpace space, ReadOnlySpan<double> point)
    {
        double sum = 0;
        foreach (Parameter parameter in space.Parameters)
        {
            double off = parameter.ToUnit(point[parameter.Index]) - 0.3;
            if (!double.IsNaN(off)) sum += off * off;
        }

        return sum;
    }
}
