using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>What the processes of a soak said they did, and what was wrong with it.</summary>
internal sealed class SoakLedger
{
    /// <summary>Trials of a process that are left out of the times once it is warm: its code is being compiled.</summary>
    public const int WarmUp = 50;

    private readonly Dictionary<int, string> _told = [];
    private int _lastBegun = -1;
    private readonly List<string> _problems = [];
    private readonly Latencies _ask = new("ask"), _tell = new("tell"), _warmAsk = new("ask"), _warmTell = new("tell");

    public int Count
    {
        get
        {
            lock (_told) return _told.Count;
        }
    }

    /// <summary>The highest number of a trial that has begun.</summary>
    public int LastBegun
    {
        get
        {
            lock (_told) return _lastBegun;
        }
    }

    public IReadOnlyList<string> Problems => _problems;

    public void Began(int number)
    {
        lock (_told) _lastBegun = Math.Max(_lastBegun, number);
    }

    public void Told(int number, string value, double ask, double tell, bool isWarm)
    {
        lock (_told)
        {
            if (!_told.TryAdd(number, value)) _problems.Add($"trial {number} was told twice");
            _ask.Add(ask);
            _tell.Add(tell);
            if (!isWarm) return;
            _warmAsk.Add(ask);
            _warmTell.Add(tell);
        }
    }

    public void Complain(string problem)
    {
        lock (_told) _problems.Add(problem);
    }

    /// <summary>Compares what was said with what is stored.</summary>
    public void Check(StoredStudy study, int trials)
    {
        if (!study.Trials.Select(trial => trial.Number).SequenceEqual(Enumerable.Range(0, trials)))
            Complain($"the numbers of {study.Trials.Count} trials are not those from 0 to {trials - 1}, each once");
        foreach (StoredTrial trial in study.Trials)
        {
            if (trial.State != TrialState.Complete) Complain($"trial {trial.Number} is {trial.State}");
            else if (_told.TryGetValue(trial.Number, out string? value) && value != Text(trial.Values[0]))
                Complain($"trial {trial.Number} has another value than was told");
        }

        if (study.Told.Distinct().Count() != study.Told.Count) Complain("a trial was told twice");
    }

    public override string ToString() =>
        $"all: {_ask}; {_tell}{Environment.NewLine}from the {WarmUp + 1}st trial of each process on: {_warmAsk}; {_warmTell}";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
