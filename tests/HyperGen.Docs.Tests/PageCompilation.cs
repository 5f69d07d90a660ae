using System.Text;
using HyperGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HyperGen.Docs.Tests;

/// <summary>
/// Compiles the code of a page with the generator: types and usings of all blocks stand together, the statements of each block are the
/// body of a method of its own. Messages name the page's lines.
/// </summary>
internal static class PageCompilation
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading; using System.Threading.Tasks;\n";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static IReadOnlyList<string> Problems(Page page)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Page",
            [CSharpSyntaxTree.ParseText(Source(page), ParseOptions, "page.cs")],
            [
                .. Basic.Reference.Assemblies.Net100.References.All,
                MetadataReference.CreateFromFile(typeof(Study).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(ConsoleProgress).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Spectre.Console.IAnsiConsole).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(HostedStudy).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(SqliteStorage).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(PostgreSqlStorage).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Npgsql.NpgsqlDataSource).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(Testing.SamplerContract).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location),
                .. Beside("Microsoft.Extensions.*.dll"),
                .. Beside("OpenTelemetry*.dll"),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new SearchSpaceGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation full, out _);
        return [.. full.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic.Location.GetMappedLineSpan()}: {diagnostic.GetMessage()}")];
    }

    private static IEnumerable<MetadataReference> Beside(string pattern) =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, pattern).Select(file => MetadataReference.CreateFromFile(file));

    private static string Source(Page page)
    {
        StringBuilder usings = new(Usings), types = new(), methods = new();
        foreach (CodeBlock block in page.Blocks)
        {
            CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(block.Code, ParseOptions).GetCompilationUnitRoot();
            foreach (UsingDirectiveSyntax directive in unit.Usings) usings.Append(directive.ToFullString()).Append('\n');
            List<GlobalStatementSyntax> statements = [.. unit.Members.OfType<GlobalStatementSyntax>()];
            foreach (MemberDeclarationSyntax type in unit.Members.Where(member => member is not GlobalStatementSyntax)) Append(types, page, block, type);
            if (statements.Count == 0) continue;
            methods.Append("static async Task Block").Append(block.Line).Append("()\n{\nawait Task.CompletedTask;\n");
            foreach (GlobalStatementSyntax statement in statements) Append(methods, page, block, statement);
            methods.Append("}\n");
        }

        return $"{usings}\n{types}\npublic static partial class Page\n{{\n{methods}\n}}\n";
    }

    private static void Append(StringBuilder source, Page page, CodeBlock block, SyntaxNode node)
    {
        int line = block.Line + node.GetLocation().GetLineSpan().StartLinePosition.Line;
        source.Append("#line ").Append(line).Append(" \"").Append(page.Path).Append("\"\n").Append(node.ToString()).Append('\n');
    }
}
