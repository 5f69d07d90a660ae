namespace HyperGen.Tests.Storage;

/// <summary>A fact about Unix file systems whose permissions bind the test.</summary>
public sealed class UnprivilegedUnixFactAttribute : FactAttribute
{
    public UnprivilegedUnixFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess) Skip = "Needs a Unix system and a user whom permissions bind.";
    }
}
