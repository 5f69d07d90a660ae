namespace HyperGen.Storage;

/// <summary>Shows others that a participant is alive, and tells whether they are.</summary>
internal interface IPresence : IAsyncDisposable
{
    /// <summary>The participant's name; no other ever has it.</summary>
    string Worker { get; }

    /// <summary>Says that the participant is still alive.</summary>
    ValueTask RenewAsync(Session session, CancellationToken cancellationToken);

    /// <summary>What is known of participants now, in their order; nothing of foreign clients.</summary>
    ValueTask<IReadOnlyList<WorkerLife>> LookAtAsync(Session session, IReadOnlyList<string> workers, CancellationToken cancellationToken);

    /// <summary>Says that the participant leaves.</summary>
    ValueTask LeaveAsync(Session session);
}
