using HyperGen.Numerics;

namespace HyperGen.Spaces;

/// <summary>The bounds of numeric parameters and how they are moved.</summary>
internal static class NumericBounds
{
    private const double ExactLimit = 1L << 53;

    public static (double Low, double High) Of(Parameter parameter) => parameter switch
    {
        FloatParameter real => (real.Low, real.High),
        IntParameter integer => (integer.Low, integer.High),
        _ => throw new ArgumentException($"'{parameter.Name}' is a choice and has no bounds.", nameof(parameter)),
    };

    /// <summary>Why a parameter cannot have such hard limits, or <see langword="null"/>.</summary>
    public static string? ProblemOf(Parameter parameter, double low, double high)
    {
        if (parameter is ChoiceParameter) return "it is a choice, which has no bounds; drop them";
        if (parameter is FloatParameter { Step: not null }) return "its values have a step; drop one of the two";
        if (parameter.Cardinality == 1) return "it has a single value; give it a range first";
        if (!double.IsFinite(low) || !double.IsFinite(high)) return FormattableString.Invariant($"[{low}, {high}] is not finite");
        (double from, double to) = Of(parameter);
        if (low > from || high < to)
        {
            return FormattableString.Invariant(
                $"[{low}, {high}] does not contain its range [{from}, {to}]; limits lie outside of it or on its bounds");
        }

        if (IsLog(parameter) && low <= 0) return FormattableString.Invariant($"its scale is logarithmic and {low} is not positive");
        if (parameter is not IntParameter) return null;
        if (low != Math.Floor(low) || high != Math.Floor(high))
            return FormattableString.Invariant($"it is an integer and [{low}, {high}] is not");
        return low < -ExactLimit || high > ExactLimit ? FormattableString.Invariant($"[{low}, {high}] goes beyond 2^53") : null;
    }

    /// <summary>The value of the parameter's grid, continued beyond its range, that is nearest to a limit and within it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="side">-1 for the lower, 1 for the upper bound.</param>
    public static double OnGrid(Parameter parameter, double limit, int side)
    {
        if (parameter is not IntParameter { Step: > 1 } stepped) return limit;
        double bound = side < 0 ? stepped.Low : stepped.High;
        return bound + (side * Math.Floor(Math.Abs(limit - bound) / stepped.Step) * stepped.Step);
    }

    /// <summary>A bound moved outwards by a share of the width, measured on the parameter's own scale, but not beyond a limit.</summary>
    /// <param name="parameter">The parameter with its present bounds.</param>
    /// <param name="side">-1 for the lower, 1 for the upper bound.</param>
    /// <param name="share">The share of the width.</param>
    /// <param name="limit">The hard limit of this side.</param>
    public static double Grown(Parameter parameter, int side, double share, double limit)
    {
        (double low, double high) = Of(parameter);
        double bound = side < 0 ? low : high, moved;
        if (IsLog(parameter)) moved = bound * Elementary.Exp(side * share * (Elementary.Log(high) - Elementary.Log(low)));
        else moved = bound + (side * ((share * high) - (share * low)));
        if (parameter is IntParameter integer)
        {
            double steps = Math.Max(1, Math.Ceiling(Math.Abs(moved - bound) / integer.Step));
            moved = bound + (side * steps * integer.Step);
        }

        return side < 0 ? Math.Max(moved, limit) : Math.Min(moved, limit);
    }

    /// <summary>The same parameter with other bounds.</summary>
    public static Parameter With(Parameter parameter, double low, double high)
    {
        ParameterPlace place = new(parameter.Name, parameter.Index, parameter.Conditions, parameter.FormerNames);
        return parameter switch
        {
            FloatParameter real => new FloatParameter(place, low, high, real.Scale, real.Step, real.Form),
            IntParameter integer => new IntParameter(place, (long)low, (long)high, integer.Scale, integer.Step, integer.Form),
            _ => parameter,
        };
    }

    private static bool IsLog(Parameter parameter) => parameter is FloatParameter { Scale: Scale.Log } or IntParameter { Scale: Scale.Log };
}
