namespace HyperGen.Numerics;

/// <summary>
/// The error function and its complements by the rational forms of W. J. Cody ("Rational Chebyshev approximations for the error function",
/// Mathematics of Computation 23, 1969), relative error about 1e-15; sums of exponentials.
/// </summary>
internal static class SpecialFunctions
{
    private const double SmallLimit = 0.46875;
    private const double OneOverRootPi = 0.56418958354775628695;

    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= SmallLimit)
            return x * ErfRatio(x * x);
        double complement = Erfc(magnitude);
        return x < 0 ? complement - 1 : 1 - complement;
    }

    /// <summary>erfc x = 1 − erf x, without loss for large x.</summary>
    public static double Erfc(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= SmallLimit)
            return 1 - (x * ErfRatio(x * x));
        double upper = Elementary.ExpOfSquare(magnitude, -1) * ScaledTail(magnitude);
        return x < 0 ? 2 - upper : upper;
    }

    /// <summary>erfcx x = e^(x²) erfc x: falls off like 1/(x√π), overflows below −26.6.</summary>
    public static double Erfcx(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= SmallLimit)
            return Elementary.ExpOfSquare(x, 1) * (1 - (x * ErfRatio(x * x)));
        double upper = ScaledTail(magnitude);
        return x < 0 ? (2 * Elementary.ExpOfSquare(x, 1)) - upper : upper;
    }

    /// <summary>ln Σ e^(x_i) without overflow; −∞ for no elements.</summary>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double largest = double.NegativeInfinity;
        foreach (double value in x)
            largest = value > largest || double.IsNaN(value) ? value : largest;
        if (!double.IsFinite(largest))
            return largest;

        double sum = 0;
        foreach (double value in x)
            sum += Elementary.Exp(value - largest);
        return largest + Elementary.Log(sum);
    }

    // erf(x)/x for |x| ≤ 0.46875, y = x²
    private static double ErfRatio(double y)
    {
        double numerator = (((1.85777706184603153e-1 * y + 3.16112374387056560e+0) * y + 1.13864154151050156e+2)
            * y + 3.77485237685302021e+2) * y + 3.20937758913846947e+3;
        double denominator = (((y + 2.36012909523441209e+1) * y + 2.44024637934444173e+2) * y + 1.28261652607737228e+3)
            * y + 2.84423683343917062e+3;
        return numerator / denominator;
    }

    // erfcx x for x > 0.46875
    private static double ScaledTail(double x)
    {
        if (x <= 4)
        {
            double numerator = (((((((2.15311535474403846e-8 * x + 5.64188496988670089e-1) * x + 8.88314979438837594e+0)
                * x + 6.61191906371416295e+1) * x + 2.98635138197400131e+2) * x + 8.81952221241769090e+2) * x + 1.71204761263407058e+3)
                * x + 2.05107837782607147e+3) * x + 1.23033935479799725e+3;
            double denominator = (((((((x + 1.57449261107098347e+1) * x + 1.17693950891312499e+2) * x + 5.37181101862009858e+2)
                * x + 1.62138957456669019e+3) * x + 3.29079923573345963e+3) * x + 4.36261909014324716e+3) * x + 3.43936767414372164e+3)
                * x + 1.23033935480374942e+3;
            return numerator / denominator;
        }

        double y = 1 / (x * x);
        double top = ((((1.63153871373020978e-2 * y + 3.05326634961232344e-1) * y + 3.60344899949804439e-1) * y + 1.25781726111229246e-1)
            * y + 1.60837851487422766e-2) * y + 6.58749161529837803e-4;
        double bottom = ((((y + 2.56852019228982242e+0) * y + 1.87295284992346725e+0) * y + 5.27905102951428412e-1)
            * y + 6.05183413124413191e-2) * y + 2.33520497626869185e-3;
        return (OneOverRootPi - (y * top / bottom)) / x;
    }
}
