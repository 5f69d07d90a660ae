using CsCheck;
using HyperGen.Numerics;

namespace HyperGen.Tests.Numerics;

public class ElementaryTests
{
    /// <summary>Correctly rounded values from 1400-bit arithmetic (mpmath): function, argument, second argument, value.</summary>
    public static readonly TheoryData<string, double, double, double> References = new()
    {
        { "Exp", -745.0, 0, 5e-324 },
        { "Exp", -708.5, 0, 2.006132305331306e-308 },
        { "Exp", -100.25, 0, 2.897198083210148e-44 },
        { "Exp", -1.0, 0, 0.36787944117144233 },
        { "Exp", -1e-17, 0, 1.0 },
        { "Exp", 1e-17, 0, 1.0 },
        { "Exp", 0.34, 0, 1.4049475905635938 },
        { "Exp", 0.35, 0, 1.4190675485932571 },
        { "Exp", 1.0, 0, 2.718281828459045 },
        { "Exp", 10.0, 0, 22026.465794806718 },
        { "Exp", 709.78, 0, 1.7928227943945155e+308 },
        { "ExpM1", -50.0, 0, -1.0 },
        { "ExpM1", -3.0, 0, -0.950212931632136 },
        { "ExpM1", -0.6, 0, -0.45118836390597356 },
        { "ExpM1", -0.3, 0, -0.2591817793182821 },
        { "ExpM1", -1e-10, 0, -9.999999999500001e-11 },
        { "ExpM1", 1e-300, 0, 1e-300 },
        { "ExpM1", 1e-10, 0, 1.00000000005e-10 },
        { "ExpM1", 0.3, 0, 0.3498588075760031 },
        { "ExpM1", 0.36, 0, 0.43332941456034024 },
        { "ExpM1", 2.0, 0, 6.38905609893065 },
        { "ExpM1", 37.5, 0, 1.9321599304402836e+16 },
        { "ExpM1", 700.0, 0, 1.0142320547350045e+304 },
        { "Log", 5e-324, 0, -744.4400719213812 },
        { "Log", 1e-310, 0, -713.8013788281542 },
        { "Log", 0.3, 0, -1.2039728043259361 },
        { "Log", 0.7071067811865475, 0, -0.34657359027997275 },
        { "Log", 0.9999999999999999, 0, -1.1102230246251565e-16 },
        { "Log", 1.0000000000000002, 0, 2.2204460492503128e-16 },
        { "Log", 1.4142135623730951, 0, 0.3465735902799727 },
        { "Log", 10.0, 0, 2.302585092994046 },
        { "Log", 1e+308, 0, 709.1962086421661 },
        { "Log1P", -0.9999999999999999, 0, -36.7368005696771 },
        { "Log1P", -0.5, 0, -0.6931471805599453 },
        { "Log1P", -1e-16, 0, -1e-16 },
        { "Log1P", 1e-300, 0, 1e-300 },
        { "Log1P", 1e-09, 0, 9.999999995e-10 },
        { "Log1P", 0.25, 0, 0.22314355131420976 },
        { "Log1P", 1.0, 0, 0.6931471805599453 },
        { "Log1P", 1e+20, 0, 46.051701859880914 },
        { "Pow", 2.0, 0.5, 1.4142135623730951 },
        { "Pow", 10.0, -307.0, 1e-307 },
        { "Pow", 1.000525303801704, -1191143.1522476778, 2.128475438785621e-272 },
        { "Pow", 0.9, 6000.0, 2.8513900904532174e-275 },
        { "Pow", 0.5, 1074.0, 5e-324 },
        { "Pow", 1e-320, 0.5, 9.99994433575849e-161 },
        { "Pow", 3.7, -12.25, 1.0952893886711626e-07 },
        { "Pow", 1.0000000000000002, 1e+18, 2.7086111089766717e+96 },
        { "Sin", 1e-20, 0, 1e-20 },
        { "Sin", 0.5, 0, 0.479425538604203 },
        { "Sin", 0.7853981633974484, 0, 0.7071067811865476 },
        { "Sin", 1.5707963267948966, 0, 1.0 },
        { "Sin", -2.0, 0, -0.9092974268256817 },
        { "Sin", 3.141592653589793, 0, 1.2246467991473532e-16 },
        { "Sin", 100.0, 0, -0.5063656411097588 },
        { "Sin", -355.0, 0, 3.014435335948845e-05 },
        { "Sin", 1048575.5, 0, -0.1624508310778367 },
        { "Sin", 1048576.0, 0, 0.3304931400217347 },
        { "Sin", 6381956970095103.0, 0, -0.5818037467964668 },
        { "Sin", 1e+22, 0, -0.8522008497671888 },
        { "Sin", -1.7976931348623157e+308, 0, -0.004961954789184062 },
        { "Sin", 5.319372648326541e+255, 0, 1.0 },
        { "Cos", 1e-20, 0, 1.0 },
        { "Cos", 0.5, 0, 0.8775825618903728 },
        { "Cos", 0.7853981633974484, 0, 0.7071067811865475 },
        { "Cos", 1.5707963267948966, 0, 6.123233995736766e-17 },
        { "Cos", -2.0, 0, -0.4161468365471424 },
        { "Cos", 3.141592653589793, 0, -1.0 },
        { "Cos", 100.0, 0, 0.8623188722876839 },
        { "Cos", -355.0, 0, -0.999999999545659 },
        { "Cos", 1048575.5, 0, 0.9867166399134658 },
        { "Cos", 1048576.0, 0, 0.943808393901312 },
        { "Cos", 6381956970095103.0, 0, 0.813329207771117 },
        { "Cos", 1e+22, 0, 0.523214785395139 },
        { "Cos", -1.7976931348623157e+308, 0, -0.9999876894265599 },
        { "Cos", 5.319372648326541e+255, 0, -4.687165924254628e-19 },
        { "Tanh", -1e-12, 0, -1e-12 },
        { "Tanh", -0.1, 0, -0.09966799462495582 },
        { "Tanh", 0.5, 0, 0.46211715726000974 },
        { "Tanh", 1.0, 0, 0.7615941559557649 },
        { "Tanh", 1.5, 0, 0.9051482536448664 },
        { "Tanh", -10.0, 0, -0.9999999958776927 },
        { "Tanh", 19.5, 0, 1.0 },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Elementary_function_is_within_two_units_in_the_last_place(string function, double x, double y, double expected)
    {
        double actual = function switch
        {
            "Exp" => Elementary.Exp(x),
            "ExpM1" => Elementary.ExpM1(x),
            "Log" => Elementary.Log(x),
            "Log1P" => Elementary.Log1P(x),
            "Pow" => Elementary.Pow(x, y),
            "Sin" => Elementary.Sin(x),
            "Cos" => Elementary.Cos(x),
            _ => Elementary.Tanh(x),
        };
        Assert.InRange(UnitsBetween(actual, expected), 0, 2);
    }

    [Fact]
    public void Elementary_functions_treat_special_values_as_the_standard_says()
    {
        double inf = double.PositiveInfinity;
        double nan = double.NaN;
        (double Actual, double Expected)[] cases =
        [
            (Elementary.Exp(0), 1), (Elementary.Exp(inf), inf), (Elementary.Exp(-inf), 0), (Elementary.Exp(nan), nan), (Elementary.Exp(709.79), inf),
            (Elementary.Exp(-745.2), 0), (Elementary.ExpM1(-0.0), -0.0), (Elementary.ExpM1(inf), inf), (Elementary.ExpM1(-inf), -1), (Elementary.ExpM1(nan), nan),
            (Elementary.Log(0), -inf), (Elementary.Log(-0.0), -inf), (Elementary.Log(-1), nan), (Elementary.Log(1), 0), (Elementary.Log(inf), inf), (Elementary.Log(nan), nan),
            (Elementary.Log1P(-0.0), -0.0), (Elementary.Log1P(-1), -inf), (Elementary.Log1P(-2), nan), (Elementary.Log1P(inf), inf), (Elementary.Log1P(nan), nan),
            (Elementary.Sin(-0.0), -0.0), (Elementary.Sin(inf), nan), (Elementary.Cos(-0.0), 1), (Elementary.Cos(-inf), nan), (Elementary.Sin(nan), nan),
            (Elementary.Tanh(inf), 1), (Elementary.Tanh(-inf), -1), (Elementary.Tanh(-0.0), -0.0), (Elementary.Tanh(nan), nan),
            (Elementary.Pow(nan, 0), 1), (Elementary.Pow(1, nan), 1), (Elementary.Pow(2, nan), nan), (Elementary.Pow(0, -1), inf), (Elementary.Pow(-0.0, -1), -inf),
            (Elementary.Pow(-0.0, -2), inf), (Elementary.Pow(-0.0, 3), -0.0), (Elementary.Pow(0, 2.5), 0), (Elementary.Pow(-1, inf), 1), (Elementary.Pow(-1, -inf), 1),
            (Elementary.Pow(0.5, -inf), inf), (Elementary.Pow(0.5, inf), 0), (Elementary.Pow(2, inf), inf), (Elementary.Pow(-inf, -3), -0.0), (Elementary.Pow(-inf, 3), -inf),
            (Elementary.Pow(-inf, 2), inf), (Elementary.Pow(inf, -0.5), 0), (Elementary.Pow(-2, 3), -8), (Elementary.Pow(-2, 0.5), nan), (Elementary.Pow(2, 1024), inf),
            (Elementary.Pow(2, -1074), double.Epsilon), (Elementary.Pow(-2, -1e300), 0), (Elementary.Pow(1.5, 1e300), inf),
        ];
        for (int i = 0; i < cases.Length; i++)
            Assert.True(cases[i].Actual.Equals(cases[i].Expected) && double.IsNegative(cases[i].Actual) == double.IsNegative(cases[i].Expected) | double.IsNaN(cases[i].Expected),
                $"case {i}: expected {cases[i].Expected}, got {cases[i].Actual}");
    }

    [Fact]
    public void Exponential_of_a_span_has_the_bits_of_the_scalar_one()
    {
        Gen.Double[-800, 800].Array[0, 23].Sample(x =>
        {
            double[] actual = new double[x.Length];
            Elementary.Exp(x, actual);
            return actual.Zip(x).All(pair => SameBits(pair.First, Elementary.Exp(pair.Second)));
        });
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, 720, -760, 709.78];
        double[] vector = new double[special.Length];
        Elementary.Exp(special, vector);
        Assert.All(special.Zip(vector), pair => Assert.True(SameBits(pair.Second, Elementary.Exp(pair.First))));
    }

    [Fact]
    public void Elementary_functions_invert_one_another()
    {
        Gen.Double[-700, 700].Sample(x => Math.Abs(Elementary.Log(Elementary.Exp(x)) - x) <= 2.3e-16 * Math.Max(1, Math.Abs(x)) + 2.3e-16);
        Gen.Double[-0.9, 20].Sample(x => Math.Abs(Elementary.ExpM1(Elementary.Log1P(x)) - x) <= 4e-15 * Math.Max(1, Math.Abs(x)));
        Gen.Double[-1e9, 1e9].Sample(x =>
        {
            double s = Elementary.Sin(x);
            double c = Elementary.Cos(x);
            return Math.Abs((s * s) + (c * c) - 1) < 5e-16;
        });
        Gen.Double[1e-300, 1e300].Sample(x => UnitsBetween(Elementary.Pow(x, 1), x) <= 1);
    }

    private static bool SameBits(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static double UnitsBetween(double actual, double expected) =>
        actual == expected ? 0 : Math.Abs(actual - expected) / Math.Max(double.Epsilon, Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
