using System.Buffers;
using System.Text;

namespace HyperGen.Storage;

/// <summary>
/// The rule for names of studies, parameters and attributes: what every storage and every client of a shared one can hold.
/// </summary>
internal static class StoredName
{
    private const int MostCharacters = 512;
    private const int Shown = 40; // characters of a name that is too long to be shown

    /// <exception cref="StudyStorageException">A name is empty, too long or no valid text.</exception>
    public static void Check(StudyDeclaration study)
    {
        CheckStudy(study.Name);
        foreach (Parameter parameter in study.Space.Parameters) Check("parameter", parameter.Name);
    }

    /// <exception cref="StudyStorageException">The name is empty, too long or no valid text.</exception>
    public static void CheckStudy(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new StudyStorageException("A study needs a name of at least one visible character.");
        Check("study", name);
    }

    /// <exception cref="StudyStorageException">The name is too long or no valid text.</exception>
    public static void Check(string what, string name)
    {
        if (HasHalfPair(name))
            throw new StudyStorageException($"The name of the {what} contains half of a surrogate pair, which no storage can hold.");
        if (name.Contains('\0', StringComparison.Ordinal))
            throw new StudyStorageException($"The name of the {what} contains the character U+0000, which PostgreSQL cannot hold.");
        if (IsTooLong(name))
            throw new StudyStorageException(
                $"The name of the {what} has {Length(name)} characters; shorten '{Begin(name)}…' to at most " +
                $"{MostCharacters}.");
    }

    /// <summary>The length of a name, in whole characters.</summary>
    public static int Length(string name) => name.EnumerateRunes().Count();

    public static bool IsTooLong(string name) => name.Length > MostCharacters && Length(name) > MostCharacters;

    /// <summary>As much of a name as is shown where it is too long.</summary>
    public static string Begin(string name) => string.Concat(name.EnumerateRunes().Take(Shown));

    private static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int used) != OperationStatus.Done) return true;
            text = text[used..];
        }

        return false;
    }
}
