namespace HyperGen.Problems.Scoring;

/// <summary>The share of problem-seed pairs in which one method beats another, with a 95 % interval.</summary>
/// <param name="Mean">Mean over problems of the share of seeds won, a tie being half a win.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Problems">Number of problems with a seed that both ran.</param>
public sealed record WinRate(double Mean, double Low, double High, int Problems);
