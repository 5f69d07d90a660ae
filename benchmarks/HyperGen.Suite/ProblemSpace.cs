using HyperGen.Problems;

namespace HyperGen.Suite;

/// <summary>The search space of a problem. Points of both have the same numeric form.</summary>
public static class ProblemSpace
{
    /// <summary>
    /// Builds the space, with the constraint of the problem and, where that allows it, the centre of every range and the first of every
    /// set of choices as its default.
    /// </summary>
    public static SearchSpace Of(Problem problem)
    {
        var builder = new SearchSpaceBuilder(problem.Name);
        foreach (Axis axis in problem.Parameters)
        {
            Add(builder, axis);
            if (axis.Condition is { } condition)
                builder.When(condition.Parent, [.. condition.Choices.Select(choice => (double)choice)]);
        }

        if (problem.Constraint is { } constraint) builder.WithConstraints(point => constraint(point));
        return builder.WithDefault(problem.Centre()).Build();
    }

    private static void Add(SearchSpaceBuilder builder, Axis axis)
    {
        switch (axis)
        {
            case FloatAxis real:
                builder.AddFloat(real.Name, real.Low, real.High, ScaleOf(real.Scale));
                break;
            case IntegerAxis integer:
                builder.AddInt(integer.Name, integer.Low, integer.High, ScaleOf(integer.Scale));
                break;
            case ChoiceAxis choice:
                builder.AddChoice(choice.Name, choice.Choices);
                break;
            default:
                throw new ArgumentException($"'{axis.Name}' is of the unknown kind {axis.GetType().Name}.", nameof(axis));
        }
    }

    private static Scale ScaleOf(Problems.Scale scale) => scale == Problems.Scale.Log ? Scale.Log : Scale.Linear;
}
