using HyperGen.Problems.Recorded;

namespace HyperGen.Problems.Tests;

public sealed class RecordedProblemTests
{
    [RecordedFact]
    public void Recorded_problems_agree_with_the_golden_values()
    {
        Dictionary<string, Problem> problems = RecordedProblems.Load(RecordedFactAttribute.Folder!).ToDictionary(problem => problem.Name);
        GoldenValue[] golden = [.. GoldenValue.Read(RecordedFactAttribute.Folder!).Where(value => problems.ContainsKey(value.Problem))];

        Assert.Equal(problems.Keys.Order(), golden.Select(value => value.Problem).Distinct().Order());
        Assert.All(golden, expected =>
        {
            double value = Evaluate(problems[expected.Problem], expected);
            Assert.Equal(expected.Value, value, 1e-9 * Math.Max(1, Math.Abs(expected.Value)));
        });
    }

    [RecordedFact]
    public void Evaluation_does_not_allocate()
    {
        foreach (Problem problem in RecordedProblems.Load(RecordedFactAttribute.Folder!))
        {
            double[] centre = problem.Centre();
            problem.Evaluate(centre);
            long before = GC.GetAllocatedBytesForCurrentThread();
            problem.Evaluate(centre);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Folder_without_problems_is_refused()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => RecordedProblems.Load("no-such-folder"));
        Assert.Contains("no-such-folder", error.Message);
    }

    private static double Evaluate(Problem problem, GoldenValue golden)
    {
        double[] point = golden.PointOf(problem);
        return (problem, golden) switch
        {
            (TabularProblem table, { Seed: { } seed }) => table.EvaluateRepeat(point, seed),
            (MultiFidelityProblem staged, { Fidelity: { } fidelity }) => staged.Evaluate(point, fidelity),
            _ => problem.Evaluate(point),
        };
    }
}
