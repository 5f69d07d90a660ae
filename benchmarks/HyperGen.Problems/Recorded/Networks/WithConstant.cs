namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = input (+ - * /) constant, element by element.</summary>
internal sealed class WithConstant(Register input, double constant, Register output, Func<double, double, double> function) : Operation
{
    public override void Run(Span<double> workspace)
    {
        ReadOnlySpan<double> x = input.In(workspace);
        Span<double> y = output.In(workspace);
        for (int i = 0; i < y.Length; i++)
            y[i] = function(x[i], constant);
    }
}
