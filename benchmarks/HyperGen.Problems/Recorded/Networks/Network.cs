using System.Buffers;

namespace HyperGen.Problems.Recorded.Networks;

/// <summary>
/// A straight-line program of <see cref="Operation"/>s over one workspace. Immutable; each evaluation rents its own workspace.
/// </summary>
internal sealed class Network(
    IReadOnlyList<Operation> operations,
    IReadOnlyList<Register> categories,
    IReadOnlyList<Register> numbers,
    Register output,
    int workspace)
{
    private readonly Operation[] _operations = [.. operations];
    private readonly Register[] _categories = [.. categories];
    private readonly Register[] _numbers = [.. numbers];

    /// <summary>Output number <paramref name="index"/> for the given category codes and numbers.</summary>
    public double Evaluate(ReadOnlySpan<double> categories, ReadOnlySpan<double> numbers, int index)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(workspace);
        try
        {
            Load(categories, _categories, rented);
            Load(numbers, _numbers, rented);
            foreach (Operation operation in _operations)
                operation.Run(rented);

            return rented[output.Start + index];
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void Load(ReadOnlySpan<double> values, Register[] registers, double[] workspace)
    {
        for (int i = 0; i < registers.Length; i++)
            workspace[registers[i].Start] = values[i];
    }
}
