using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Quickstart;

/// <summary>Trains and scores a classifier of breast tumours, benign or malignant, on five folds.</summary>
internal sealed class CrossValidation
{
    private const int Seed = 7;
    private readonly IReadOnlyList<DataOperationsCatalog.TrainTestData> _folds;

    public CrossValidation(string file, int folds)
    {
        MLContext ml = new(Seed);
        IDataView rows = ml.Data.LoadFromTextFile(
            file, [new("Features", DataKind.Single, 0, 29), new("Label", DataKind.Boolean, 30)], separatorChar: ',', hasHeader: true);
        _folds = ml.Data.CrossValidationSplit(ml.Data.Cache(rows), folds, seed: Seed);
    }

    /// <summary>Mean log-loss on the held-out folds, in bits. It is infinite when a model was certain and wrong.</summary>
    public double LogLoss(ClassifierConfig config)
    {
        MLContext ml = new(Seed); // a new one per trial: a used one has moved its random numbers on
        IEstimator<ITransformer> pipeline = Pipeline(ml, config);
        return _folds.Average(fold => ml.BinaryClassification.Evaluate(pipeline.Fit(fold.TrainSet).Transform(fold.TestSet)).LogLoss);
    }

    private static IEstimator<ITransformer> Pipeline(MLContext ml, ClassifierConfig config)
    {
        NormalizingEstimator scaling = config.Scaling switch
        {
            Scaling.MinMax => ml.Transforms.NormalizeMinMax("Features"),
            Scaling.MeanVariance => ml.Transforms.NormalizeMeanVariance("Features", fixZero: false),
            Scaling.LogMeanVariance => ml.Transforms.NormalizeLogMeanVariance("Features", fixZero: false, useCdf: false),
            _ => ml.Transforms.NormalizeBinning("Features", fixZero: false),
        };
        LbfgsLogisticRegressionBinaryTrainer trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                L1Regularization = (float)config.L1,
                L2Regularization = (float)config.L2,
                MaximumNumberOfIterations = config.Iterations,
                NumberOfThreads = 1,
            });
        if (!config.Kernel) return scaling.Append(trainer);
        return scaling
            .Append(ml.Transforms.ApproximatedKernelMap(
                "Features", rank: config.KernelFeatures, generator: new GaussianKernel((float)config.KernelGamma), seed: Seed))
            .Append(trainer);
    }
}
