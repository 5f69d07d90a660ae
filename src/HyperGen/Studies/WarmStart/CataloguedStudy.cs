using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>An earlier study in a storage.</summary>
internal sealed class CataloguedStudy(IStudyCatalog catalog, string name) : WarmStart
{
    internal override async ValueTask<IReadOnlyList<KeyValuePair<string, StoredValue>>?> BestAsync(
        StudyDirection wanted, CancellationToken cancellationToken)
    {
        StoredStudy study = await catalog.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        RequireDirection(name, study.Directions is [var direction] ? direction : null, wanted);
        return study.Best is { } best
            ? [.. best.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, StoredValue.Parse(parameter.Json)))]
            : null;
    }
}
