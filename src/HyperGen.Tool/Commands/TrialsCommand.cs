using System.CommandLine;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen trials</c>: the trials of a study.</summary>
internal sealed class TrialsCommand : StudyCommand
{
    private readonly Option<int?> _best = new("--best")
    {
        Description = "Only the best so many complete trials, the best first.",
        HelpName = "count",
    };

    private readonly Option<int?> _last = new("--last") { Description = "Only the last so many trials.", HelpName = "count" };
    private readonly Option<TrialState?> _state = new("--state") { Description = "Only trials in this state.", HelpName = "state" };

    public TrialsCommand(ToolConsole console)
        : base("trials", "List the trials of a study.", console)
    {
        RequirePositive(_best);
        RequirePositive(_last);
        _state.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Enum.GetValues<TrialState>().Select(Words.State)]);
        Add(_best);
        Add(_last);
        Add(_state);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        StoredStudy study = await ReadAsync(parsed, cancellationToken);
        IReadOnlyList<StoredTrial> trials = Select(study, parsed);
        if (IsJson(parsed))
        {
            JsonOutput.Write(Console, json =>
            {
                json.WriteString("study", study.Name);
                json.Array("trials", trials, TrialJson.Write);
            });
        }
        else if (trials.Count == 0)
        {
            Console.Line("No trials.");
        }
        else
        {
            TrialTable.Write(Console, study, trials);
        }

        return ExitCode.Success;
    }

    private IReadOnlyList<StoredTrial> Select(StoredStudy study, ParseResult parsed)
    {
        IEnumerable<StoredTrial> trials = study.Trials;
        if (parsed.GetValue(_state) is { } state) trials = trials.Where(trial => trial.State == state);
        if (parsed.GetValue(_last) is { } last) trials = trials.TakeLast(last);
        if (parsed.GetValue(_best) is not { } best) return [.. trials];
        if (study.Directions is not [{ } direction])
        {
            throw new RefusedException(
                $"'{study.Name}' has no single objective by which trials could be the best; leave --best out.");
        }

        IEnumerable<StoredTrial> complete = trials.Where(
            trial => trial.State == TrialState.Complete && trial.Values is [double value] && double.IsFinite(value));
        return
        [
            .. (direction == StudyDirection.Minimize
                ? complete.OrderBy(trial => trial.Values[0]) : complete.OrderByDescending(trial => trial.Values[0]))
                .ThenBy(trial => trial.Number).Take(best),
        ];
    }
}
