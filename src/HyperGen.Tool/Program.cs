using HyperGen.Tool;

return await HypergenCommand.RunAsync(args, ToolConsole.OfProcess(), CancellationToken.None);
