namespace HyperGen.Storage;

/// <summary>Whether a stored study is the one the code declares.</summary>
internal static class StudyAgreement
{
    /// <exception cref="StudyConflictException">The directions differ.</exception>
    public static void Check(StudyDeclaration declared, StudyDirection stored)
    {
        if (stored == declared.Direction) return;
        throw new StudyConflictException(
            $"The stored study '{declared.Name}' is to {Verb(stored)} and the code is to {Verb(declared.Direction)}. " +
            "Open it in its own direction, or choose another name for a new study.");
    }

    private static string Verb(StudyDirection direction) => direction == StudyDirection.Minimize ? "minimize" : "maximize";
}
