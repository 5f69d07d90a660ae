using Xunit;

namespace HyperGen.Testing;

/// <summary>The rules in words: a test that fails says which one was broken, what was seen and where to look.</summary>
internal static class SamplerRules
{
    public const string Valid =
        "a proposal is a valid point: a value of its domain for every active parameter, NaN for every other one, every entry written "
        + "(Parameter.FromUnit gives values of a domain, SearchSpace.Complete fills in what is inactive)";

    public const string Feasible =
        "a proposal fulfils the constraints of the space (ask SearchSpace.IsFeasible; SearchSpace.Sample draws feasible points)";

    public const string NotNothing = "a sampler that accepts a space proposes something on it";

    public const string Endless =
        "on a space with infinitely many points there is always another proposal: TryPropose returns false only where nothing is left to "
        + "try";

    public const string Refused =
        "a space that Accepts says no to is refused in ISampler.Start with an ArgumentException that names a parameter in quotes";

    public const string Reproducible =
        "a proposal is a function of space, history and random stream: the same seed gives the same points, bit for bit. No clock, no "
        + "random numbers but those of rng and of Rng.ForStream, nothing that depends on the thread or the machine";

    public const string Resumable =
        "a session that begins with a longer history proposes what one does that was there from the first trial: what a session remembers "
        + "must follow from the history alone";

    public const string Separate = "one sampler serves many studies: what it remembers of one lives in the session, never in the sampler";

    public const string Concurrent =
        "one sampler serves studies that run at the same time: while a proposal is made for one of them, another thread may ask for a "
        + "proposal of another; arrays to work in live in the session, never in the sampler";

    public const string SameInEveryProcess =
        "the same seed gives the same points in every process: nothing may depend on string.GetHashCode, HashCode or an address, which "
        + "differ from process to process";

    public const string ReadOnly = "a sampler reads the history and leaves it as it is: trials are started and finished by the study";

    public const string NothingTwice =
        "on a finite space no point is proposed twice while others are left (ask TrialHistory.Contains, which knows finished and running "
        + "trials), every feasible one is proposed, and then TryPropose returns false (hand over to a session of Samplers.Random(), say)";

    public const string Spread = "points of a space with more than enough of them are distinct";

    public const string Mirrored =
        "to maximise the negated objective is to minimise it (ask TrialHistory.IsBetter and BestRow instead of comparing values)";

    public const string AnyScale = "the unit of the objective is of no account: values times a power of two give the same proposals";

    public const string OrderOfValuesAlone = "only the order of values counts: an increasing function of them gives the same proposals";

    public const string AnyOrderOfParameters =
        "the order in which parameters are declared is of no account: each is proposed with the same distribution after the same trials";

    public const string AllocatesNothing =
        "a proposal from a history that has not changed allocates no memory: what it needs is allocated once in the session";

    public const string Affordable = "a hard constraint is tested a bounded number of times a proposal, since tests may be dear";

    /// <summary>Fails with the rule and what was seen, unless it holds.</summary>
    public static void Require(bool holds, string rule, string seen)
    {
        if (!holds) Assert.Fail($"Rule: {rule}.{Environment.NewLine}Seen: {seen}.");
    }

    /// <summary>Fails with the first proposal in which two runs differ.</summary>
    public static void RequireSame(SamplerContractRun run, SamplerContractRun other, string rule, string why)
    {
        for (int i = 0; i < run.Points.Count && i < other.Points.Count; i++)
        {
            // Bit by bit but for NaN, of which there are many.
            Require(
                run.Points[i].AsSpan().SequenceEqual(other.Points[i]),
                rule,
                $"on '{run.History.Space.Name}' trial {i} was proposed as {Text(run, i)}, and {why} as {Text(other, i)}");
        }

        Require(
            run.Points.Count == other.Points.Count,
            rule,
            $"on '{run.History.Space.Name}' {run.Points.Count} trials were proposed, and {why} {other.Points.Count}");
    }

    /// <summary>Fails with the first point that two trials of a run share.</summary>
    public static void RequireDistinct(SamplerContractRun run, string rule)
    {
        Dictionary<string, int> first = [];
        for (int i = 0; i < run.Points.Count; i++)
        {
            if (first.TryAdd(string.Join(' ', run.Points[i]), i)) continue;
            int earlier = first[string.Join(' ', run.Points[i])];
            Require(false, rule, $"on '{run.History.Space.Name}' trial {i} has the point of trial {earlier}: {Text(run, i)}");
        }
    }

    private static string Text(SamplerContractRun run, int trial)
    {
        const int Most = 6;
        double[] point = run.Points[trial];
        IEnumerable<string> entries =
            run.History.Space.Parameters.Take(Most).Select(parameter => $"{parameter.Name} = {Entry(parameter, point[parameter.Index])}");
        return $"({string.Join(", ", entries)}{(point.Length > Most ? ", ..." : "")})";
    }

    private static string Entry(Parameter parameter, double value) => double.IsNaN(value) ? "inactive" : parameter.Format(value);
}
