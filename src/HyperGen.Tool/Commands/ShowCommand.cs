using System.CommandLine;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen show</c>: what a study is and what it found.</summary>
internal sealed class ShowCommand(ToolConsole console)
    : StudyCommand("show", "Show a study: its trials by state, the best one, its parameters and where the best lies in them.", console)
{
    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        StoredStudy study = await ReadAsync(parsed, cancellationToken);
        if (IsJson(parsed)) JsonOutput.Write(Console, json => StudyView.Write(json, study));
        else StudyView.Write(Console, study);
        return ExitCode.Success;
    }
}
