using System.Globalization;

namespace HyperGen.StorageBench;

/// <summary>Times of one operation in milliseconds.</summary>
internal sealed class Latencies(string name)
{
    private readonly List<double> _milliseconds = [];

    public void Add(TimeSpan time) => _milliseconds.Add(time.TotalMilliseconds);

    public void Add(double milliseconds) => _milliseconds.Add(milliseconds);

    public override string ToString()
    {
        _milliseconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture, $"{name} p50 {Quantile(0.5):F2} ms, p95 {Quantile(0.95):F2} ms, most {Quantile(1):F1} ms");
    }

    private double Quantile(double share) =>
        _milliseconds.Count == 0 ? double.NaN : _milliseconds[(int)Math.Min(_milliseconds.Count - 1, share * _milliseconds.Count)];
}
