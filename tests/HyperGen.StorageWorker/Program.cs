using HyperGen;
using HyperGen.StorageWorker;

// Usage: <address> <study> <trials> [file-lock]. Prints "told <number> <value>" for each trial it told.
JournalOptions options = new() { Lock = args is [_, _, _, "file-lock"] ? JournalLockKind.File : JournalLockKind.Auto };
StudyDeclaration study = new(args[1], StudyDirection.Minimize, SharedProblem.Space, Seed: 1);
await using IStudyLog log = await StorageAddress.Open(args[0], options).OpenAsync(study);
await new Worker(log, int.Parse(args[2])).RunAsync((number, value) =>
{
    Console.WriteLine(FormattableString.Invariant($"told {number} {value:R}"));
    Console.Out.Flush();
});
