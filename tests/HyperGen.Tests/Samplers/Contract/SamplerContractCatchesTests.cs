using HyperGen.Testing;
using Xunit.Sdk;

namespace HyperGen.Tests.Samplers.Contract;

/// <summary>The contract names the rule that a broken sampler breaks, and where it was seen.</summary>
public sealed class SamplerContractCatchesTests
{
    [Fact]
    public void Contract_catches_a_sampler_that_repeats_points()
    {
        // Every fourth proposal is the best point so far.
        ContractOf contract = new((TrialHistory history, int trial, ref Rng rng, Span<double> point) =>
        {
            if (trial % 4 != 3 || history.BestRow < 0) return HyperGen.Samplers.Random().Start(Of(history)).TryPropose(history, trial, ref rng, point);
            history.CopyPoint(history.BestRow, point);
            return true;
        });
        Says(contract.Finite_space_is_exhausted_without_a_point_twice, "no point is proposed twice", "on '30 points' trial 3 has the point of trial ");
        Says(() => contract.Finite_space_is_exhausted_without_a_point_twice_by_parallel_workers(4), "no point is proposed twice", "trial 3");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_never_comes_to_an_end()
    {
        ContractOf contract = new(BrokenSampler.Draw);
        Says(contract.Space_of_one_point_has_one_trial, "then TryPropose returns false", "on 'one point' trial 1 has the point of trial 0");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_leaves_the_space()
    {
        ContractOf contract = new(After((history, trial, point) => point[0] += trial == 5 ? 1e9 : 0));
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("int"),
            "a proposal is a valid point", "trial 5 on 'int': 'I' has the value ", "outside int [-5, 5]");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_writes_inactive_parameters()
    {
        ContractOf contract = new(After((history, _, point) =>
        {
            foreach (Parameter parameter in history.Space.Parameters) point[parameter.Index] = parameter.FromUnit(0.5);
        }));
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("conditional"),
            "NaN for every other one", "trial 0 on 'conditional': 'Depth' has the value ", "although it is inactive");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_leaves_an_entry_as_it_was()
    {
        ContractOf contract = new((TrialHistory history, int _, ref Rng rng, Span<double> point) =>
        {
            point[0] = history.Space.Parameters[0].Sample(ref rng);
            return true;
        });
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("log"),
            "every entry written", "trial 0 on 'log': the entry of 'Y' was not written");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_uses_the_clock()
    {
        FakeClock clock = new();
        ContractOf contract = new((TrialHistory history, int _, ref Rng rng, Span<double> point) =>
        {
            Rng ofTheTime = Rng.ForTrial((ulong)clock.Tick(), 0);
            history.Space.Sample(ref ofTheTime, point);
            return true;
        });
        Says(
            () => contract.Same_seed_gives_the_same_points("numeric"),
            "No clock", "on 'numeric' trial 0 was proposed as (X = ", "in a second study of the same seed as (X = ");
    }

    [Fact]
    public void Contract_catches_a_session_that_counts_its_calls()
    {
        ContractOf contract = new(() =>
        {
            int calls = 0; // of one session
            return After((history, _, point) => point[0] = history.Space.Parameters[0].FromUnit(calls++ / 100.0));
        });
        Says(
            () => contract.Study_resumed_before_every_trial_gives_the_same_points("float"),
            "must follow from the history alone", "on 'float' trial 1 was proposed as (X = ");
        contract.Same_seed_gives_the_same_points("float");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_mixes_its_studies()
    {
        int calls = 0; // of the sampler, whichever study asks
        ContractOf contract = new(After((history, trial, point) =>
        {
            if (trial == 0 && history.Running.Count == 0) calls++;
            point[0] = history.Space.Parameters[0].FromUnit(calls / 1000.0);
        }));
        Says(contract.One_sampler_serves_two_studies_without_mixing_them, "lives in the session, never in the sampler", "beside another study");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_violates_constraints()
    {
        ContractOf contract = new((TrialHistory history, int _, ref Rng rng, Span<double> point) =>
        {
            foreach (Parameter parameter in history.Space.Parameters) point[parameter.Index] = parameter.Sample(ref rng);
            return true;
        });
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("narrow constraint"),
            "a proposal fulfils the constraints", "trial 0 on 'narrow constraint' violates a constraint");
        Says(contract.Space_without_a_feasible_point_is_an_error_that_counts_the_points_tried, "InfeasibleSpaceException", "violates a constraint");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_proposes_nothing()
    {
        ContractOf contract = new((TrialHistory _, int _, ref Rng _, Span<double> _) => false);
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("float"),
            "a sampler that accepts a space proposes something", "nothing was proposed on 'float'");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_gives_up_on_an_infinite_space()
    {
        ContractOf contract = new((TrialHistory history, int trial, ref Rng rng, Span<double> point) =>
            trial < 13 && BrokenSampler.Draw(history, trial, ref rng, point));
        Says(
            () => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("float"),
            "on a space with infinitely many points there is always another proposal", "on 'float' there were 13 proposals instead of 24");
    }

    [Fact]
    public void Contract_catches_a_sampler_whose_studies_share_an_array_to_work_in()
    {
        double[] scratch = new double[200]; // of the sampler
        ContractOf contract = new((TrialHistory history, int trial, ref Rng rng, Span<double> point) =>
        {
            BrokenSampler.Draw(history, trial, ref rng, scratch.AsSpan(0, point.Length));
            scratch.AsSpan(0, point.Length).CopyTo(point);
            return true;
        });
        contract.One_sampler_serves_two_studies_without_mixing_them();
        Says(contract.One_sampler_serves_two_studies_that_propose_at_the_same_time, "never in the sampler", "on 'interrupted' trial 0");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_proposes_other_points_in_each_process()
    {
        ulong salt = 1; // as string.GetHashCode has one of each process
        BrokenSampler.Proposal salted = (TrialHistory history, int trial, ref Rng rng, Span<double> point) =>
        {
            rng = Rng.ForStream(1, salt, (ulong)trial);
            return BrokenSampler.Draw(history, trial, ref rng, point);
        };
        Exception told = Assert.ThrowsAny<XunitException>(new ContractOf(salted) { Pinned = "" }.Points_are_those_of_another_process);
        ContractOf contract = new(salted) { Pinned = told.Message.Split('"')[1] };
        contract.Points_are_those_of_another_process();
        salt = 2;
        Says(contract.Points_are_those_of_another_process, "the same points in every process", $"and \"{contract.Pinned}\" in Fingerprint");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_always_minimises()
    {
        ContractOf contract = new(After((history, trial, point) =>
        {
            if (trial % 6 == 5) point[0] = history.Column(0)[Least(history)];
        }));
        Says(contract.Maximising_the_negated_objective_gives_the_same_points, "ask TrialHistory.IsBetter", "on 'numeric' trial 5");
    }

    [Fact]
    public void Contract_catches_a_sampler_with_an_absolute_threshold()
    {
        ContractOf contract = new(After((history, _, point) =>
        {
            if (history.Count > 0) point[0] = history.Values[^1] < 1e-3 ? 0.25 : 0.75;
        }));
        Says(() => contract.Values_times_a_power_of_two_give_the_same_points(-996), "the unit of the objective is of no account", "2^-996");
        Says(() => contract.Increasing_function_of_the_values_gives_the_same_points("1e-300 y"), "only the order of values counts", "1e-300 y");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_prefers_the_parameter_declared_first()
    {
        ContractOf contract = new(After((history, _, point) => point[0] = history.Space.Parameters[0].FromUnit(0)));
        Says(contract.Order_of_declaration_changes_no_distribution, "order in which parameters are declared", "on 'numeric' with its parameters in reverse");
    }

    [Fact]
    public void Contract_catches_a_sampler_that_allocates()
    {
        ContractOf contract = new(After((history, trial, point) => _ = Enumerable.Range(trial, 10).ToArray()));
        Says(contract.Proposals_from_an_unchanged_history_allocate_nothing, "allocates no memory", "bytes");
    }

    [Fact]
    public void Contract_catches_a_space_that_is_refused_without_a_parameter()
    {
        ContractOf contract = new(BrokenSampler.Draw) { AcceptsNothing = true };
        Says(() => contract.Proposals_on_every_kind_of_space_are_valid_and_feasible("float"), "names a parameter in quotes", "'float' led to no error");
    }

    [Fact]
    public void Contract_passes_a_sampler_over_promises_that_it_does_not_make()
    {
        ContractOf contract = new(BrokenSampler.Draw) { Made = SamplerPromises.None };
        contract.Finite_space_is_exhausted_without_a_point_twice();
        contract.Space_of_one_point_has_one_trial();
        contract.Large_finite_space_ends_when_its_feasible_points_are_tried();
    }

    private static void Says(Action test, params string[] texts)
    {
        string message = Assert.ThrowsAny<XunitException>(test).Message;
        Assert.StartsWith("Rule: ", message, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, message, StringComparison.Ordinal));
    }

    private static BrokenSampler.Proposal After(Change change) => (TrialHistory history, int trial, ref Rng rng, Span<double> point) =>
    {
        BrokenSampler.Draw(history, trial, ref rng, point);
        change(history, trial, point);
        return true;
    };

    private static SamplerStudy Of(TrialHistory history) => new(history.Space, history.Direction, Seed: 1, Trials: 100, Parallelism: 1);

    private static int Least(TrialHistory history)
    {
        int least = 0;
        for (int row = 1; row < history.Count; row++)
        {
            if (history.Values[row] < history.Values[least]) least = row;
        }

        return least;
    }

    private delegate void Change(TrialHistory history, int trial, Span<double> point);

    /// <summary>Time as a sampler must not see it: it goes on with every look.</summary>
    private sealed class FakeClock
    {
        private long _now;

        public long Tick() => ++_now;
    }

    // Not public, so that the runner does not take its tests for ours.
    private sealed class ContractOf(Func<BrokenSampler.Proposal> session) : SamplerContract
    {
        public ContractOf(BrokenSampler.Proposal proposal)
            : this(() => proposal)
        {
        }

        public SamplerPromises Made { get; init; } = SamplerPromises.All;

        public bool AcceptsNothing { get; init; }

        public string? Pinned { get; init; }

        protected override string? Fingerprint => Pinned;

        protected override SamplerPromises Promises => Made;

        protected override ISampler CreateSampler() => new BrokenSampler(session);

        protected override bool Accepts(SearchSpace space) => !AcceptsNothing;
    }
}
