namespace HyperGen.Studies;

/// <summary>The beliefs that a study goes by.</summary>
internal static class StudyPriors
{
    /// <summary>Those of the options, and the declared ones of all other parameters.</summary>
    /// <exception cref="ArgumentException">Two are about one parameter, or one is about a parameter of another space.</exception>
    public static IReadOnlyList<Prior> Of(StudyOptions options, SearchSpace space)
    {
        if (options.Priors.Count == 0) return space.Priors;
        HashSet<Parameter> given = [];
        foreach (Prior prior in options.Priors)
        {
            Parameter parameter = prior.Parameter;
            if (parameter.Index >= space.Count || space.Parameters[parameter.Index] != parameter)
            {
                throw Invalid(
                    $"is about '{parameter.Name}', which is no parameter of '{space.Name}' itself; take the handle from its own " +
                    "Parameters");
            }

            if (!given.Add(parameter)) throw Invalid($"has two beliefs about '{parameter.Name}'; give one");
        }

        return [.. options.Priors, .. space.Priors.Where(prior => !given.Contains(prior.Parameter))];
    }

    private static ArgumentException Invalid(string problem) =>
        new($"{nameof(StudyOptions)}.{nameof(StudyOptions.Priors)} {problem}.", nameof(StudyOptions.Priors));
}
