namespace HyperGen.Tool;

/// <summary>A file that holds all that is written or stays as it was.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file beside it and puts it in its place once it is complete and on the disk.</summary>
    /// <param name="path">The file, or a symbolic link to it.</param>
    /// <param name="write">Writes what it is to hold.</param>
    /// <exception cref="IOException">It could not be written; the file is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(new FileInfo(path) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : path);
        if (new FileInfo(target) is { Exists: true, Length: 0 })
        {
            using FileStream empty = new(target, FileMode.Open, FileAccess.Write); // nothing to keep; a pipe or a device stays one
            write(empty);
            return;
        }

        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder)) throw new IOException($"'{target}' cannot be written: its folder does not exist; create it.");
        string part = Path.Combine(folder, Path.GetRandomFileName() + ".part");
        try
        {
            using (FileStream file = new(part, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(part, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw new IOException(
                $"'{target}' cannot be written: {error.Message.Replace(part, target, StringComparison.Ordinal)}", error);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
