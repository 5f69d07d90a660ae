namespace HyperGen.Studies;

/// <summary>The best config of an earlier study, without its other trials.</summary>
internal sealed class BestAlone(WarmStart whole) : WarmStart
{
    internal override async ValueTask<SourceStudy> ReadAsync(StudyDirection wanted, CancellationToken cancellationToken) =>
        (await whole.ReadAsync(wanted, cancellationToken).ConfigureAwait(false)).WithBestAlone(wanted);
}
