namespace HyperGen;

/// <summary>
/// Evaluates the trials of a hosted study. Created from dependency injection in a scope of its own for every trial, so that it may use
/// scoped services; a disposable one is disposed when the trial has ended.
/// </summary>
/// <typeparam name="T">The config type.</typeparam>
public interface IObjective<T>
    where T : ISearchSpace<T>
{
    /// <summary>Evaluates a trial. An exception, NaN or an infinity is a failed trial.</summary>
    /// <param name="trial">The trial with its config.</param>
    /// <param name="cancellationToken">Triggered when the host stops and by <see cref="StudyOptions.TrialTimeout"/>.</param>
    /// <returns>The objective value.</returns>
    Task<double> EvaluateAsync(Trial<T> trial, CancellationToken cancellationToken);
}
