namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = left (+ - * /) right, element by element; a right side of width one applies to every element.</summary>
internal sealed class Arithmetic(Register left, Register right, Register output, Func<double, double, double> function) : Operation
{
    /// <summary>The function called <paramref name="name"/> in a network file, or <see langword="null"/>.</summary>
    public static Func<double, double, double>? Named(string name) => name switch
    {
        "add" => (a, b) => a + b,
        "sub" => (a, b) => a - b,
        "mul" => (a, b) => a * b,
        "div" => (a, b) => a / b,
        _ => null,
    };

    public override void Run(Span<double> workspace)
    {
        ReadOnlySpan<double> a = left.In(workspace), b = right.In(workspace);
        Span<double> y = output.In(workspace);
        int step = b.Length == 1 ? 0 : 1;
        for (int i = 0; i < y.Length; i++)
            y[i] = function(a[i], b[i * step]);
    }
}
