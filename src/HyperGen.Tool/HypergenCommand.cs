using System.CommandLine;
using System.CommandLine.Help;
using HyperGen.Tool.Commands;
using HyperGen.Tool.Views;

namespace HyperGen.Tool;

/// <summary>The command line <c>hypergen</c>.</summary>
internal static class HypergenCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console, CancellationToken cancellationToken)
    {
        // A study may be called '@x', which is no file of arguments.
        ParseResult parsed = Root(console).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction) return Refuse(parsed, console);
        StringWriter help = new();
        try
        {
            InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, Output = help, Error = console.Error };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (Exception error) when (
            error is RefusedException or StudyStorageException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            Say(console, Reason(error));
            return ExitCode.Refused;
        }
        finally
        {
            if (help.GetStringBuilder().Length > 0) console.Line(help.ToString().TrimEnd());
        }
    }

    private static int Refuse(ParseResult parsed, ToolConsole console)
    {
        IReadOnlyList<string> unknown = parsed.UnmatchedTokens;
        IEnumerable<string> problems = unknown.Count > 0
            ? [$"'{unknown[0]}' is no command, option or argument here."]
            : parsed.Errors.Select(error => error.Message).Distinct();
        foreach (string problem in problems) Say(console, problem);
        Command command = parsed.CommandResult.Command;
        console.Error.WriteLine($"'hypergen {(command is RootCommand ? "" : command.Name + " ")}--help' shows how it is used.");
        return ExitCode.Refused;
    }

    private static string Reason(Exception error) => error switch
    {
        ArgumentException { ParamName: { } name } => error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
        UnauthorizedAccessException => $"The output cannot be written, perhaps because it is closed: {error.Message}", // no file is left
        _ => error.Message,
    };

    private static void Say(ToolConsole console, string problem) => console.Error.WriteLine($"hypergen: {Words.Safe(problem)}");

    private static RootCommand Root(ToolConsole console) => new(
        """
        Studies in a storage of HyperGen or Optuna: a journal (.jsonl), a SQLite database (.db, .sqlite) or PostgreSQL.

        Exit codes: 0 done, 1 check found harm, 2 refused: wrong usage, not found, not readable.
        """)
    {
        new ListCommand(console),
        new ShowCommand(console),
        new TrialsCommand(console),
        new WatchCommand(console),
        new ExportCommand(console),
        new CopyCommand(console),
        new CheckCommand(console),
        new EnqueueCommand(console),
        new DeleteCommand(console),
    };
}
