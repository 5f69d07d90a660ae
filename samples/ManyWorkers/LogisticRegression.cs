namespace ManyWorkers;

/// <summary>A logistic regression, trained by stochastic gradient descent with momentum.</summary>
internal sealed class LogisticRegression(TrainingConfig config, int measurements)
{
    private readonly double[] _weights = new double[1 + (config.Squares ? 2 : 1) * measurements];

    public void Train(IReadOnlyList<Tumour> tumours, CancellationToken cancellationToken)
    {
        double[] velocity = new double[_weights.Length];
        int[] order = [.. Enumerable.Range(0, tumours.Count)];
        Random random = new(7);
        for (int epoch = 0; epoch < config.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (int i in order)
            {
                double[] inputs = Inputs(tumours[i]);
                double error = Probability(inputs) - tumours[i].Benign;
                for (int k = 0; k < _weights.Length; k++)
                {
                    velocity[k] = config.Momentum * velocity[k] - config.LearningRate * (error * inputs[k] + config.L2 * _weights[k]);
                    _weights[k] += velocity[k];
                }
            }
        }
    }

    /// <summary>The surprise at the truth, in bits; at most that of a certainty of 1 - 1e-6.</summary>
    public double LogLoss(Tumour tumour)
    {
        double benign = Math.Clamp(Probability(Inputs(tumour)), 1e-6, 1 - 1e-6);
        return -Math.Log2(tumour.Benign == 1 ? benign : 1 - benign);
    }

    private double[] Inputs(Tumour tumour) => config.Squares
        ? [1, .. tumour.Measurements, .. tumour.Measurements.Select(x => x * x)]
        : [1, .. tumour.Measurements];

    private double Probability(double[] inputs)
    {
        double sum = 0;
        for (int k = 0; k < inputs.Length; k++) sum += _weights[k] * inputs[k];
        return 1 / (1 + Math.Exp(-sum));
    }
}
