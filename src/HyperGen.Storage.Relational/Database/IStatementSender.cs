namespace HyperGen.Storage;

/// <summary>Sends statements over one connection.</summary>
internal interface IStatementSender : IAsyncDisposable
{
    /// <summary>Runs statements in order and returns how many rows the last one changed. After an error none of the rest runs.</summary>
    /// <exception cref="TrialChangedException">One that must change a row found none.</exception>
    ValueTask<int> SendAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken);
}
