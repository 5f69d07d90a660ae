using System.CommandLine;
using HyperGen.Tool.Storages;

namespace HyperGen.Tool.Commands;

/// <summary>A command on one storage.</summary>
internal abstract class StorageCommand : ToolCommand
{
    private const string Variable = "HYPERGEN_STORAGE";

    private readonly Option<string?> _storage = new("--storage", "-s")
    {
        Description = $"The storage: a path, or a connection string of PostgreSQL. Unless given, the environment variable {Variable}.",
        HelpName = "storage",
    };

    protected StorageCommand(string name, string description, ToolConsole console)
        : base(name, description, console) => Add(_storage);

    protected OpenedStorage Storage(ParseResult parsed) =>
        (parsed.GetValue(_storage) ?? Console.Variable(Variable)) is { Length: > 0 } location
        ? StorageLocation.OpenExisting(location)
        : throw new RefusedException($"Say which storage: give --storage, or set {Variable}.");
}
