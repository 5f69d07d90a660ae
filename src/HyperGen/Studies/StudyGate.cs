namespace HyperGen.Studies;

/// <summary>Lets one call at a time into a study, and none after it was closed.</summary>
internal sealed class StudyGate(string study)
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);
    private bool _closed;

    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (!_semaphore.Wait(0, CancellationToken.None)) return new ValueTask(WaitAsync(cancellationToken));
        ThrowIfClosed();
        return ValueTask.CompletedTask;
    }

    public void Leave() => _semaphore.Release();

    /// <summary>Closes for good; false if it was closed before.</summary>
    public async ValueTask<bool> CloseAsync()
    {
        await _semaphore.WaitAsync().ConfigureAwait(false);
        bool first = !_closed;
        _closed = true;
        _semaphore.Release();
        return first;
    }

    /// <summary>What one is told who comes too late.</summary>
    public ObjectDisposedException Closed() => new(nameof(Study), $"Study '{study}' is closed; open it again to go on.");

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        ThrowIfClosed();
    }

    private void ThrowIfClosed()
    {
        if (!_closed) return;
        _semaphore.Release();
        throw Closed();
    }
}
