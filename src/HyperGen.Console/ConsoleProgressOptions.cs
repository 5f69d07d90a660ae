using Spectre.Console;

namespace HyperGen;

/// <summary>Where and how often a <see cref="ConsoleProgress"/> draws.</summary>
public sealed record ConsoleProgressOptions
{
    /// <summary>The console. <see langword="null"/>: the standard output.</summary>
    public IAnsiConsole? Console { get; init; }

    /// <summary>Time between two drawings in a terminal; positive.</summary>
    public TimeSpan LiveInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Time between two lines where the output is redirected or knows no ANSI sequences; positive.</summary>
    public TimeSpan LineInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock that times the drawing.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        Require(LiveInterval, nameof(LiveInterval));
        Require(LineInterval, nameof(LineInterval));
    }

    private static void Require(TimeSpan interval, string option)
    {
        if (interval <= TimeSpan.Zero)
            throw new ArgumentException($"{nameof(ConsoleProgressOptions)}.{option} is {interval}; use a positive time.", option);
    }
}
