namespace HyperGen.Problems.Scoring;

/// <summary>One method over all problems it ran on.</summary>
/// <param name="Method">The optimiser's name.</param>
/// <param name="RankArea">Mean rank by <see cref="Score.Area"/>; NaN if it was never ranked.</param>
/// <param name="RankFinal">Mean rank by <see cref="Score.Final"/>; NaN if it was never ranked.</param>
/// <param name="Final">Mean over problems of the mean over seeds of <see cref="Score.Final"/>.</param>
/// <param name="Area">Mean over problems of the mean over seeds of <see cref="Score.Area"/>.</param>
public sealed record Standing(string Method, double RankArea, double RankFinal, double Final, double Area);
