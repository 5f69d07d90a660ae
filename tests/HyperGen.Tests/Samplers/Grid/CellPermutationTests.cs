using HyperGen.Sampling.Grid;

namespace HyperGen.Tests.Samplers.Grid;

public sealed class CellPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(257)]
    [InlineData(4096)]
    public void Every_cell_comes_once(int count)
    {
        CellPermutation permutation = new(11, count);
        Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(position => (int)permutation.At(position)).Order());
    }

    [Fact]
    public void Seeds_give_different_orders()
    {
        CellPermutation first = new(1, 1000), second = new(2, 1000);
        Assert.InRange(Enumerable.Range(0, 1000).Count(position => first.At(position) == second.At(position)), 0, 10);
    }
}
