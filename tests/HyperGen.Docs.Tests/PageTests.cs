namespace HyperGen.Docs.Tests;

public sealed class PageTests
{
    // Its blocks are wrong on purpose; the tests of the generator compare what is said to them.
    private const string WrongOnPurpose = "docs/guide/fourteen-declarations.md";

    private static readonly string[] AllPages = ["README.md", "docs/architecture.md", .. Files("docs/guide"), .. Files("docs/decisions")];

    public static TheoryData<string> Pages => [.. AllPages];

    public static TheoryData<string> CompiledPages => [.. AllPages.Where(page => page != WrongOnPurpose)];

    [Theory]
    [MemberData(nameof(CompiledPages))]
    public void Code_of_page_compiles(string page) => Assert.Empty(PageCompilation.Problems(Page.Read(page)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_of_page_lead_to_files(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Page.Root, page))!;
        string text = File.ReadAllText(Path.Combine(Page.Root, page));
        string[] dead = [.. System.Text.RegularExpressions.Regex.Matches(text, @"\]\(([^)#:]+)(#[^)]*)?\)").Select(match => match.Groups[1].Value)
            .Where(link => !Path.Exists(Path.Combine(folder, link)))];
        Assert.Empty(dead);
    }

    [Fact]
    public void Code_that_does_not_compile_is_reported_with_its_line()
    {
        Page page = new("page.md", [new CodeBlock(40, "using HyperGen;\n\nint number = 1;\nnumber.Missing();")]);
        string problem = Assert.Single(PageCompilation.Problems(page));
        Assert.Contains("page.md", problem);
        Assert.Contains("(42,", problem); // counted from 0, as Roslyn does
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Page.Root, folder), "*.md")
        .Select(file => Path.GetRelativePath(Page.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
