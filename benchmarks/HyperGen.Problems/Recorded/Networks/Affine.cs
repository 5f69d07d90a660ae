namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = input * scale + shift, element by element.</summary>
internal sealed class Affine(Register input, Register output, float[] weights, int firstScale, int firstShift) : Operation
{
    public override void Run(Span<double> workspace)
    {
        ReadOnlySpan<double> x = input.In(workspace);
        Span<double> y = output.In(workspace);
        for (int i = 0; i < y.Length; i++)
            y[i] = x[i] * weights[firstScale + i] + weights[firstShift + i];
    }
}
