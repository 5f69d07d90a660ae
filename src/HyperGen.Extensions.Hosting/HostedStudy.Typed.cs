using HyperGen.Workers;

namespace HyperGen;

/// <summary>A study that runs in a host, with its result. A service of the host, and a keyed one by the study's name.</summary>
/// <typeparam name="T">The config type.</typeparam>
public sealed class HostedStudy<T> : HostedStudy
    where T : ISearchSpace<T>
{
    private readonly TaskCompletionSource<StudyResult<T>> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Study<T>? _study;
    private volatile StudyStorageException? _unreachable;
    private Task _probe = Task.CompletedTask;

    internal HostedStudy(string name, StudyVitals vitals)
        : base(name, vitals)
    {
    }

    /// <summary>
    /// Completes when this host's part in the study has ended: with what was found when a budget is met or the host stops, with the error
    /// that ended it, or cancelled if the host stopped before the study was open.
    /// </summary>
    public override Task<StudyResult<T>> Completion => _completion.Task;

    /// <summary>
    /// The study, to enqueue configs or to stop it; <see langword="null"/> until it is open.
    /// A storage that was lost and is back makes it a new one.
    /// </summary>
    public Study<T>? Study => _study;

    /// <summary>What was found so far; <see langword="null"/> until the study is open.</summary>
    public StudyResult<T>? Result => _study?.Result;

    internal override StudyStorageException? Unreachable => _unreachable;

    internal override Task ProbeAsync()
    {
        lock (_completion) return _probe.IsCompleted ? _probe = ReachAsync() : _probe;
    }

    internal void Open(Study<T> study) => _study = study;

    internal void End(StudyResult<T> result) => _completion.SetResult(result);

    internal void Cancel(CancellationToken cancellationToken) => _completion.SetCanceled(cancellationToken);

    internal void Fail(Exception exception)
    {
        _completion.SetException(exception);
        _ = _completion.Task.Exception; // nobody has to look at it: the host hears of it too
    }

    private async Task ReachAsync()
    {
        try
        {
            if (_study is { } study) await study.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            _unreachable = null;
        }
        catch (StudyStorageException error)
        {
            _unreachable = error;
        }
        catch (ObjectDisposedException)
        {
            _unreachable = null; // the study has ended, or is being opened again
        }
    }
}
