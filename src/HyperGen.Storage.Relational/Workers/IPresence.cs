namespace HyperGen.Storage;

/// <summary>Shows others that a participant is alive, and tells whether they are.</summary>
internal interface IPresence : IAsyncDisposable
{
    /// <summary>The participant's name; no other ever has it.</summary>
    string Worker { get; }

    /// <summary>Says that the participant is still alive.</summary>
    ValueTask RenewAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Whether a participant has left or died; false for foreign clients.</summary>
    ValueTask<bool> IsGoneAsync(Session session, string worker, CancellationToken cancellationToken);

    /// <summary>Says that the participant leaves.</summary>
    ValueTask LeaveAsync(Session session);
}
