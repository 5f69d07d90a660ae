using System.Diagnostics;
using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>A process that works on the study of a soak, as seen from outside.</summary>
internal sealed class SoakProcess
{
    private readonly Process _process;
    private volatile bool _hasTrial;

    private SoakProcess(Process process, SoakLedger ledger)
    {
        _process = process;
        Ended = ListenAsync(ledger);
    }

    /// <summary>Completes when the process is gone and all it said was heard.</summary>
    public Task Ended { get; }

    /// <summary>Whether it has begun a trial that it has not told.</summary>
    public bool HasTrial => _hasTrial;

    /// <summary>Starts this program once more.</summary>
    public static SoakProcess Start(SoakLedger ledger, params string[] arguments) => new(
        Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!,
        ledger);

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    private async Task ListenAsync(SoakLedger ledger)
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        int told = 0;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["begun", string number]:
                    _hasTrial = true;
                    ledger.Began(Whole(number));
                    break;
                case ["told", string number, string value, string ask, string tell]:
                    _hasTrial = false;
                    ledger.Told(Whole(number), value, Number(ask), Number(tell), isWarm: ++told > SoakLedger.WarmUp);
                    break;
            }
        }

        if (await errors is { Length: > 0 } text) ledger.Complain(text);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
