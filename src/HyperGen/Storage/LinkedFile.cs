namespace HyperGen.Storage;

/// <summary>
/// Files behind symbolic links. What stands beside a file, as a lock does, must stand beside the file itself for all who open it.
/// </summary>
internal static class LinkedFile
{
    /// <summary>The file that a path leads to in the end; the path itself where that cannot be told.</summary>
    public static string Resolved(string path)
    {
        try
        {
            return new FileInfo(path) is { LinkTarget: not null } link
                ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path
                : path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return path; // links in a circle: opening it says so
        }
    }
}
