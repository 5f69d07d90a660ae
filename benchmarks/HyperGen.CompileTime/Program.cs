// What the generator costs a full build and an edit of an unrelated file after it.
// dotnet run -c Release --project benchmarks/HyperGen.CompileTime [number of types] [rounds]
using System.Globalization;
using HyperGen.CompileTime;

int types = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
int rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;

// The first round compiles the compiler too, as a build without a compiler server does; the best one is that of a warm server.
FullBuild build = new(types);
Cost[] alone = new Cost[rounds], ordinary = new Cost[rounds], generated = new Cost[rounds];
for (int round = 0; round < rounds; round++)
{
    alone[round] = Cost.Of(build.CompileAlone);
    ordinary[round] = Cost.Of(build.CompileWithFiles);
    generated[round] = Cost.Of(build.CompileWithGenerator);
}

Console.WriteLine($"{types} types, {rounds} rounds        wall clock of the first and the best round, processor time of the best");
Print("annotated sources alone", alone);
Print("with the generated files as ordinary sources", ordinary);
Print("with the generator", generated);
Console.WriteLine(Cost.Difference("  the generator adds", Best(generated), Best(ordinary)));
Console.WriteLine(Cost.Difference("  compiling what it emits adds", Best(ordinary), Best(alone)));
Console.WriteLine(FormattableString.Invariant($"files written again after an edit of an unrelated file: {build.FilesWrittenAfterUnrelatedEdit()}"));

static Cost Best(Cost[] costs) => costs.MinBy(cost => cost.Processor);

static void Print(string what, Cost[] costs) => Console.WriteLine(FormattableString.Invariant(
    $"{what,-48}{costs[0].WallClock.TotalSeconds,7:F2} s {Best(costs).WallClock.TotalSeconds,7:F2} s {Best(costs).Processor.TotalSeconds,7:F2} s"));
