using HyperGen.Spaces;

namespace HyperGen;

/// <summary>How far a study may move the bounds of a numeric parameter when its best values crowd at one of them.</summary>
public sealed class HardLimits
{
    /// <summary>States the limits of a parameter.</summary>
    /// <param name="parameter">A numeric parameter: a typed handle, for example <c>Config.Parameters.LearningRate</c>.</param>
    /// <param name="low">
    /// The least value that may ever be tried, at most the parameter's lower bound; that bound itself keeps the side where it is.
    /// </param>
    /// <param name="high">The largest value that may ever be tried, at least the parameter's upper bound.</param>
    /// <exception cref="ArgumentException">
    /// The parameter is a choice or has a step between real values, or the limits lie inside its range, are not finite, not positive for a
    /// log scale, or not whole for an integer.
    /// </exception>
    public HardLimits(Parameter parameter, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (NumericBounds.ProblemOf(parameter, low, high) is { } problem)
            throw new ArgumentException($"'{parameter.Name}' cannot have the hard limits: {problem}.");
        (Parameter, Low, High) = (parameter, NumericBounds.OnGrid(parameter, low, -1), NumericBounds.OnGrid(parameter, high, 1));
    }

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; }

    /// <summary>The least value that may ever be tried; of an integer with a step the last grid point within the limit.</summary>
    public double Low { get; }

    /// <summary>The largest value that may ever be tried.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Parameter.Name}: [{Low}, {High}]");
}
