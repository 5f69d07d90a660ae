using System.CommandLine;
using HyperGen.Suite;
using HyperGen.Suite.Priors;
using HyperGen.Suite.Transfer;

var root = new RootCommand("Runs samplers on optimisation problems and scores the runs against recorded optimisers.")
{
    CompareCommand.Create(),
    RunCommand.Create(),
    ScoreCommand.Create(),
    SpeedCommand.Create(),
    StopCommand.Create(),
    NarrowCommand.Create(),
    TransferCommand.Create(),
    PriorsCommand.Create(),
    ListCommand.Create(),
};

try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ArgumentException or IOException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
