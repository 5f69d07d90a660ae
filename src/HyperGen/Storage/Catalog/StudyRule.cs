using System.Text.Json;

namespace HyperGen.Storage;

/// <summary>What a study must be to be written: whole, and without a row that breaks another client.</summary>
internal sealed class StudyRule
{
    private const int LastYear = 9998; // clients convert dates to their own zones

    private readonly StoredStudy _study;

    private StudyRule(StoredStudy study) => _study = study;

    /// <exception cref="ArgumentException">The record contradicts itself, or a part of it breaks other clients.</exception>
    /// <exception cref="StudyStorageException">A name is one that no storage can hold.</exception>
    public static void Require(StoredStudy study) => new StudyRule(study).Require();

    private void Require()
    {
        StoredName.CheckStudy(_study.Name);
        if (_study.Directions.Count == 0) throw new ArgumentException($"The study '{_study.Name}' has no objective; give it a direction.");
        if (_study.Directions.FirstOrDefault(one => one is { } direction && !Enum.IsDefined(direction)) is { } unknown)
            throw new ArgumentException($"The study '{_study.Name}' has the direction {(int)unknown}; use Minimize, Maximize or null.");
        if (_study.Space is not null) RequireJson("space", _study.Space);
        RequireAttributes(_study.UserAttributes);
        RequireAttributes(_study.SystemAttributes);
        for (int i = 0; i < _study.Trials.Count; i++) Require(_study.Trials[i], i);
        RequireTold();
        if (StudyAudit.FirstHarm(_study) is { } harm)
            throw new ArgumentException($"The study '{_study.Name}' cannot be written because of {harm.Place}. {harm.Message}");
    }

    private void Require(StoredTrial trial, int place)
    {
        RequireAttributes(trial.UserAttributes);
        RequireAttributes(trial.SystemAttributes);
        foreach (StoredParameter parameter in trial.Parameters) StoredName.Check("parameter", parameter.Name);
        if (trial.Number != place)
            throw Refused(
                $"Trial {trial.Number} of the study '{_study.Name}' is at the place of trial {place}; give all trials from 0 on.");
        if (!Enum.IsDefined(trial.State))
            throw Refused($"Trial {trial.Number} of the study '{_study.Name}' has the state {(int)trial.State}, which is none.");
        if (trial.StartedAt?.Year > LastYear || trial.CompletedAt?.Year > LastYear)
            throw Refused($"Trial {trial.Number} of the study '{_study.Name}' has a date after the year {LastYear}; leave it out.");
    }

    private void RequireTold()
    {
        HashSet<int> told = [];
        foreach (int number in _study.Told)
        {
            if ((uint)number >= (uint)_study.Trials.Count || !_study.Trials[number].IsFinished || !told.Add(number))
                throw Refused(
                    $"Told names trial {number} of the study '{_study.Name}', which is not a finished trial or was named before.");
        }

        if (_study.Trials.FirstOrDefault(trial => trial.IsFinished && !told.Contains(trial.Number)) is { } missing)
            throw Refused($"Told does not name the finished trial {missing.Number} of the study '{_study.Name}'.");
    }

    private void RequireAttributes(IReadOnlyDictionary<string, string> attributes)
    {
        foreach ((string name, string json) in attributes)
        {
            StoredName.Check("attribute", name);
            RequireJson(name, json);
        }
    }

    private void RequireJson(string name, string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
        }
        catch (JsonException error)
        {
            throw new ArgumentException(
                $"The attribute '{name}' of the study '{_study.Name}' or one of its trials is no JSON: {error.Message}", error);
        }
    }

    private static ArgumentException Refused(FormattableString problem) => new(FormattableString.Invariant(problem));
}
