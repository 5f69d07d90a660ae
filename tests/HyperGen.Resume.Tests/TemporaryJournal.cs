namespace HyperGen.Resume.Tests;

/// <summary>A journal in a folder of its own that is removed with it.</summary>
internal sealed class TemporaryJournal : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hypergen-resume-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "study.jsonl");

    public JournalStorage Storage => JournalStorage.Open(Path);

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    public void Dispose() => _folder.Delete(recursive: true);
}
