using System.CommandLine;
using System.Globalization;

namespace HyperGen.Suite;

/// <summary>Where the tables of a report go and what is in them.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _at = new("--at") { Description = "Fractions of the budget.", DefaultValueFactory = _ => "0.25,0.5,1" };

    private readonly Option<FileInfo?> _csv = new("--csv") { Description = "File for the score of every run." };

    private readonly Option<FileInfo?> _markdown = new("--markdown")
    {
        Description = "File for the tables, with machine, date, versions and the command.",
    };

    private readonly Option<bool> _thresholds = new("--thresholds") { Description = "Print what is required of the methods, with pass or miss." };

    public void AddTo(Command command)
    {
        command.Add(_at);
        command.Add(_csv);
        command.Add(_markdown);
        command.Add(_thresholds);
    }

    /// <summary>The fractions asked for, ascending.</summary>
    /// <exception cref="ArgumentException">One is not in (0, 1].</exception>
    public double[] Fractions(ParseResult parsed)
    {
        double[] fractions = [.. CommonOptions.Parts(parsed.GetRequiredValue(_at)).Select(Fraction).Order()];
        return fractions.Length > 0 ? fractions : throw new ArgumentException("--at has no fraction; give for example --at 0.5,1.");
    }

    /// <summary>Prints the report and writes the files asked for.</summary>
    public void Write(ParseResult parsed, Report report)
    {
        WriteTables(Console.Out, parsed, report);
        if (parsed.GetValue(_csv) is { } csv)
        {
            using StreamWriter output = File.CreateText(csv.FullName);
            report.WriteCsv(output);
        }

        if (parsed.GetValue(_markdown) is { } markdown)
        {
            using StreamWriter output = File.CreateText(markdown.FullName);
            Circumstances.Write(output, "Benchmarks", parsed.Tokens.Select(token => token.Value));
            WriteTables(output, parsed, report);
        }
    }

    private void WriteTables(TextWriter output, ParseResult parsed, Report report)
    {
        report.WriteTables(output);
        if (parsed.GetValue(_thresholds))
            report.WriteThresholds(output);
    }

    private static double Fraction(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) && fraction is > 0 and <= 1
            ? fraction
            : throw new ArgumentException($"--at has '{text}'; a fraction of the budget is a number above 0 and at most 1.");
}
