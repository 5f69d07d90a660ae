using System.CommandLine;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen check</c>: what in a storage would break HyperGen or Optuna.</summary>
internal sealed class CheckCommand(ToolConsole console)
    : StorageCommand(
        "check", "Look for rows that would break HyperGen, Optuna or its tools; ends with 1 when there are some that do harm.", console)
{
    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<StorageFinding> findings = await Storage(parsed).Audit.AuditAsync(cancellationToken);
        if (IsJson(parsed)) JsonOutput.Write(Console, json => json.Array("findings", findings, Write));
        else if (findings.Count == 0) Console.Line("Nothing found.");
        foreach (StorageFinding finding in IsJson(parsed) ? [] : findings) Write(finding);
        bool doesHarm = findings.Any(finding => finding.Severity > FindingSeverity.Note);
        return doesHarm ? ExitCode.Finding : ExitCode.Success;
    }

    private void Write(StorageFinding finding)
    {
        string study = finding.Study is { } name ? $"study '{Words.Safe(name)}', " : "";
        string more = finding.Count > 1 ? $" and {Words.Counted(finding.Count - 1, "more place")}" : "";
        Console.Line($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}: {study}{finding.Place}{more}");
        Console.Line($"  {Words.Safe(finding.Message)}");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, StorageFinding finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        json.WriteString("study", finding.Study);
        json.WriteString("place", finding.Place);
        json.WriteString("message", finding.Message);
        json.WriteNumber("count", finding.Count);
    }
}
