using System.CommandLine;
using HyperGen.Tool.Enqueueing;
using HyperGen.Tool.Storages;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen enqueue</c>: a trial with given parameters, checked against the stored space.</summary>
internal sealed class EnqueueCommand : StorageCommand
{
    private readonly Argument<string> _study = new("study") { Description = "The study's name." };
    private readonly Argument<string[]> _values = new("name=value")
    {
        Description = "Parameters with their values; the others get their defaults.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public EnqueueCommand(ToolConsole console)
        : base("enqueue", "Enqueue a trial with given parameters, which the next worker runs first.", console)
    {
        Add(_study);
        Add(_values);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        OpenedStorage storage = Storage(parsed);
        StoredStudy study = await storage.Catalog.ReadAsync(parsed.GetRequiredValue(_study), cancellationToken);
        SearchSpace space = study.ReadSpace()
            ?? throw new RefusedException(
                $"The storage has no description of the space of '{study.Name}' to check the values against: run the study with " +
                "HyperGen once.");
        if (study.Directions is not [{ } direction])
            throw new RefusedException($"'{study.Name}' has no single objective; HyperGen cannot run it.");
        Wish wish = Wish.Parse(space, parsed.GetValue(_values) ?? []);
        StudyDeclaration declaration = new(study.Name, direction, space, study.Seed ?? 0);
        int number = await EnqueueAsync(storage.Studies, declaration, wish.Point, cancellationToken);
        if (IsJson(parsed)) JsonOutput.Write(Console, json => Write(json, study, number, wish));
        else Write(study, number, wish);
        return ExitCode.Success;
    }

    /// <summary>Enqueues a trial and returns its number.</summary>
    internal static async Task<int> EnqueueAsync(
        IStudyStorage storage, StudyDeclaration study, double[] point, CancellationToken cancellationToken)
    {
        await using IStudyLog log = await storage.OpenAsync(study, cancellationToken);
        int next = 0; // the decision is asked for again with what appeared meanwhile if a storage lost the one before
        await log.CommitAsync(
            events =>
            {
                next += events.Count(created => created is TrialStarted or TrialEnqueued);
                return [new TrialEnqueued(next, point)];
            },
            cancellationToken);
        return next;
    }

    private void Write(StoredStudy study, int number, Wish wish)
    {
        Console.Line($"Enqueued trial {number} of '{Words.Safe(study.Name)}':");
        foreach ((Parameter parameter, double value, bool isDefault) in wish.Active())
            Console.Line($"  {Words.Safe(parameter.Name)} = {Words.Safe(parameter.Format(value))}{(isDefault ? " (default)" : "")}");
        Console.Line("Constraints of the config type are not stored and were not checked.");
        if (number == 0) Console.Line("It is the study's first trial: the default config will not be run before it.");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, StoredStudy study, int number, Wish wish)
    {
        json.WriteString("study", study.Name);
        json.WriteNumber("trial", number);
        json.WriteStartObject("parameters");
        foreach ((Parameter parameter, double value, _) in wish.Active())
            json.Raw(parameter.Name, parameter is ChoiceParameter choice ? choice.Choices[(int)value].Json : parameter.Format(value));
        json.WriteEndObject();
        json.WriteBoolean("constraintsChecked", false);
    }
}
