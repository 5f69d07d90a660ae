using HyperGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace HyperGen.Generator.Tests.CodeFixes;

public sealed class KeepNameRefactoringTests
{
    private const string Source = "[SearchSpace] public partial class C { [Range(1, 8)] public int Rate { get; init; } = 2; public int Other { get; } }";

    [Fact]
    public async Task Searched_property_keeps_its_name_for_stored_trials()
    {
        using CodeFixRun run = new(Source);

        await run.ApplyAsync(Assert.Single(await OfferedAsync(run, "Rate")));

        Assert.Equal([Source.Replace("[Range(1, 8)]", "[Range(1, 8), FormerlyNamed(\"Rate\")]", StringComparison.Ordinal)],
            await run.TextsAsync());
        Assert.Empty(await OfferedAsync(run, "Rate {"));
    }

    [Fact]
    public async Task Other_property_is_left_alone()
    {
        using CodeFixRun run = new(Source);

        Assert.Empty(await OfferedAsync(run, "Other"));
    }

    private static async Task<List<CodeAction>> OfferedAsync(CodeFixRun run, string at)
    {
        List<CodeAction> actions = [];
        string text = (await run.TextsAsync())[0];
        TextSpan caret = new(text.IndexOf(at, StringComparison.Ordinal), 0);
        await new KeepNameRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(run.Document(0), caret, actions.Add,
            CancellationToken.None));
        return actions;
    }
}
