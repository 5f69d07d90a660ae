using Xunit;

namespace HyperGen.Testing;

/// <summary>
/// What every sampler owes a study. Derive a test class from it and return your sampler: valid feasible points on every kind of space,
/// the same points from the same seed, from a resumed study and from a mirrored one, no point twice on a finite space, calm under
/// degenerate histories. A test that fails names the rule that was broken.
/// </summary>
/// <remarks>Needs xunit 2. <see cref="Accepts"/> and <see cref="Promises"/> say what a sampler is not made for.</remarks>
public abstract partial class SamplerContract
{
    private static readonly string[] Ordinary = ["numeric", "choice", "conditional", "float"];

    /// <summary>Names of the spaces of the theories.</summary>
    public static TheoryData<string> SpaceNames => new(SamplerContractSpaces.All.Keys);

    /// <summary>The sampler under test, with settings that work on every space it accepts.</summary>
    protected abstract ISampler CreateSampler();

    /// <summary>
    /// Whether the sampler works on a space. One that does not must refuse it in <see cref="ISampler.Start"/> with an
    /// <see cref="ArgumentException"/> whose message names a parameter in single quotes. Unless overridden: on every space.
    /// </summary>
    /// <param name="space">A space of the tests.</param>
    protected virtual bool Accepts(SearchSpace space) => true;

    /// <summary>What the sampler promises beyond valid, feasible and reproducible proposals. Unless overridden: everything.</summary>
    protected virtual SamplerPromises Promises => SamplerPromises.All;

    /// <summary>
    /// The fingerprint of the sampler's points, as another process told it; <see langword="null"/>, unless overridden, where other
    /// processes are not tested. Override it with "" once: the test that fails tells the fingerprint. It changes with the spaces of the
    /// tests, with <see cref="Trials"/> and with whatever the sampler proposes.
    /// </summary>
    protected virtual string? Fingerprint => null;

    /// <summary>Trials per study: enough to leave the sampler's start-up phase. Unless overridden: 24.</summary>
    protected virtual int Trials => 24;

    /// <summary>A name for results and logs: up to 30 lower-case letters, digits and hyphens.</summary>
    [Fact]
    public void Name_of_the_sampler_is_short_and_lower_case() => Assert.Matches("^[a-z][a-z0-9-]{0,29}$", CreateSampler().Name);

    /// <summary>A point is valid and feasible on every space, or the space is refused by name.</summary>
    /// <param name="name">The space.</param>
    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Proposals_on_every_kind_of_space_are_valid_and_feasible(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (Accepts(space))
        {
            RequireSome(Start(space).Sequential(Trials));
            return;
        }

        Exception? refusal = Record.Exception(() => Start(space));
        string message = (refusal as ArgumentException)?.Message ?? "";
        SamplerRules.Require(
            space.Parameters.Any(parameter => message.Contains($"'{parameter.Name}'", StringComparison.Ordinal)),
            SamplerRules.Refused,
            $"'{name}' led to {refusal?.ToString() ?? "no error"}");
    }

    /// <summary>A proposal changes nothing that the sampler was given to read.</summary>
    /// <param name="name">The space.</param>
    [Theory]
    [MemberData(nameof(SpaceNames), MemberType = typeof(SamplerContract))]
    public void Proposals_leave_the_history_as_it_was(string name)
    {
        SearchSpace space = SamplerContractSpaces.All[name];
        if (!Accepts(space)) return;
        SamplerContractRun run = Start(space).Sequential(Trials);
        double[][] columns = [.. space.Parameters.Select(parameter => run.History.Column(parameter.Index).ToArray())];
        double[] values = run.History.Values.ToArray();
        int running = run.History.Running.Count;
        bool proposed = run.Ask() is not null;
        bool isSame = values.AsSpan().SequenceEqual(run.History.Values)
            && running + (proposed ? 1 : 0) == run.History.Running.Count
            && space.Parameters.All(parameter => columns[parameter.Index].AsSpan().SequenceEqual(run.History.Column(parameter.Index)));
        SamplerRules.Require(isSame, SamplerRules.ReadOnly, $"the proposal for trial {run.Points.Count - 1} on '{name}' changed it");
    }

    private SamplerContractRun Start(
        SearchSpace space, StudyDirection direction = StudyDirection.Minimize, ulong seed = 1, int parallelism = 1) =>
        new(CreateSampler(), space, direction, seed, parallelism: parallelism);

    private IEnumerable<SearchSpace> Accepted(params string[] names) =>
        names.Select(name => SamplerContractSpaces.All[name]).Where(Accepts);

    private bool Promised(SamplerPromises promise) => (Promises & promise) == promise;

    private void RequireSome(SamplerContractRun run)
    {
        (SearchSpace space, int count) = (run.History.Space, run.Points.Count);
        SamplerRules.Require(count > 0, SamplerRules.NotNothing, $"nothing was proposed on '{space.Name}'");
        if (space.Cardinality is not null || !Promised(SamplerPromises.Endless)) return;
        SamplerRules.Require(count >= Trials, SamplerRules.Endless, $"on '{space.Name}' there were {count} proposals instead of {Trials}");
    }
}
