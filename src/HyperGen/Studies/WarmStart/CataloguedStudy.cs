using HyperGen.Spaces;
using HyperGen.Storage;

namespace HyperGen.Studies;

/// <summary>An earlier study in a storage.</summary>
internal sealed class CataloguedStudy(IStudyCatalog catalog, string name) : WarmStart
{
    internal override async ValueTask<SourceStudy> ReadAsync(StudyDirection wanted, CancellationToken cancellationToken)
    {
        StoredStudy study = await catalog.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        RequireDirection(name, study.Directions is [var direction] ? direction : null, wanted);
        return new SourceStudy(name, [.. study.Trials.Where(trial => trial.IsFinished).Select(Trial)]);
    }

    private static SourceTrial Trial(StoredTrial trial)
    {
        TrialTold told = StoredEvents.Told(trial.Number, trial.State, trial.Values, trial.Elapsed, trial.Error);
        return new([.. trial.Parameters.Select(Value)], told.State, told.Value);

        static KeyValuePair<string, StoredValue> Value(StoredParameter parameter) => new(parameter.Name, StoredValue.Parse(parameter.Json));
    }
}
