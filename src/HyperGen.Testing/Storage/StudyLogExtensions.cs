namespace HyperGen.Testing;

/// <summary>Questions that the tests ask of a log.</summary>
public static class StudyLogExtensions
{
    /// <summary>Whether a worker is known to be gone.</summary>
    public static async Task<bool> IsGoneAsync(this IStudyLog log, string worker) =>
        (await log.LookAtAsync([worker]))[0] == WorkerLife.Gone;
}
