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
    public static IReadOnlyList<Problem> Find(string? folder, params IReadOnlyCollection<string> prefixes)
    {
        IEnumerable<Problem> formulas = Formulas.Where(problem => IsSelected(problem.Name, prefixes));
        return folder is null ? [.. formulas] : [.. formulas, .. RecordedProblems.Load(folder, prefixes)];
    }

    /// <summary>Whether <paramref name="name"/> starts with one of <paramref name="prefixes"/>, or there are none.</summary>
    public static bool IsSelected(string name, IReadOnlyCollection<string> prefixes) =>
        prefixes.Count == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
