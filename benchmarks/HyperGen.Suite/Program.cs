using System.CommandLine;
using HyperGen.Suite;

var root = new RootCommand("Runs samplers on optimisation problems and scores the runs against recorded optimisers.")
{
    RunCommand.Create(),
    ScoreCommand.Create(),
    ListCommand.Create(),
};
return root.Parse(args).Invoke();
