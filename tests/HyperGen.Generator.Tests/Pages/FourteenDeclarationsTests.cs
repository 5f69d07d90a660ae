using System.Text.RegularExpressions;
using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HyperGen.Generator.Tests.Pages;

public sealed class FourteenDeclarationsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", "fourteen-declarations.md"));

    [Fact]
    public async Task Guide_shows_what_is_said_to_each_declaration()
    {
        SourceCompilation compilation = SourceCompilation.Of(Block("csharp"));

        IEnumerable<string> said = (await compilation.AnalyzeAsync()).Select(diagnostic =>
            $"{Property(diagnostic),-13} {diagnostic.Id} {diagnostic.Severity.ToString().ToLowerInvariant(),-7} {diagnostic.GetMessage()}");

        Assert.Equal(Block("text").TrimEnd().Split('\n'), said);
        Assert.Equal(0, compilation.GeneratedFiles);
    }

    [Fact]
    public void Guide_has_fourteen_rows() => Assert.Equal(14, Regex.Count(Page, @"^\| \d+ \|", RegexOptions.Multiline));

    private static string Block(string language) => Regex.Match(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string Property(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetRoot()
        .FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>()!.Identifier.Text;
}
