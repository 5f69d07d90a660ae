namespace HyperGen.Storage;

/// <summary>Looks through a study for what breaks other clients, whichever storage it is in.</summary>
internal sealed class StudyAudit
{
    private readonly StoredStudy _study;
    private readonly FindingList _findings;
    private readonly Dictionary<string, DistributionAudit> _distributions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);

    private StudyAudit(StoredStudy study, FindingList findings) => (_study, _findings) = (study, findings);

    public static void Look(StoredStudy study, FindingList findings) => new StudyAudit(study, findings).Look();

    /// <summary>The first thing in a study's trials that keeps another client from loading it, or null.</summary>
    public static StorageFinding? FirstHarm(StoredStudy study)
    {
        FindingList findings = new();
        StudyAudit audit = new(study, findings);
        foreach (StoredTrial trial in study.Trials) audit.LookAtParts(trial, Place(trial));
        return findings.Findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);
    }

    private void Look()
    {
        if (_study.Directions.Contains(null))
            _findings.Warning("direction-not-set", _study.Name, "study", "An objective has no direction; HyperGen cannot open the study.");
        if (_study.Space is { } space && Spaces.SpaceDescription.TryRead(space) is null)
            _findings.Error(
                "space-unreadable", _study.Name, "study",
                "HyperGen's description of the space cannot be read; open the study once with its program to write it anew.");
        foreach (string name in _study.UserAttributes.Keys.Concat(_study.SystemAttributes.Keys)) LookAtName(name, "study");
        foreach (StoredTrial trial in _study.Trials) Look(trial);
    }

    private void Look(StoredTrial trial)
    {
        string place = Place(trial);
        LookAtParts(trial, place);
        foreach (string name in trial.UserAttributes.Keys.Concat(trial.SystemAttributes.Keys)) LookAtName(name, place);
        foreach (StoredReport report in trial.Reports)
        {
            if (report.Step is < 0 or > int.MaxValue)
                _findings.Error(
                    "step-out-of-range", _study.Name, place,
                    "A report's step is not within 0 and 2147483647; PostgreSQL cannot hold it and HyperGen ignores it.");
        }
    }

    private void LookAtParts(StoredTrial trial, string place)
    {
        LookAtValues(trial, place);
        foreach (StoredParameter parameter in trial.Parameters) Look(parameter, place);
    }

    private void LookAtValues(StoredTrial trial, string place)
    {
        if (trial.Values.Any(double.IsNaN))
            _findings.Error(
                "value-nan", _study.Name, place,
                $"The trial is {trial.State} with the value NaN, which breaks Optuna's samplers. Mark it as failed, without a value.");
        if (trial.State != TrialState.Complete) return;
        if (trial.Values.Count != _study.Directions.Count)
        {
            _findings.Error(
                "values-missing", _study.Name, place,
                $"The trial is complete with {trial.Values.Count} values and the study has {_study.Directions.Count} objectives; " +
                "Optuna cannot load the study. Mark it as failed.");
        }

        if (trial.Values.Any(double.IsInfinity))
            _findings.Warning(
                "value-infinite", _study.Name, place,
                "The trial is complete with an infinite value: HyperGen counts it as failed, and some plots of Optuna's dashboard stay " +
                "empty.");
    }

    private void Look(StoredParameter parameter, string place)
    {
        LookAtName(parameter.Name, place);
        if (!_distributions.TryGetValue(parameter.Distribution, out DistributionAudit? distribution))
            _distributions.Add(parameter.Distribution, distribution = new DistributionAudit(parameter.Distribution));
        if (distribution.Problem is { } problem)
            _findings.Error(
                "distribution-unreadable", _study.Name, place,
                $"The distribution of '{parameter.Name}' breaks Optuna, which cannot load the study: {problem}.");
        if (!distribution.HasChoice(parameter.Value))
        {
            _findings.Error(
                "choice-out-of-range", _study.Name, place,
                FormattableString.Invariant(
                    $"'{parameter.Name}' is stored as choice {parameter.Value}, which its distribution lacks; Optuna cannot load it."));
        }
        else if (!double.IsFinite(parameter.Value))
        {
            _findings.Error(
                "parameter-not-finite", _study.Name, place, $"'{parameter.Name}' has no finite value, which breaks Optuna's samplers.");
        }
        else if (!distribution.Contains(parameter.Value))
        {
            _findings.Warning(
                "parameter-out-of-range", _study.Name, place,
                $"'{parameter.Name}' has a value outside its own distribution; HyperGen and some samplers leave the trial out.");
        }

        if (distribution.Kind is { } kind && !_kinds.TryAdd(parameter.Name, kind) && _kinds[parameter.Name] != kind)
        {
            _findings.Warning(
                "distribution-changed", _study.Name, place,
                $"The type, the scale or the choices of '{parameter.Name}' differ from those in earlier trials; Optuna's next " +
                "suggestion of it raises an error.");
        }
    }

    private static string Place(StoredTrial trial) => FormattableString.Invariant($"trial {trial.Number}");

    private void LookAtName(string name, string place)
    {
        if (StoredName.IsTooLong(name))
            _findings.Error(
                "name-too-long", _study.Name, place,
                $"'{StoredName.Begin(name)}…' has more than 512 characters; PostgreSQL and MySQL cannot hold it.");
    }
}
