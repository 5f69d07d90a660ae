using System.Diagnostics;

namespace HyperGen.CompileTime;

/// <summary>What an action took.</summary>
/// <param name="WallClock">Time that passed.</param>
/// <param name="Processor">Time of all cores; less dependent on what else the machine does.</param>
internal readonly record struct Cost(TimeSpan WallClock, TimeSpan Processor)
{
    public static Cost Of(Action action)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        action();
        return new(Stopwatch.GetElapsedTime(start), Process.GetCurrentProcess().TotalProcessorTime - before);
    }

    public static string Difference(string what, Cost more, Cost less) => FormattableString.Invariant(
        $"{what,-48}{"",10}{(more.WallClock - less.WallClock).TotalSeconds,7:F2} s {(more.Processor - less.Processor).TotalSeconds,7:F2} s");
}
