using HyperGen.Problems.Formulas;
using HyperGen.Problems.HeldOut;

namespace HyperGen.Problems.Generated;

/// <summary>
/// Constrained: the value falls towards a wall in a rotated box, and what is feasible in front of the wall is a block that has half, a
/// tenth or a hundredth of the space. 0 at a point of the wall.
/// </summary>
internal sealed class WallFamily
{
    private const double Widest = 2;

    private readonly double[] _target;
    private readonly Rotation _rotation;
    private readonly double _side; // of the wall that is feasible
    private readonly double _beyond;
    private readonly double[] _waves;
    private readonly double _width;

    private WallFamily(ref SplitMix64 random, Axis[] space, double share)
    {
        _target = Placement.Anywhere(ref random, space.Length, 0, 1, 0.5);
        _rotation = new Rotation(ref random, space.Length);
        _beyond = random.NextBetween(0.3, 1);
        _waves = Draws.Numbers(ref random, space.Length, 2, 6);
        _side = Draws.Share(space, point => IsInFront(point, 1, Widest)) >= 0.5 ? 1 : -1;
        _width = Widest;
        for (double step = Widest / 2; step > 1e-6; step /= 2)
        {
            double narrower = _width - step;
            if (Draws.Share(space, point => IsInFront(point, _side, narrower)) >= share) _width = narrower;
        }
    }

    public static FormulaProblem Build(int number)
    {
        int d = 2 + (2 * (number % 2));
        double share = FeasibleShares.Of(number);
        var instance = new Instance(14, $"wall{d}_{100 * share:0}", number, 'g');
        SplitMix64 random = instance.Stream();
        Axis[] space = Axes.Box(d, 0, 1);
        var wall = new WallFamily(ref random, space, share);
        return instance.Build(space, 0, wall._target, wall.Value, constraint: point => wall.IsInFront(point, wall._side, wall._width));
    }

    private bool IsInFront(ReadOnlySpan<double> point, double side, double width)
    {
        Span<double> offset = stackalloc double[point.Length];
        Subtract(point, offset);
        double depth = side * _rotation.Coordinate(0, offset);
        bool inside = depth >= 0 && depth <= width;
        for (int i = 1; i < offset.Length && inside; i++)
            inside = Math.Abs(_rotation.Coordinate(i, offset)) <= width;

        return inside;
    }

    private double Value(ReadOnlySpan<double> point)
    {
        Span<double> offset = stackalloc double[point.Length];
        Subtract(point, offset);
        double depth = (_side * _rotation.Coordinate(0, offset)) + _beyond;
        double sum = (depth * depth) - (_beyond * _beyond);
        for (int i = 1; i < offset.Length; i++)
        {
            double z = _rotation.Coordinate(i, offset);
            sum += (z * z) + (0.05 * (1 - Math.Cos(2 * Math.PI * _waves[i] * z)));
        }

        return sum;
    }

    private void Subtract(ReadOnlySpan<double> point, Span<double> offset)
    {
        for (int i = 0; i < offset.Length; i++)
            offset[i] = point[i] - _target[i];
    }
}
