using System.Collections.Immutable;
using HyperGen.CodeFixes;
using HyperGen.Generator.Tests.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperGen.Generator.Tests.CodeFixes;

/// <summary>Files in a workspace, as an editor holds them, and what the light bulb makes of them.</summary>
internal sealed class CodeFixRun : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private Solution _solution;

    public CodeFixRun(params string[] sources)
    {
        ProjectId project = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project,
                VersionStamp.Default,
                "Sample",
                "Sample",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: SourceCompilation.ParseOptions,
                metadataReferences: SourceCompilation.References))
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs",
                "global using System;\nglobal using System.Collections.Generic;\nglobal using HyperGen;\n");
        for (int i = 0; i < sources.Length; i++) _solution = _solution.AddDocument(DocumentId.CreateNewId(project), $"Source{i}.cs",
            sources[i], filePath: $"/Source{i}.cs");
    }

    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(SwapBoundsFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static CodeFixProvider? FixOf(string id) => Fixes.SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    private Project Project => _solution.Projects.Single();

    /// <summary>The texts of the files, in order.</summary>
    public async Task<string[]> TextsAsync() => [.. await Task.WhenAll(
        Project.Documents.Where(document => document.Name != "Usings.cs").OrderBy(document => document.Name, StringComparer.Ordinal)
            .Select(async document => (await document.GetTextAsync()).ToString()))];

    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string id)
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        IEnumerable<Diagnostic> found = id.StartsWith("CS", StringComparison.Ordinal)
            ? compilation.GetDiagnostics()
            : await compilation.WithAnalyzers(SourceCompilation.Analyzers).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic =>
            diagnostic.Location.SourceTree?.FilePath).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The actions that are offered for the first diagnostic of an identifier.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync(string id)
    {
        List<CodeAction> actions = [];
        Diagnostic first = (await DiagnosticsAsync(id))[0];
        Document document = _solution.GetDocument(first.Location.SourceTree)!;
        await FixOf(id)!.RegisterCodeFixesAsync(new CodeFixContext(document, first, (action, _) =>
            actions.Add(action), CancellationToken.None));
        return actions;
    }

    public async Task FixFirstAsync(string id) => await ApplyAsync((await OfferedAsync(id))[0]);

    /// <summary>Takes the offered fix for all occurrences in the project.</summary>
    public async Task FixAllAsync(string id)
    {
        CodeAction offered = (await OfferedAsync(id))[0];
        FixAllContext context = new(
            Project.Documents.Last(), FixOf(id)!, FixAllScope.Project, offered.EquivalenceKey!, [id], new Found(this, id),
                CancellationToken.None);
        await ApplyAsync((await FixOf(id)!.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    public async Task ApplyAsync(CodeAction action) =>
        _solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    public Document Document(int index) => Project.Documents.Single(document => document.Name == $"Source{index}.cs");

    public void Dispose() => _workspace.Dispose();

    private sealed class Found(CodeFixRun run, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await run.DiagnosticsAsync(id);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document,
            CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await run.DiagnosticsAsync(id)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
