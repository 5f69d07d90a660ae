using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HyperGen.Architecture.Tests;

/// <summary>Small files that say by their name what is in them.</summary>
public sealed class FileRuleTests
{
    private static readonly IReadOnlyList<SourceFile> Files = SourceTree.Files("src");

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        string[] long_ = [.. Files.Where(file => Lines(file) > 400).Select(file => $"{file.Path}: {Lines(file)} lines")];
        Assert.Empty(long_);
    }

    [Fact]
    public void No_line_is_longer_than_140_characters()
    {
        string[] wide =
        [
            .. from file in Files
               where file.Path != "HyperGen/Numerics/SobolTable.cs" // a table of numbers as text has no lines that anybody reads
               from line in File.ReadLines(file.FullPath).Select((text, index) => (text, number: index + 1))
               where line.text.Length > 140
               select $"{file.Path}:{line.number}",
        ];
        Assert.Empty(wide);
    }

    [Fact]
    public void Half_of_the_files_fit_on_a_screen_and_nine_of_ten_in_200_lines()
    {
        int[] lengths = [.. Files.Select(Lines).Order()];
        Assert.True(lengths[lengths.Length / 2] <= 60, $"the median is {lengths[lengths.Length / 2]} lines");
        Assert.True(lengths[lengths.Length * 9 / 10] <= 200, $"nine of ten files have up to {lengths[lengths.Length * 9 / 10]} lines");
    }

    [Fact]
    public void File_declares_one_public_type_and_bears_its_name()
    {
        List<string> offences = [];
        foreach (SourceFile file in Files)
        {
            string[] types = [.. TopLevelTypes(file).Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(type => type.Identifier.Text).Distinct()];
            if (types.Length > 1) offences.Add($"{file.Path} declares {string.Join(", ", types)}");
            else if (types.Length == 1 && types[0] != file.TypeName) offences.Add($"{file.Path} declares {types[0]}");
        }

        Assert.Empty(offences);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        string[] empty = ["Manager", "Helper", "Helpers", "Utils", "Utilities", "Info", "Data"];
        string[] offences = [.. Files.SelectMany(file => TopLevelTypes(file)
            .Where(type => empty.Any(word => type.Identifier.Text.EndsWith(word, StringComparison.Ordinal)))
            .Select(type => $"{file.Path} declares {type.Identifier.Text}"))];
        Assert.Empty(offences);
    }

    private static int Lines(SourceFile file) => File.ReadLines(file.FullPath).Count();

    private static IEnumerable<BaseTypeDeclarationSyntax> TopLevelTypes(SourceFile file) => SourceTree.Parse(file).GetRoot()
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<BaseTypeDeclarationSyntax>();
}
