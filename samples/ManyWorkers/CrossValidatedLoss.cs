using HyperGen;

namespace ManyWorkers;

/// <summary>The objective: mean log-loss of five-fold cross-validation on the tumours, in bits.</summary>
internal sealed class CrossValidatedLoss(Tumour[] tumours) : IObjective<TrainingConfig>
{
    private const int Folds = 5;

    public Task<double> EvaluateAsync(Trial<TrainingConfig> trial, CancellationToken cancellationToken)
    {
        double sum = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            LogisticRegression model = new(trial.Config, tumours[0].Measurements.Length);
            model.Train([.. tumours.Where((_, i) => i % Folds != fold)], cancellationToken);
            sum += tumours.Where((_, i) => i % Folds == fold).Sum(model.LogLoss);
        }

        return Task.FromResult(sum / tumours.Length);
    }
}
