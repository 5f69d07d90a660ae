namespace HyperGen.Numerics;

/// <summary>A function of one variable, for <see cref="BrentMinimizer"/>.</summary>
internal interface IUnivariate
{
    /// <summary>The value at <paramref name="x"/>; NaN counts as +∞.</summary>
    double Evaluate(double x);
}
