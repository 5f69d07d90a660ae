namespace HyperGen.Tests.Storage;

/// <summary>A fact about Unix file systems or processes.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "Needs a Unix system.";
    }
}
