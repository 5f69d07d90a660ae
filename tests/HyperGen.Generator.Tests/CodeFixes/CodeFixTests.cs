using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HyperGen.Generator.Tests.CodeFixes;

public sealed class CodeFixTests
{
    public static IEnumerable<object[]> Cases => FixCase.All.Select(fix => new object[] { fix.Name });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fix_changes_what_is_wrong_and_keeps_the_rest(string name)
    {
        FixCase fix = FixCase.Named(name);
        using CodeFixRun run = new(fix.Before);

        CodeAction offered = Assert.Single(await run.OfferedAsync(fix.Id));
        await run.ApplyAsync(offered);

        Assert.Equal(fix.Id, offered.EquivalenceKey);
        Assert.Equal([fix.After], await run.TextsAsync());
        Assert.Empty(await run.DiagnosticsAsync(fix.Id));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Fix_all_mends_three_occurrences_in_two_files(string name)
    {
        FixCase fix = FixCase.Named(name);
        using CodeFixRun run = new(Spaced("One", fix.Before) + Spaced("Two", fix.Before), Spaced("Three", fix.Before));
        Assert.Equal(3 * await CountAsync(fix), (await run.DiagnosticsAsync(fix.Id)).Length);

        await run.FixAllAsync(fix.Id);

        Assert.Equal([Spaced("One", fix.After) + Spaced("Two", fix.After), Spaced("Three", fix.After)], await run.TextsAsync());
    }

    [Fact]
    public void Every_fix_has_a_case_and_is_named_on_the_page_of_its_rule()
    {
        string[] fixable = [.. CodeFixRun.Fixes.SelectMany(fix =>
            fix.FixableDiagnosticIds).Where(id => id.StartsWith("HG", StringComparison.Ordinal)).Order()];

        Assert.Equal(fixable.Where(id => id != "HG1013"), FixCase.All.Select(fix => fix.Id).Distinct().Order());
        Assert.Equal(fixable, Pages.RulePage.All.Where(page =>
            !page.Text.Contains("| None |", StringComparison.Ordinal)).Select(page => page.Id));
        Assert.Equal(fixable.Length, fixable.Distinct().Count());
    }

    [Fact]
    public void Every_fix_can_fix_all_in_document_project_and_solution() => Assert.All(
        CodeFixRun.Fixes,
        fix => Assert.Equal([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            fix.GetFixAllProvider()!.GetSupportedFixAllScopes()));

    private static async Task<int> CountAsync(FixCase fix)
    {
        using CodeFixRun run = new(fix.Before);
        return (await run.DiagnosticsAsync(fix.Id)).Length;
    }

    private static string Spaced(string name, string program) => $"namespace {name}\n{{\n{program}}}\n";
}
