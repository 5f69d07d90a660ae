namespace HyperGen.Hosting.Tests;

/// <summary>Counts what dependency injection creates and disposes.</summary>
internal sealed class Instances
{
    private int _created;
    private int _disposed;

    public int CreatedSoFar => _created;

    public int DisposedSoFar => _disposed;

    public List<int> InUse { get; } = [];

    public int Created() => Interlocked.Increment(ref _created);

    public void Disposed() => Interlocked.Increment(ref _disposed);

    public void Used(int instance) => InUse.Add(instance);
}
