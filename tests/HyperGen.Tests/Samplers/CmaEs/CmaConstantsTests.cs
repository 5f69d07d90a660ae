using HyperGen.Sampling.CmaEs;

namespace HyperGen.Tests.Samplers.CmaEs;

public sealed class CmaConstantsTests
{
    /// <summary>Dimension, population, (mu_eff, c_1, c_mu, c_sigma, d_sigma, c_c, chi, alpha) and weights of a reference implementation.</summary>
    public static TheoryData<int, int, double[], double[]> Reference => new()
    {
        { 2, 6, [2.0286114646100617, 0.1548153998964136, 0.057859085071916304, 0.44620498737831715, 1.4462049873783172, 0.6245545390268264, 1.254272742818995, 0.08333333333333333], [0.6370425712412168, 0.28457025743803294, 0.07838717132075033, -0.28638378259655295, -0.7649580940851275, -1.1559817781589212] },
        { 5, 8, [2.6001788261131793, 0.047292304159400896, 0.03816916070385781, 0.3650883760934854, 1.3650883760934853, 0.4501995579928079, 2.1285237557247996, 0.025], [0.5299301844787792, 0.2857142857142857, 0.14285714285714282, 0.041498386949792215, -0.16727950680988093, -0.45674904775585873, -0.7014920573635214, -0.9134980955117175] },
        { 20, 12, [3.729458934303068, 0.004372354435160246, 0.008191403277354674, 0.19942801385173584, 1.199428013851736, 0.17176721127681213, 4.416766652699585, 0.004166666666666667], [0.4024029428187127, 0.25338908403288657, 0.16622156455542053, 0.10437522524706053, 0.0564034775763251, 0.017207705769594468, -0.05220808680473587, -0.14627918785763677, -0.22925577959217333, -0.30348087019167735, -0.37062563203022225, -0.43192399698144884] }
    };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Constants_are_those_of_the_reference_implementation(int dimensions, int population, double[] constants, double[] weights)
    {
        Assert.Equal(population, CmaConstants.DefaultPopulation(dimensions));
        CmaConstants c = new(dimensions, population);
        Assert.Equal(constants, [c.MuEff, c.C1, c.CMu, c.CSigma, c.DSigma, c.CC, c.Chi, c.Alpha], Close);
        Assert.Equal(weights, c.Weights, Close);

        static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
    }
}
