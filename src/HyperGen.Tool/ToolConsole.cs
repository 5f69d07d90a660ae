using System.Text;
using Spectre.Console;

namespace HyperGen.Tool;

/// <summary>All that the commands know of the world outside: where to write, whom to ask, the time and the environment.</summary>
internal sealed class ToolConsole
{
    private const int Unlimited = 4096; // columns where the output is no terminal: nothing is cut off

    /// <param name="output">The standard output.</param>
    /// <param name="tables">A console that writes to it.</param>
    public ToolConsole(Stream output, IAnsiConsole tables)
    {
        (Output, Tables) = (output, tables);
        if (!IsLive) tables.Profile.Width = Unlimited;
    }

    /// <summary>The standard output as bytes.</summary>
    public Stream Output { get; }

    /// <summary>The standard output for tables and lines.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>The standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Whether a person answers at the input.</summary>
    public required bool CanAsk { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A variable of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether the output is a terminal in which lines can be drawn over.</summary>
    public bool IsLive => Tables.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Writes a line as it is, however long.</summary>
    public void Line(string text = "") => Tables.Profile.Out.Writer.WriteLine(text);

    public static ToolConsole OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new ToolConsole(Console.OpenStandardOutput(), Terminal())
        {
            Error = Console.Error,
            Input = Console.In,
            CanAsk = !Console.IsInputRedirected,
        };
    }

    private static IAnsiConsole Terminal() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Out),
        Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
    });
}
