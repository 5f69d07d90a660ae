namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>A fact about a disk that is full.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !WorkerProcess.HasSmallDisks())
            Skip = "Needs a system where a process may mount a small disk of its own (unshare -rm).";
    }
}
