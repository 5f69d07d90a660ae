namespace HyperGen.Architecture.Tests;

/// <summary>A source file with its path below the project's folder, slashes forward.</summary>
internal sealed record SourceFile(string Path, string FullPath)
{
    public IReadOnlyList<string> Folders { get; } = Path.Split('/')[..^1];

    /// <summary>The top folder; empty for a file of the project itself.</summary>
    public string Room => Folders.Count == 0 ? "" : Folders[0];

    /// <summary>The file's name up to the first dot: the type it declares. <c>Study.Typed.cs</c> declares a <c>Study</c>.</summary>
    public string TypeName => System.IO.Path.GetFileName(Path).Split('.')[0];

    public string Text => File.ReadAllText(FullPath);
}
