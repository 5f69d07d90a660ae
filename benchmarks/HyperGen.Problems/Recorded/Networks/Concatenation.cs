namespace HyperGen.Problems.Recorded.Networks;

/// <summary>output = the inputs one after another.</summary>
internal sealed class Concatenation(Register[] inputs, Register output) : Operation
{
    public override void Run(Span<double> workspace)
    {
        Span<double> rest = output.In(workspace);
        foreach (Register input in inputs)
        {
            input.In(workspace).CopyTo(rest);
            rest = rest[input.Width..];
        }
    }
}
