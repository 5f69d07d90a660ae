using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace HyperGen.Tool.Tests;

/// <summary>What a command line did: its exit code and what it wrote.</summary>
internal sealed record ToolRun(int Code, string Out, string Error)
{
    public JsonElement Json
    {
        get
        {
            using JsonDocument document = JsonDocument.Parse(Out);
            return document.RootElement.Clone();
        }
    }

    public static Task<ToolRun> OfAsync(params string[] arguments) => AnsweringAsync(null, arguments);

    /// <param name="answer">What a person types; null where there is none.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<ToolRun> AnsweringAsync(string? answer, params string[] arguments)
    {
        using MemoryStream output = new();
        StringWriter error = new();
        int code = await HypergenCommand.RunAsync(arguments, Console(output, error, answer), CancellationToken.None);
        return new ToolRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public static ToolConsole Console(Stream output, TextWriter error, string? answer = null)
    {
        StreamWriter writer = new(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        IAnsiConsole tables = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        return new ToolConsole(output, tables) { Error = error, Input = new StringReader(answer ?? ""), CanAsk = answer is not null, Variable = _ => null };
    }

    /// <summary>Requires a refusal without a trace of the program's inside.</summary>
    public string Refused()
    {
        Assert.Equal((2, ""), (Code, Out));
        Assert.StartsWith("hypergen: ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return Error;
    }
}
