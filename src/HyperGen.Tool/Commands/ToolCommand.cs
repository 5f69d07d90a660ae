using System.CommandLine;

namespace HyperGen.Tool.Commands;

/// <summary>A command with the option that all of them have.</summary>
internal abstract class ToolCommand : Command
{
    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object instead of text." };

    protected ToolCommand(string name, string description, ToolConsole console)
        : base(name, description)
    {
        Console = console;
        Add(_json);
        SetAction(ExecuteAsync);
    }

    protected ToolConsole Console { get; }

    protected abstract Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken);

    protected bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Requires a number of an option to be at least 1.</summary>
    protected static void RequirePositive(Option<int?> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() < 1) result.AddError($"{option.Name} is {result.GetValueOrDefault<int?>()}; use 1 or more.");
    });
}
