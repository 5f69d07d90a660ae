using System.CommandLine;
using HyperGen.Tool.Storages;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen copy</c>: a study into another storage.</summary>
internal sealed class CopyCommand : ToolCommand
{
    private readonly Argument<string> _study = new("study") { Description = "The study's name." };
    private readonly Argument<string> _from = new("from") { Description = "The storage it is in." };
    private readonly Argument<string> _to = new("to") { Description = "The storage to copy it to; created if it is not there." };
    private readonly Option<string?> _as = new("--as") { Description = "The name of the copy.", HelpName = "name" };

    public CopyCommand(ToolConsole console)
        : base("copy", "Copy a study to another storage, where it goes on as the original would.", console)
    {
        Add(_study);
        Add(_from);
        Add(_to);
        Add(_as);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string study = parsed.GetRequiredValue(_study);
        string to = parsed.GetRequiredValue(_to);
        IStudyCatalog source = StorageLocation.OpenExisting(parsed.GetRequiredValue(_from)).Catalog;
        IStudyCatalog target = StorageLocation.Open(to).Catalog;
        StoredStudy copy = await source.CopyAsync(study, target, parsed.GetValue(_as), cancellationToken);
        if (IsJson(parsed))
        {
            JsonOutput.Write(Console, json =>
            {
                json.WriteString("study", study);
                json.WriteString("copy", copy.Name);
                json.WriteString("to", target.ToString());
                json.WriteNumber("trials", copy.Trials.Count);
            });
        }
        else
        {
            string trials = Words.Counted(copy.Trials.Count, "trial");
            Console.Line($"Copied '{Words.Safe(study)}' with {trials} to '{Words.Safe(copy.Name)}' in {Words.Safe($"{target}")}.");
        }

        return ExitCode.Success;
    }
}
