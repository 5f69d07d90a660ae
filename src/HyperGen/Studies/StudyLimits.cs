namespace HyperGen.Studies;

/// <summary>How far a study may move bounds.</summary>
internal static class StudyLimits
{
    /// <summary>The limits of the options, and the declared ones of all other parameters.</summary>
    public static IReadOnlyList<HardLimits> Of(StudyOptions options, SearchSpace space)
    {
        if (options.HardLimits.Count == 0) return space.HardLimits;
        HashSet<string> given = [.. options.HardLimits.Select(limits => limits.Parameter.Name)];
        return [.. options.HardLimits, .. space.HardLimits.Where(declared => !given.Contains(declared.Parameter.Name))];
    }
}
