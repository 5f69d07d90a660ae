using System.CommandLine;
using System.Text;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen export</c>: a study as CSV or JSON, to a file or to the output.</summary>
internal sealed class ExportCommand : StudyCommand
{
    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "csv: a line per trial. json: everything.",
        Required = true,
        HelpName = "csv|json",
    };

    private readonly Option<string?> _out = new("--out", "-o")
    {
        Description = "The file to write; the output unless given.",
        HelpName = "file",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Overwrite the file." };

    public ExportCommand(ToolConsole console)
        : base("export", "Export a study as CSV or JSON.", console)
    {
        _format.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "csv", "json");
        Add(_format);
        Add(_out);
        Add(_force);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        StoredStudy study = await ReadAsync(parsed, cancellationToken);
        bool isCsv = parsed.GetValue(_format)!.Equals("csv", StringComparison.OrdinalIgnoreCase);
        if (parsed.GetValue(_out) is not { } path)
        {
            Write(study, Console.Output, isCsv);
            return ExitCode.Success;
        }

        if (File.Exists(path) && !parsed.GetValue(_force))
            throw new RefusedException($"'{path}' exists; choose another file, or overwrite it with --force.");
        WholeFile.Write(path, file => Write(study, file, isCsv));
        if (IsJson(parsed))
        {
            JsonOutput.Write(Console, json =>
            {
                json.WriteString("study", study.Name);
                json.WriteString("file", path);
                json.WriteNumber("trials", study.Trials.Count);
            });
        }
        else
        {
            Console.Line($"Wrote {Words.Counted(study.Trials.Count, "trial")} of '{Words.Safe(study.Name)}' to {Words.Safe(path)}.");
        }

        return ExitCode.Success;
    }

    private static void Write(StoredStudy study, Stream stream, bool isCsv)
    {
        if (isCsv)
        {
            using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            study.WriteCsv(writer);
        }
        else
        {
            study.WriteJson(stream);
            stream.Write("\n"u8);
        }

        stream.Flush();
    }
}
