namespace HyperGen;

/// <summary>How a converged CMA-ES goes on, each time from a new place.</summary>
public enum CmaEsRestart
{
    /// <summary>Runs of doubling population by turns with short ones of small population and step (BIPOP, Hansen 2009).</summary>
    Alternating,

    /// <summary>The population doubles at every restart (IPOP, Auger and Hansen 2005).</summary>
    DoublePopulation,
}
