namespace HyperGen.Problems.Recorded;

/// <summary>Where one network input comes from.</summary>
internal abstract class Input
{
    public abstract double Read(ReadOnlySpan<double> point, double fidelity);

    public static Input Of(ProblemFile.InputEntry entry, ProblemFile file)
    {
        if (entry.Fixed is { } value)
            return new Constant(value);

        if (entry.Param == file.Fidelity?.Name)
            return new Stage();

        for (int i = 0; i < file.Params.Count; i++)
            if (file.Params[i].Name == entry.Param)
                return entry.Map is { } map
                    ? new Code(i, [.. file.Params[i].Choices.Select(choice => map.GetValueOrDefault(choice, entry.Na))], entry.Na)
                    : new Number(i);

        throw new InvalidDataException($"{file.Name}: a network input names the unknown parameter '{entry.Param}'.");
    }

    private sealed class Constant(double value) : Input
    {
        public override double Read(ReadOnlySpan<double> point, double fidelity) => value;
    }

    private sealed class Stage : Input
    {
        public override double Read(ReadOnlySpan<double> point, double fidelity) => fidelity;
    }

    /// <summary>A numeric parameter; 0 when inactive.</summary>
    private sealed class Number(int parameter) : Input
    {
        public override double Read(ReadOnlySpan<double> point, double fidelity) =>
            double.IsNaN(point[parameter]) ? 0 : point[parameter];
    }

    /// <summary>A choice, as the code the network was trained with.</summary>
    private sealed class Code(int parameter, int[] codes, int inactive) : Input
    {
        public override double Read(ReadOnlySpan<double> point, double fidelity) =>
            double.IsNaN(point[parameter]) ? inactive : codes[(int)point[parameter]];
    }
}
