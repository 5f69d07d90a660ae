namespace HyperGen.Studies;

/// <summary>How a trial ended that the storage has not taken.</summary>
/// <param name="Trial">The trial, which is still running for everybody else.</param>
/// <param name="Told">How it ended.</param>
/// <param name="Error">Names trial and outcome, and says why it is not stored.</param>
internal sealed record UntoldOutcome(LiveTrial Trial, TrialTold Told, StudyStorageException Error)
{
    /// <summary>One error that names them all.</summary>
    public static StudyStorageException ErrorOf(IReadOnlyCollection<UntoldOutcome> untold, Exception? other)
    {
        UntoldOutcome[] ordered = [.. untold.OrderBy(one => one.Trial.Number)];
        if (ordered.Length == 1 && other is null) return ordered[0].Error;
        string all = string.Join(" ", ordered.Select(one => one.Error.Message));
        IEnumerable<Exception> causes = ordered.Select(one => one.Error);
        return new StudyStorageException(
            ordered.Length == 1 ? all : $"The outcomes of {ordered.Length} trials are not stored. {all}",
            new AggregateException(other is null ? causes : causes.Append(other)));
    }
}
