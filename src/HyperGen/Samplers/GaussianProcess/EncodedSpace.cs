namespace HyperGen.Sampling.GaussianProcess;

/// <summary>A search space as the model sees it: the axes that vary, and the way between positions, codes and points.</summary>
/// <remarks>
/// <em>Position</em>: one number per axis, set whether the axis is active or not; what searches move. <em>Code</em>: the snapped and
/// imputed position; what the kernel sees. <em>Point</em>: the numeric form of a config, one number per parameter, NaN where inactive.
/// </remarks>
internal sealed class EncodedSpace
{
    private readonly Axis?[] _axisOf;

    public EncodedSpace(SearchSpace space)
    {
        Space = space;
        _axisOf = new Axis?[space.Count];
        var axes = new List<Axis>();
        foreach (Parameter parameter in space.Parameters)
        {
            if (parameter.Cardinality == 1) continue;
            Axis axis = new(parameter, axes.Count);
            axes.Add(axis);
            _axisOf[parameter.Index] = axis;
        }

        Axes = [.. axes];
        Choices = [.. axes.Where(axis => axis.IsChoice)];
        Smooth = [.. axes.Where(axis => axis.IsSmooth)];
    }

    public SearchSpace Space { get; }

    public Axis[] Axes { get; }

    /// <summary>The categorical axes.</summary>
    public Axis[] Choices { get; }

    /// <summary>The axes along which gradients lead.</summary>
    public Axis[] Smooth { get; }

    /// <summary>Number of axes.</summary>
    public int Dimensions => Axes.Length;

    /// <summary>The axis of a parameter, or <see langword="null"/> for one that has a single value.</summary>
    public Axis? AxisOf(int parameter) => _axisOf[parameter];

    /// <summary>The codes of a point.</summary>
    public void Encode(ReadOnlySpan<double> point, Span<double> codes)
    {
        foreach (Axis axis in Axes) codes[axis.Position] = axis.Encode(point[axis.Index]);
    }

    /// <summary>Positions that realise codes; an inactive axis gets its middle or first value.</summary>
    public void Place(ReadOnlySpan<double> codes, Span<double> positions)
    {
        for (int k = 0; k < codes.Length; k++) positions[k] = codes[k] == Axis.InactiveChoice ? 0 : codes[k];
    }

    /// <summary>Snaps positions, drops what is inactive, and writes codes and point.</summary>
    public void Realise(ReadOnlySpan<double> positions, Span<double> codes, Span<double> point)
    {
        foreach (int index in Space.ActivationOrder)
        {
            Parameter parameter = Space.Parameters[index];
            Axis? axis = _axisOf[index];
            if (parameter.Conditions.Count > 0 && !parameter.IsActive(point))
            {
                point[index] = double.NaN;
                if (axis is not null) codes[axis.Position] = axis.Encode(double.NaN);
            }
            else if (axis is null)
            {
                point[index] = parameter.FromUnit(0.5);
            }
            else
            {
                codes[axis.Position] = axis.Snap(positions[axis.Position], out point[index]);
            }
        }
    }

    /// <summary>Moves positions so that an axis becomes active, by setting the parents it hangs on.</summary>
    public void Activate(Axis axis, Span<double> positions)
    {
        foreach (ActivationCondition condition in axis.Parameter.Conditions)
        {
            if (_axisOf[condition.ParentIndex] is not { } parent) continue;
            bool holds = false;
            foreach (double value in condition.Values)
            {
                parent.Snap(positions[parent.Position], out double current);
                holds |= current == value;
            }

            if (!holds && condition.Values.Length > 0) positions[parent.Position] = parent.Encode(condition.Values[0]);
            Activate(parent, positions);
        }
    }
}
