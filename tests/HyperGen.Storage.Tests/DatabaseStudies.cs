using System.Globalization;
using HyperGen.StorageWorker;

namespace HyperGen.Storage.Tests;

/// <summary>A study that worker processes share, and what must be true of it in the end.</summary>
internal sealed class DatabaseStudies(string address)
{
    public const string Study = "co-run";

    public static StudyDeclaration Declaration => new(Study, StudyDirection.Minimize, SharedProblem.Space, 1);

    public string Address => address;

    public ValueTask<IStudyLog> OpenAsync() => StorageAddress.Open(address).OpenAsync(Declaration);

    public async Task<IReadOnlyList<StudyEvent>> EventsAsync()
    {
        await using IStudyLog log = await OpenAsync();
        return await log.ReadAsync();
    }

    /// <summary>Every number once, every trial told once, with the value of its point, and with the value its worker said.</summary>
    public async Task AssertCompleteAsync(int trials, IEnumerable<(int Number, string Value)> told)
    {
        var points = new Dictionary<int, double[]>();
        var values = new Dictionary<int, double>();
        foreach (StudyEvent one in await EventsAsync())
        {
            if (one is TrialStarted started) points.Add(one.Trial, started.Point!);
            if (one is TrialTold tell) values.Add(one.Trial, tell.Value);
        }

        Assert.Equal(Enumerable.Range(0, trials), points.Keys.Order());
        Assert.Equal(Enumerable.Range(0, trials), values.Keys.Order());
        Assert.All(values, pair => Assert.Equal(SharedProblem.Value(points[pair.Key]), pair.Value));
        Assert.All(told, one => Assert.Equal(values[one.Number].ToString("R", CultureInfo.InvariantCulture), one.Value));
    }
}
