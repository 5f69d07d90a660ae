using System.CommandLine;

namespace HyperGen.Suite;

/// <summary>run: samplers x problems x seeds, appended to a results file.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        ContestOptions contests = new(label: "");
        var command = new Command("run", "Run samplers on problems.");
        contests.AddTo(command);
        command.SetAction(parsed => contests.Run(parsed));
        return command;
    }
}
