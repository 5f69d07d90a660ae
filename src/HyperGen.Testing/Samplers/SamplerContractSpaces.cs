using System.Collections.ObjectModel;

namespace HyperGen.Testing;

/// <summary>The spaces on which <see cref="SamplerContract"/> tries a sampler, by name.</summary>
public static class SamplerContractSpaces
{
    private static readonly int[] Thousand = [.. Enumerable.Range(0, 1000)];

    /// <summary>Every kind of parameter, condition and constraint, and sizes from one parameter to 200.</summary>
    public static ReadOnlyDictionary<string, SearchSpace> All { get; } = new(new SearchSpace[]
    {
        New("float").AddFloat("X", -3, 5).Build(),
        New("log").AddFloat("X", 1e-8, 1e3, Scale.Log).AddFloat("Y", 0.5, 0.6, Scale.Log).Build(),
        New("stepped").AddFloat("X", 0, 1, step: 0.1).AddFloat("Y", -1, 100, step: 0.25).Build(),
        New("int").AddInt("I", -5, 5).AddInt("J", 0, 1_000_000).AddInt("K", 16, 256, step: 16).Build(),
        New("log int").AddInt("I", 1, 4).AddInt("J", 1, 100_000, Scale.Log).Build(),
        New("choice").AddChoice("A", ["a", "b", "c"]).AddChoice("B", [false, true]).AddFloat("X", 0, 1).Build(),
        New("one value").AddFloat("X", 2, 2).AddInt("I", 7, 7).AddChoice("A", ["only"]).AddFloat("Y", 0, 1).Build(),
        New("numeric").AddFloat("X", -1, 1).AddFloat("Y", 1e-5, 1, Scale.Log).AddInt("I", 1, 9).AddFloat("S", 0, 2, step: 0.5).Build(),
        Conditional(),
        Nested(),
        New("narrow constraint").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
            .WithConstraints(point => point[0] < 0.1 && point[1] < 0.1).Build(),
        New("mixed constraint").AddInt("I", 0, 99).AddFloat("X", 0, 1).AddChoice("A", ["a", "b"])
            .WithConstraints(point => point[0] + (100 * point[1]) < 60 || point[2] == 1).Build(),
        Wide200("200 floats", (builder, name) => builder.AddFloat(name, 0, 1)).Build(),
        Wide200(
            "200 mixed",
            (builder, name) => _ = builder.Count % 2 == 0 ? builder.AddInt(name, 0, 9) : builder.AddChoice(name, ["a", "b", "c"])).Build(),
    }.ToDictionary(space => space.Name));

    /// <summary>
    /// 200 parameters of one kind, by name: what grows with their number, or with that of choices, must not get out of hand.
    /// </summary>
    public static ReadOnlyDictionary<string, SearchSpace> Wide { get; } = new(new SearchSpace[]
    {
        All["200 floats"],
        All["200 mixed"],
        Wide200("200 choices of one", (builder, name) => builder.AddChoice(name, ["only"])).AddFloat("X", 0, 1).Build(),
        Wide200("200 choices of a thousand", (builder, name) => builder.AddChoice(name, Thousand)).Build(),
        Wide200("200 constrained", (builder, name) => builder.AddFloat(name, 0, 1))
            .WithConstraints(point => point[0] + point[1] + point[2] < 0.4).Build(), // one in a hundred
    }.ToDictionary(space => space.Name));

    /// <summary>One parameter of each kind.</summary>
    public static IReadOnlyList<SearchSpace> OneParameter { get; } =
    [
        New("one float").AddFloat("X", -3, 5).Build(),
        New("one log").AddFloat("X", 1e-8, 1e3, Scale.Log).Build(),
        New("one stepped").AddFloat("X", 0, 1, step: 0.1).Build(),
        New("one int").AddInt("I", -5, 5).Build(),
        New("one choice").AddChoice("A", ["a", "b", "c"]).Build(),
    ];

    /// <summary>30 points: ten integers by three of another.</summary>
    public static SearchSpace Thirty { get; } = New("30 points").AddInt("I", 1, 10).AddInt("J", 1, 3).Build();

    /// <summary>30 points over two branches: 4 x 5 of the first, 10 of the second.</summary>
    public static SearchSpace ThirtyConditional { get; } = New("30 points in two branches")
        .AddChoice("Branch", ["left", "right"])
        .AddInt("I", 1, 4).When(0, 0)
        .AddChoice("A", ["a", "b", "c", "d", "e"]).When(0, 0)
        .AddInt("J", 1, 10).When(0, 1)
        .Build();

    /// <summary>30 feasible points among 3,000.</summary>
    public static SearchSpace ThirtyFeasible { get; } = New("30 feasible points")
        .AddInt("I", 0, 99).AddInt("J", 0, 29)
        .WithConstraints(point => point[0] == 77).Build();

    /// <summary>Six feasible points among four million, far apart.</summary>
    public static SearchSpace SixFeasibleOfMillions { get; } = New("six feasible points")
        .AddInt("I", 0, 1999).AddInt("J", 0, 1999)
        .WithConstraints(point => point[0] % 700 == 99 && point[1] % 1000 == 7).Build();

    /// <summary>A branch that needs no number beside one that does: the first has a single point.</summary>
    public static SearchSpace BranchOfOnePoint { get; } = New("branch of one point")
        .AddChoice("Model", ["baseline", "tuned"]).AddFloat("X", 0, 1).When(0, 1).Build();

    /// <summary>A branch of 12 points beside one with a continuous parameter.</summary>
    public static SearchSpace BranchOfTwelve { get; } = New("branch of 12 points")
        .AddChoice("Model", ["tree", "linear"]).AddInt("Depth", 1, 12).When(0, 0).AddFloat("Penalty", 0, 1).When(0, 1).Build();

    /// <summary>Continuous, mixed and finite spaces of which about a given share is feasible.</summary>
    /// <param name="share">The feasible share.</param>
    public static SearchSpace[] HardlyFeasible(double share)
    {
        double side = Math.Sqrt(share);
        return
        [
            New("small square").AddFloat("X", 0, 1).AddFloat("Y", 1e-4, 1, Scale.Log)
                .WithConstraints(point => Math.Abs(point[0] - 0.7) < side / 2 && point[1] > 0.01 && point[1] < 0.01 * Math.Pow(1e4, side))
                .Build(),
            New("thin band").AddFloat("X", 0, 1).AddFloat("Y", 0, 1)
                .WithConstraints(point => Math.Abs(point[0] - point[1]) < share / 2).Build(),
            New("one branch").AddChoice("A", ["a", "b"]).AddFloat("X", 0, 1).When(0, 1).AddFloat("Y", 0, 1).AddInt("I", 1, 10)
                .WithConstraints(point => point[0] == 1 && Math.Abs(point[1] - 0.2) < share * 10 && point[3] > 5).Build(),
            New("integers").AddInt("I", 0, 9999).AddInt("J", 0, 9999)
                .WithConstraints(point => Math.Abs(point[0] - 1234) < 5000 * side && Math.Abs(point[1] - 8000) < 5000 * side).Build(),
        ];
    }

    /// <summary>The same parameters and conditions, declared in the reverse order.</summary>
    internal static SearchSpace Reversed(SearchSpace space)
    {
        SearchSpaceBuilder builder = New(space.Name);
        foreach (Parameter parameter in space.Parameters.Reverse())
        {
            _ = parameter switch
            {
                FloatParameter real => builder.AddFloat(real.Name, real.Low, real.High, real.Scale, real.Step),
                IntParameter integer => builder.AddInt(integer.Name, integer.Low, integer.High, integer.Scale, integer.Step),
                ChoiceParameter choice => builder.AddChoice(choice.Name, [.. choice.Choices.Select(one => one.Label)]),
                _ => throw new InvalidOperationException($"'{parameter.Name}' is of an unknown kind."),
            };
            foreach (ActivationCondition condition in parameter.Conditions)
                builder.When(space.Count - 1 - condition.ParentIndex, [.. condition.Values]);
        }

        return builder.Build();
    }

    private static SearchSpaceBuilder New(string name) => new(name);

    private static SearchSpace Conditional() => New("conditional")
        .AddChoice("Model", ["tree", "linear", "network"])
        .AddInt("Depth", 1, 12).When(0, 0)
        .AddFloat("Penalty", 1e-6, 10, Scale.Log).When(0, 1, 2)
        .AddChoice("Optimizer", ["adam", "sgd"]).When(0, 2)
        .AddFloat("Momentum", 0, 0.99).When(3, 1)
        .AddFloat("Rate", 1e-5, 1, Scale.Log)
        .Build();

    private static SearchSpace Nested()
    {
        SearchSpace inner = New("inner").AddInt("Layers", 1, 4).AddFloat("Dropout", 0, 0.5).When(0, 3, 4).Build();
        return New("nested").AddFloat("X", 0, 1).AddSpace("Encoder", inner).AddChoice("Schedule", ["cosine", "step"])
            .AddVariant("Schedule", 3, 1, inner).Build();
    }

    private static SearchSpaceBuilder Wide200(string name, Action<SearchSpaceBuilder, string> add)
    {
        SearchSpaceBuilder builder = New(name);
        for (int k = 0; k < 200; k++) add(builder, $"P{k}");
        return builder;
    }
}
