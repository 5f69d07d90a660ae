using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HyperGen.Generator.Tests.Analysis;

/// <summary>Severities read from the text of an <c>.editorconfig</c> by the compiler's own parser.</summary>
internal sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _configs =
        AnalyzerConfigSet.Create<List<AnalyzerConfig>>([AnalyzerConfig.Parse(SourceText.From(text), "/.editorconfig")]);

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        _configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken,
        out ReportDiagnostic severity)
    {
        severity = default;
        return false;
    }
}
