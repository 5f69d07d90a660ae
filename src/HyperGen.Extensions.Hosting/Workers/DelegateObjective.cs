namespace HyperGen.Workers;

/// <summary>An objective that is a function of the services of a scope and a trial.</summary>
internal sealed class DelegateObjective<T>(
    IServiceProvider services, Func<IServiceProvider, Trial<T>, CancellationToken, Task<double>> objective) : IObjective<T>
    where T : ISearchSpace<T>
{
    public Task<double> EvaluateAsync(Trial<T> trial, CancellationToken cancellationToken) => objective(services, trial, cancellationToken);
}
