namespace HyperGen.Numerics;

/// <summary>A function of several variables with its gradient, for <see cref="BoundedLbfgs"/>; a struct, so that calls are direct and
/// nothing is allocated.</summary>
internal interface IDifferentiable
{
    /// <summary>The value at <paramref name="x"/>; +∞ or NaN where the function is not defined.</summary>
    /// <param name="x">The point.</param>
    /// <param name="gradient">Receives the gradient, as long as <paramref name="x"/>.</param>
    double Evaluate(ReadOnlySpan<double> x, Span<double> gradient);
}
