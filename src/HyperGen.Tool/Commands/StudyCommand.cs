using System.CommandLine;

namespace HyperGen.Tool.Commands;

/// <summary>A command on one study of a storage, the only one unless it is named.</summary>
internal abstract class StudyCommand : StorageCommand
{
    private readonly Argument<string?> _study = new("study")
    {
        Description = "The study's name; it may be left out when the storage has one study.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    protected StudyCommand(string name, string description, ToolConsole console)
        : base(name, description, console) => Add(_study);

    protected string? StudyName(ParseResult parsed) => parsed.GetValue(_study);

    protected Task<StoredStudy> ReadAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Storage(parsed).ReadAsync(StudyName(parsed), cancellationToken);
}
