namespace HyperGen.Problems.Recorded.Networks;

/// <summary>One step of a network: reads registers, writes another.</summary>
internal abstract class Operation
{
    public abstract void Run(Span<double> workspace);
}
