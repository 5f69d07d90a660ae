namespace HyperGen.Problems.Recorded;

/// <summary>Turns the parameter entries of a problem file into axes.</summary>
internal static class SpaceReader
{
    public static Axis[] Read(IReadOnlyList<ProblemFile.ParameterEntry> entries)
    {
        var axes = new Axis[entries.Count];
        for (int i = 0; i < axes.Length; i++)
            axes[i] = Domain(entries[i]) with { Condition = ConditionOf(entries[i], entries) };

        return axes;
    }

    private static Axis Domain(ProblemFile.ParameterEntry entry)
    {
        Scale scale = entry.Log ? Scale.Log : Scale.Linear;
        return entry.Type switch
        {
            "float" => new FloatAxis(entry.Name, entry.Low, entry.High, scale),
            "int" => new IntegerAxis(entry.Name, (long)entry.Low, (long)entry.High, scale),
            "categorical" => new ChoiceAxis(entry.Name, entry.Choices),
            _ => throw new InvalidDataException($"Parameter '{entry.Name}' has the unknown type '{entry.Type}'."),
        };
    }

    private static Condition? ConditionOf(ProblemFile.ParameterEntry entry, IReadOnlyList<ProblemFile.ParameterEntry> all)
    {
        if (entry.Condition is not { Count: > 0 } conditions)
            return null;

        if (conditions.Count > 1)
            throw new InvalidDataException($"Parameter '{entry.Name}' has {conditions.Count} conditions; one is supported.");

        int parent = IndexOf(all, conditions[0].Parent);
        return new Condition(parent, [.. conditions[0].In.Select(choice => all[parent].Choices.IndexOf(choice))]);
    }

    private static int IndexOf(IReadOnlyList<ProblemFile.ParameterEntry> entries, string name)
    {
        for (int i = 0; i < entries.Count; i++)
            if (entries[i].Name == name)
                return i;

        throw new InvalidDataException($"A condition names the unknown parameter '{name}'.");
    }

    private static int IndexOf(this IReadOnlyList<string> choices, string choice)
    {
        for (int i = 0; i < choices.Count; i++)
            if (choices[i] == choice)
                return i;

        throw new InvalidDataException($"A condition names the unknown choice '{choice}'.");
    }
}
