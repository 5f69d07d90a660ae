using HyperGen.Problems;
using HyperGen.Problems.Formulas;

namespace HyperGen.Suite.Priors;

/// <summary>A belief about every parameter that is active at the optimum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">How far its centre is from the optimum, as a share of the range in the parameter's scale.</param>
/// <param name="Deviation">Its standard deviation, likewise.</param>
/// <param name="IsAside">Whether it prefers a choice other than the optimum's.</param>
/// <param name="Weight">The weight of the preferred choice; 1 for the others.</param>
internal sealed record Belief(string Name, double Offset, double Deviation, bool IsAside, double Weight)
{
    /// <summary>The beliefs that are measured.</summary>
    public static IReadOnlyList<Belief> All { get; } =
    [
        new("right", 0.03, 0.1, IsAside: false, 5),
        new("wrong", 0.4, 0.1, IsAside: true, 5),
        new("vague", 0.1, 0.3, IsAside: false, 2),
    ];

    /// <summary>The belief about a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="space">Its space.</param>
    /// <param name="seed">Picks the side of the optimum on which each centre lies, where both are within the range.</param>
    public IReadOnlyList<Prior> About(FormulaProblem problem, SearchSpace space, int seed)
    {
        SplitMix64 random = SplitMix64.ForInstance(400, seed);
        List<Prior> priors = [];
        foreach (Parameter parameter in space.Parameters)
        {
            double best = problem.Optimum![parameter.Index];
            bool above = random.NextUnit() < 0.5;
            if (!double.IsNaN(best)) priors.Add(About(parameter, best, above));
        }

        return priors;
    }

    private Prior About(Parameter parameter, double best, bool above)
    {
        if (parameter is ChoiceParameter choice)
        {
            int count = choice.Choices.Count, preferred = IsAside ? ((int)best + 1) % count : (int)best;
            return choice.Weigh([.. Enumerable.Range(0, count).Select(i => i == preferred ? Weight : 1)]);
        }

        double unit = parameter.ToUnit(best);
        if (unit + Offset > 1) above = false;
        else if (unit - Offset < 0) above = true;
        double centre = parameter.FromUnit(above ? unit + Offset : unit - Offset);
        return parameter switch
        {
            FloatParameter { Scale: Scale.Log } real => real.Near(centre, factor: Math.Pow(real.High / real.Low, Deviation)),
            FloatParameter real => real.Near(centre, spread: Deviation * (real.High - real.Low)),
            IntParameter { Scale: Scale.Log } integer =>
                integer.Near((long)centre, factor: Math.Pow((double)integer.High / integer.Low, Deviation)),
            IntParameter integer => integer.Near((long)centre, spread: Deviation * (integer.High - integer.Low)),
            _ => throw new ArgumentException($"'{parameter.Name}' is of an unknown kind."),
        };
    }
}
