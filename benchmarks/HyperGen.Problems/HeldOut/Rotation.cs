namespace HyperGen.Problems.HeldOut;

/// <summary>A random orthonormal basis: normal vectors made orthogonal by modified Gram-Schmidt.</summary>
internal sealed class Rotation
{
    private readonly double[][] _rows;

    public Rotation(ref SplitMix64 random, int dimensions)
    {
        _rows = new double[dimensions][];
        for (int i = 0; i < dimensions; i++)
        {
            var row = new double[dimensions];
            for (int j = 0; j < dimensions; j++)
                row[j] = random.NextNormal();

            for (int earlier = 0; earlier < i; earlier++)
                Subtract(row, _rows[earlier], Dot(row, _rows[earlier]));

            double length = Math.Sqrt(Dot(row, row));
            for (int j = 0; j < dimensions; j++)
                row[j] /= length;

            _rows[i] = row;
        }
    }

    /// <summary>Coordinate <paramref name="axis"/> of <paramref name="vector"/> in the rotated basis.</summary>
    public double Coordinate(int axis, ReadOnlySpan<double> vector) => Dot(vector, _rows[axis]);

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];

        return sum;
    }

    private static void Subtract(double[] row, double[] other, double factor)
    {
        for (int j = 0; j < row.Length; j++)
            row[j] -= factor * other[j];
    }
}
