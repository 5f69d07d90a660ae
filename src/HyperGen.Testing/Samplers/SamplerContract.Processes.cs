using System.Globalization;
using Xunit;

namespace HyperGen.Testing;

public abstract partial class SamplerContract
{
    /// <summary>
    /// What one process cannot see of itself: the points are those of the process that told <see cref="Fingerprint"/>, if one did.
    /// </summary>
    [Fact]
    public void Points_are_those_of_another_process()
    {
        if (Fingerprint is not { } other) return;
        string here = FingerprintHere();
        SamplerRules.Require(
            here == other,
            SamplerRules.SameInEveryProcess,
            $"the fingerprint of the points is \"{here}\" here and \"{other}\" in Fingerprint");
    }

    // FNV-1a over the bits of the points; of NaN there are many.
    private string FingerprintHere()
    {
        ulong hash = 14695981039346656037;
        IEnumerable<double[]> points = Accepted(Ordinary).SelectMany(space => Start(space).Sequential(Trials).Points);
        foreach (double entry in points.SelectMany(point => point))
            hash = unchecked((hash ^ BitConverter.DoubleToUInt64Bits(double.IsNaN(entry) ? 0 : entry)) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
