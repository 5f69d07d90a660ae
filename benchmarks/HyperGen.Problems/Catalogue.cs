using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;
using HyperGen.Problems.Recorded;

namespace HyperGen.Problems;

/// <summary>Every problem there is, by name.</summary>
public static class Catalogue
{
    /// <summary>The problems that need no files: the reference formulas and the held-out ones.</summary>
    public static IReadOnlyList<Problem> Formulas { get; } = [.. ReferenceProblems.All, .. HeldOutProblems.All];

    /// <summary>
    /// The problems whose names start with one of <paramref name="prefixes"/> (all if there are none), with those recorded in
    /// <paramref name="folder"/> if one is given.
    /// </summary>
    /// <exception cref="ArgumentException">A prefix fits no problem.</exception>
    public static IReadOnlyList<Problem> Find(string? folder, params IReadOnlyCollection<string> prefixes)
    {
        IEnumerable<Problem> formulas = Formulas.Where(problem => IsSelected(problem.Name, prefixes));
        Problem[] found = folder is null ? [.. formulas] : [.. formulas, .. RecordedProblems.Load(folder, prefixes)];
        if (prefixes.FirstOrDefault(prefix => !found.Any(problem => IsSelected(problem.Name, [prefix]))) is { } stray)
            throw new ArgumentException($"No problem's name starts with '{stray}'; recorded problems are found only in a folder that is given.");

        return found;
    }

    /// <summary>Whether <paramref name="name"/> starts with one of <paramref name="prefixes"/>, or there are none.</summary>
    public static bool IsSelected(string name, IReadOnlyCollection<string> prefixes) =>
        prefixes.Count == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
