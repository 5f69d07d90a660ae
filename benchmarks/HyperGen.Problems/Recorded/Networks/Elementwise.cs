namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = function of the input, element by element.</summary>
internal sealed class Elementwise(Register input, Register output, Func<double, double> function) : Operation
{
    /// <summary>The function called <paramref name="name"/> in a network file, or <see langword="null"/>.</summary>
    public static Func<double, double>? Named(string name) => name switch
    {
        "relu" => x => Math.Max(x, 0),
        "sigmoid" => x => 1 / (1 + Math.Exp(-x)),
        "log" => x => Math.Log(Math.Max(x, 1e-300)),
        "exp" => Math.Exp,
        "neg" => x => -x,
        _ => null,
    };

    public override void Run(Span<double> workspace)
    {
        ReadOnlySpan<double> x = input.In(workspace);
        Span<double> y = output.In(workspace);
        for (int i = 0; i < y.Length; i++)
            y[i] = function(x[i]);
    }
}
