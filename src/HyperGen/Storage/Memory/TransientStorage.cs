namespace HyperGen.Storage;

/// <summary>The storage of a study that nobody else can open: it keeps nothing, because the study itself holds what was told.</summary>
internal sealed class TransientStorage : IStudyStorage
{
    public ValueTask<IStudyLog> OpenAsync(StudyDeclaration study, CancellationToken cancellationToken = default) => new(new Log(study.Seed));

    public override string ToString() => "none";

    private sealed class Log(ulong seed) : IStudyLog
    {
        public string Worker => "worker";

        public ulong Seed => seed;

        public SpaceDifference Difference => SpaceDifference.None;

        public ValueTask<IReadOnlyList<StudyEvent>> ReadAsync(CancellationToken cancellationToken = default) => new([]);

        public ValueTask CommitAsync(Func<IReadOnlyList<StudyEvent>, IReadOnlyList<StudyEvent>> decide, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            decide([]);
            return default;
        }

        public ValueTask<bool> IsGoneAsync(string worker, CancellationToken cancellationToken = default) => new(false);

        public ValueTask DisposeAsync() => default;
    }
}
