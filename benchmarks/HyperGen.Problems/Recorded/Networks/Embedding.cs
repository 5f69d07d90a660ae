namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = the row of a table that a category code selects.</summary>
internal sealed class Embedding(Register code, Register output, float[] weights, int firstWeight) : Operation
{
    public override void Run(Span<double> workspace)
    {
        int row = (int)workspace[code.Start];
        Span<double> y = output.In(workspace);
        for (int i = 0; i < y.Length; i++)
            y[i] = weights[firstWeight + row * y.Length + i];
    }
}
