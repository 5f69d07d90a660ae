using System.Runtime.Intrinsics;

namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = weights * input + bias; weights are row-major, one row per output. Nearly all of the time is spent here.</summary>
internal sealed class Dense(Register input, Register output, float[] weights, int firstWeight, int? firstBias) : Operation
{
    private readonly double[] _weights = Widened(weights.AsSpan(firstWeight, input.Width * output.Width));
    private readonly double[] _biases = firstBias is { } first ? Widened(weights.AsSpan(first, output.Width)) : new double[output.Width];

    public override void Run(Span<double> workspace)
    {
        ReadOnlySpan<double> x = input.In(workspace);
        Span<double> y = output.In(workspace);
        ReadOnlySpan<double> rows = _weights;
        for (int i = 0; i < y.Length; i++)
            y[i] = _biases[i] + Dot(x, rows.Slice(i * x.Length, x.Length));
    }

    private static double[] Widened(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = values[i];

        return wide;
    }

    // A fixed vector width keeps the order of summation, hence the result, the same on every machine.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> even = Vector256<double>.Zero, odd = Vector256<double>.Zero;
        int i = 0;
        for (; i + 8 <= a.Length; i += 8)
        {
            even += Vector256.Create(a.Slice(i, 4)) * Vector256.Create(b.Slice(i, 4));
            odd += Vector256.Create(a.Slice(i + 4, 4)) * Vector256.Create(b.Slice(i + 4, 4));
        }

        double sum = Vector256.Sum(even + odd);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];

        return sum;
    }
}
