using System.CommandLine;
using HyperGen.Tool.Storages;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen delete</c>: removes a study once its name has been typed again.</summary>
internal sealed class DeleteCommand : StorageCommand
{
    private readonly Argument<string> _study = new("study") { Description = "The study's name." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Delete without asking." };

    public DeleteCommand(ToolConsole console)
        : base("delete", "Delete a study with all its trials; asks for its name again.", console)
    {
        Add(_study);
        Add(_yes);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        OpenedStorage storage = Storage(parsed);
        StudySummary study = await storage.SummaryAsync(parsed.GetRequiredValue(_study), cancellationToken);
        if (!parsed.GetValue(_yes)) await ConfirmAsync(study, cancellationToken);
        await storage.Catalog.DeleteAsync(study.Name, cancellationToken);
        if (IsJson(parsed))
        {
            JsonOutput.Write(Console, json =>
            {
                json.WriteString("study", study.Name);
                json.WriteNumber("trials", study.Trials.Total);
            });
        }
        else
        {
            Console.Line($"Deleted '{Words.Safe(study.Name)}'.");
        }

        return ExitCode.Success;
    }

    private async Task ConfirmAsync(StudySummary study, CancellationToken cancellationToken)
    {
        if (!Console.CanAsk)
        {
            throw new RefusedException(
                $"'{study.Name}' was not deleted: nobody can confirm it here. Say --yes to delete it without asking.");
        }

        if (study.Problem is { } problem) Console.Error.WriteLine($"'{Words.Safe(study.Name)}' cannot be read: {Words.Safe(problem)}.");
        Console.Error.WriteLine(
            $"'{Words.Safe(study.Name)}' has {Words.Counted(study.Trials.Total, "trial")}, which cannot be brought back.");
        Console.Error.Write("Type its name to delete it: ");
        await Console.Error.FlushAsync(cancellationToken);
        string? typed = await Console.Input.ReadLineAsync(cancellationToken);
        if (typed != study.Name) throw new RefusedException($"'{study.Name}' was not deleted: the name typed is another one.");
    }
}
