namespace HyperGen.Storage;

/// <summary>Whether a stored study is the one the code declares.</summary>
internal static class StudyAgreement
{
    /// <exception cref="StudyConflictException">The directions differ, or the stored study has other than one.</exception>
    public static void Check(StudyDeclaration declared, IReadOnlyList<StudyDirection?> directions)
    {
        if (directions is not [{ } stored])
        {
            throw new StudyConflictException(
                $"The stored study '{declared.Name}' has {directions.Count} objectives or one without a direction, and the code has " +
                "one; choose another name.");
        }

        if (stored == declared.Direction) return;
        throw new StudyConflictException(
            $"The stored study '{declared.Name}' is to {Verb(stored)} and the code is to {Verb(declared.Direction)}. " +
            "Open it in its own direction, or choose another name for a new study.");
    }

    private static string Verb(StudyDirection direction) => direction == StudyDirection.Minimize ? "minimize" : "maximize";
}
