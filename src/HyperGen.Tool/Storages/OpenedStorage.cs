namespace HyperGen.Tool.Storages;

/// <summary>A storage with all it can do.</summary>
/// <param name="Studies">Opens studies.</param>
/// <param name="Catalog">Knows them by name.</param>
/// <param name="Audit">Looks for what breaks other clients.</param>
internal sealed record OpenedStorage(IStudyStorage Studies, IStudyCatalog Catalog, IStorageAudit Audit)
{
    public static OpenedStorage Of<T>(T storage)
        where T : IStudyStorage, IStudyCatalog, IStorageAudit => new(storage, storage, storage);

    /// <summary>Reads a study, or the only one there is when none was named.</summary>
    public async Task<StoredStudy> ReadAsync(string? name, CancellationToken cancellationToken) =>
        await Catalog.ReadAsync(await NameAsync(name, cancellationToken), cancellationToken);

    /// <summary>The name of a study, or of the only one there is when none was named.</summary>
    public async ValueTask<string> NameAsync(string? name, CancellationToken cancellationToken) =>
        name ?? await OnlyAsync(cancellationToken);

    /// <summary>What the list says of a study, also of one that cannot be read.</summary>
    public async Task<StudySummary> SummaryAsync(string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<StudySummary> all = await Catalog.ListAsync(cancellationToken);
        return all.FirstOrDefault(study => study.Name == name)
            ?? throw new StudyNotFoundException(name, $"{Studies}", [.. all.Select(study => study.Name)]);
    }

    private async Task<string> OnlyAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<StudySummary> all = await Catalog.ListAsync(cancellationToken);
        return all.Count switch
        {
            1 => all[0].Name,
            0 => throw new RefusedException($"'{Studies}' has no study."),
            _ => throw new RefusedException(
                $"Name one of the studies of '{Studies}': {string.Join(", ", all.Select(study => $"'{study.Name}'"))}."),
        };
    }
}
