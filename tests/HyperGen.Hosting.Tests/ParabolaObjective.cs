namespace HyperGen.Hosting.Tests;

/// <summary>An objective that needs a service and counts its instances.</summary>
internal sealed class ParabolaObjective(Instances instances) : IObjective<Parabola>, IDisposable
{
    private readonly int _instance = instances.Created();

    public Task<double> EvaluateAsync(Trial<Parabola> trial, CancellationToken cancellationToken)
    {
        instances.Used(_instance);
        return Task.FromResult(trial.Config.Height);
    }

    public void Dispose() => instances.Disposed();
}
