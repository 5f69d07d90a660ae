namespace HyperGen.Docs.Tests;

/// <summary>A page of documentation and its C# code: fenced blocks, and comments that open with <c>&lt;!--csharp</c> for what a reader need not see.</summary>
internal sealed record Page(string Path, IReadOnlyList<CodeBlock> Blocks)
{
    public static string Root { get; } = FindRoot();

    public static Page Read(string path)
    {
        List<CodeBlock> blocks = [];
        List<string>? code = null;
        string end = "";
        int start = 0, number = 0;
        foreach (string line in File.ReadLines(System.IO.Path.Combine(Root, path)))
        {
            number++;
            if (code is null && line is "```csharp" or "<!--csharp")
            {
                (code, start, end) = ([], number + 1, line == "```csharp" ? "```" : "-->");
            }
            else if (code is not null && line == end)
            {
                blocks.Add(new CodeBlock(start, string.Join('\n', code)));
                code = null;
            }
            else
            {
                code?.Add(line);
            }
        }

        return new Page(path, blocks);
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "HyperGen.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No HyperGen.sln above {AppContext.BaseDirectory}: run the tests from the repository.");
    }
}
