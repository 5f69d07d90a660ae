using HyperGen.Problems.Formulas;
using HyperGen.Problems.Generated;
using HyperGen.Problems.HeldOut;
using HyperGen.Problems.Recorded;

namespace HyperGen.Problems;

/// <summary>Every problem there is, by name.</summary>
public static class Catalogue
{
    /// <summary>The problems that need no files: the reference formulas, the held-out ones and the first generated ones.</summary>
    public static IReadOnlyList<Problem> Formulas { get; } = FormulasFrom(0);

    /// <summary>
    /// The problems whose names start with one of <paramref name="prefixes"/> (all if there are none), with those recorded in
    /// <paramref name="folder"/> if one is given.
    /// </summary>
    /// <exception cref="ArgumentException">A prefix fits no problem.</exception>
    public static IReadOnlyList<Problem> Find(string? folder, params IReadOnlyCollection<string> prefixes) => Find(folder, 0, prefixes);

    /// <summary>As above, with the generated problems of other numbers.</summary>
    /// <param name="folder">The folder of the recorded problems, or <see langword="null"/>.</param>
    /// <param name="firstMember">Number of the first generated problem of each family.</param>
    /// <param name="prefixes">Beginnings of names; all if there are none.</param>
    /// <exception cref="ArgumentException">A prefix fits no problem, or the number is negative.</exception>
    public static IReadOnlyList<Problem> Find(string? folder, int firstMember, params IReadOnlyCollection<string> prefixes)
    {
        IReadOnlyList<Problem> all = firstMember == 0 ? Formulas : FormulasFrom(firstMember);
        IEnumerable<Problem> formulas = all.Where(problem => IsSelected(problem.Name, prefixes));
        Problem[] found = folder is null ? [.. formulas] : [.. formulas, .. RecordedProblems.Load(folder, prefixes)];
        if (prefixes.FirstOrDefault(prefix => !found.Any(problem => IsSelected(problem.Name, [prefix]))) is { } stray)
            throw new ArgumentException($"No problem's name starts with '{stray}'; recorded problems are found only in a folder that is given.");

        return found;
    }

    /// <summary>Whether <paramref name="name"/> starts with one of <paramref name="prefixes"/>, or there are none.</summary>
    public static bool IsSelected(string name, IReadOnlyCollection<string> prefixes) =>
        prefixes.Count == 0 || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static IReadOnlyList<Problem> FormulasFrom(int firstMember) =>
        [.. ReferenceProblems.All, .. HeldOutProblems.All, .. GeneratedProblems.From(firstMember)];
}
