using System.Text;

namespace HyperGen.Storage;

/// <summary>The rule for names of studies and parameters: what every storage and every client of a shared one can hold.</summary>
internal static class StoredName
{
    private const int MostCharacters = 512;

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

    private static void Check(string what, string name)
    {
        int characters = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            characters++;
            if (rune == Rune.ReplacementChar && !name.Contains('\uFFFD'))
                throw new StudyStorageException($"The name of the {what} contains half of a surrogate pair, which no storage can hold.");
        }

        if (characters > MostCharacters)
            throw new StudyStorageException(
                $"The name of the {what} has {characters} characters; shorten '{name[..40]}…' to at most {MostCharacters}.");
    }
}
