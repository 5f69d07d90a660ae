namespace HyperGen.Storage;

/// <summary>
/// Queues the writers of this process where the database lets in one at a time, which is fairer and cheaper than waiting there. Where it
/// lets in many nobody waits.
/// </summary>
internal sealed class WriterTurn(bool isOneAtATime)
{
    private readonly SemaphoreSlim? _turn = isOneAtATime ? new(1, 1) : null;

    /// <summary>Waits for the turn, which ends when what is returned is disposed.</summary>
    public async ValueTask<Taken> TakeAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null) await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Taken(_turn);
    }

    internal readonly struct Taken(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}
