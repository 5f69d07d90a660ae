namespace HyperGen.Sampling.GaussianProcess;

/// <summary>Fills the pool: points spread over the region, and perturbations of the best trials.</summary>
/// <remarks>
/// In many dimensions a perturbation moves about twenty coordinates, not all: what makes local candidates useful there
/// (Papenmeier, Poloczek, Nardi 2025, arXiv:2502.09198, section 4).
/// </remarks>
internal sealed class CandidateGenerator(EncodedSpace space, ModelChain chain, CandidatePool pool, SearchRegion region, SpreadPoints spread)
{
    public const int Spread = 512;
    public const int Perturbed = 128;
    public const int Capacity = Spread + Perturbed;

    private const int Centres = 3;
    private const int MovedAxes = 20;
    private const int Enough = 64;
    private const int FeasibilityDraws = 20_000;
    private const int ChoiceDraws = 2000; // there are other choices

    private readonly double[] _codes = new double[space.Dimensions];
    private readonly double[] _point = new double[space.Space.Count];
    private readonly int[] _best = new int[Centres];
    private Axis? _axis;
    private int _choice;

    /// <summary>Fills the pool with candidates, all of them with one choice if one is given.</summary>
    /// <param name="trial">The number of the trial, which picks the stretch of the sequence.</param>
    /// <param name="means">Posterior means of the model's rows.</param>
    /// <param name="axis">The axis of the choice, or <see langword="null"/>.</param>
    /// <param name="choice">The choice.</param>
    /// <param name="rng">The trial's stream.</param>
    public void Fill(int trial, ReadOnlySpan<double> means, Axis? axis, int choice, ref Rng rng)
    {
        (_axis, _choice) = (axis, choice);
        pool.Clear();
        FindBest(means);
        if (region.IsBox) AddBox(ref rng);
        else AddSpread(trial, ref rng);
        AddPerturbed(48, 0.2, ref rng);
        AddPerturbed(48, 0.05, ref rng);
        AddPerturbed(32, 0.01, ref rng);
        AddFeasible(ref rng);
    }

    /// <summary>Fills the pool with points spread over the whole space.</summary>
    public void FillSpread(int trial, ref Rng rng)
    {
        _axis = null;
        pool.Clear();
        region.Open();
        AddSpread(trial, ref rng);
        AddFeasible(ref rng);
    }

    private void AddSpread(int trial, ref Rng rng)
    {
        for (int i = 0; i < Spread; i++)
        {
            Span<double> positions = pool.Next;
            spread.Write(((long)trial * Spread) + i, positions, ref rng, believed: i >= Spread / 2);
            region.Pull(positions);
            Add(positions);
        }
    }

    private void AddBox(ref Rng rng)
    {
        double share = Math.Min(1, (double)MovedAxes / space.Dimensions);
        for (int i = 0; i < Spread; i++)
        {
            Span<double> positions = pool.Next;
            Copy(_best[0], positions, ref rng);
            int certain = rng.NextIndex(space.Dimensions);
            foreach (Axis axis in space.Axes)
            {
                int k = axis.Position;
                if (k != certain && rng.NextDouble() >= share) continue;
                double u = rng.NextDouble();
                if (!axis.IsChoice) positions[k] = region.Low[k] + (u * (region.High[k] - region.Low[k]));
                else if (rng.NextDouble() < 0.5) positions[k] = axis.At(u);
            }

            Add(positions);
        }
    }

    private void AddPerturbed(int count, double deviation, ref Rng rng)
    {
        if (_best[0] < 0) return;
        double share = Math.Min(1, (double)MovedAxes / space.Dimensions);
        for (int i = 0; i < count; i++)
        {
            Span<double> positions = pool.Next;
            int pick = _best[rng.NextIndex(Centres)];
            Copy(pick < 0 ? _best[0] : pick, positions, ref rng);
            int certain = rng.NextIndex(space.Dimensions);
            foreach (Axis axis in space.Axes)
            {
                int k = axis.Position;
                if (k != certain && rng.NextDouble() >= share) continue;
                if (!axis.IsChoice) positions[k] = Math.Clamp(positions[k] + (deviation * rng.NextNormal()), region.Low[k], region.High[k]);
                else if (rng.NextDouble() < 0.5) positions[k] = rng.NextIndex((int)axis.Levels);
            }

            Add(positions);
        }
    }

    // Where constraints leave little, uniform draws until there is something to choose from.
    private void AddFeasible(ref Rng rng)
    {
        if (!space.Space.HasConstraints) return;
        int draws = _axis is null ? FeasibilityDraws : ChoiceDraws;
        for (int draw = 0; draw < draws && pool.Count < Enough; draw++)
        {
            Span<double> positions = pool.Next;
            foreach (Axis axis in space.Axes) positions[axis.Position] = axis.At(rng.NextDouble());
            Add(positions);
        }

        if (pool.Count > 0 || _axis is not null) return;
        space.Space.Sample(ref rng, _point);
        pool.Add(_point);
    }

    private void Add(Span<double> positions)
    {
        if (_axis is not null)
        {
            positions[_axis.Position] = _choice;
            space.Activate(_axis, positions);
        }

        if (!pool.IsFull) pool.Add();
    }

    // The positions of an observed row; inactive axes anywhere, as a change may activate them.
    private void Copy(int row, Span<double> positions, ref Rng rng)
    {
        Columns columns = chain.Surrogate.Columns;
        columns.Codes(row, positions);
        space.Realise(positions, _codes, _point);
        foreach (Axis axis in columns.Order)
        {
            if (double.IsNaN(_point[axis.Index])) positions[axis.Position] = axis.At(rng.NextDouble());
        }
    }

    private void FindBest(ReadOnlySpan<double> means)
    {
        _best.AsSpan().Fill(-1);
        for (int row = 0; row < means.Length; row++)
        {
            int at = Centres;
            while (at > 0 && (_best[at - 1] < 0 || means[_best[at - 1]] < means[row])) at--;
            if (at == Centres) continue;
            _best.AsSpan(at, Centres - 1 - at).CopyTo(_best.AsSpan(at + 1));
            _best[at] = row;
        }
    }
}
