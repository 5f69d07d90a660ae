using System.CommandLine;
using HyperGen.Tool.Storages;
using HyperGen.Tool.Views;

namespace HyperGen.Tool.Commands;

/// <summary><c>hypergen watch</c>: a study while it runs.</summary>
internal sealed class WatchCommand : StudyCommand
{
    private const double ShareOfTime = 0.1; // spent on reading: a large study is looked at less often

    private readonly Option<double> _interval = new("--interval")
    {
        Description = "Seconds between two looks, more for a study that takes long to read.",
        DefaultValueFactory = _ => 1,
        HelpName = "seconds",
    };

    public WatchCommand(ToolConsole console)
        : base("watch", "Watch a study while it runs, until Ctrl-C. With --json: one object per line, whenever something changed.", console)
    {
        _interval.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is >= 0.1 and <= 86400))
                result.AddError("--interval is not within 0.1 and 86400 seconds.");
        });
        Add(_interval);
    }

    protected override async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        OpenedStorage storage = Storage(parsed);
        string name = await storage.NameAsync(StudyName(parsed), cancellationToken);
        IStudyWatch view = IsJson(parsed) ? new JsonWatch(Console) : Console.IsLive ? new LiveWatch(Console) : new LineWatch(Console);
        TimeSpan pause = TimeSpan.FromSeconds(parsed.GetValue(_interval));
        long? asked = null; // not for the first look, which alone reads the whole study
        try
        {
            await foreach (StoredStudy study in storage.Catalog.FollowAsync(name, cancellationToken))
            {
                TimeSpan reading = asked is { } then ? Console.Clock.GetElapsedTime(then) / ShareOfTime : TimeSpan.Zero;
                view.Show(study);
                await Task.Delay(pause > reading ? pause : reading, Console.Clock, cancellationToken);
                asked = Console.Clock.GetTimestamp();
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it ends
        }

        return ExitCode.Success;
    }
}
