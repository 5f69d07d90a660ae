namespace HyperGen;

/// <summary>Division of the unit interval into equal cells, one per level of a discrete domain.</summary>
internal static class UnitCells
{
    /// <summary>The cell that holds a position in [0, 1]; 1 belongs to the last cell.</summary>
    public static long Index(double unit, long count) => Math.Min((long)(unit * count), count - 1);

    /// <summary>The centre of a cell.</summary>
    public static double Centre(long index, long count) => (index + 0.5) / count;
}
