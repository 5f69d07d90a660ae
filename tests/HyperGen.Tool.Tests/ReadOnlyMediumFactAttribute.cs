using System.ComponentModel;
using System.Diagnostics;

namespace HyperGen.Tool.Tests;

/// <summary>A fact about a folder that may not be written, whoever asks.</summary>
public sealed class ReadOnlyMediumFactAttribute : FactAttribute
{
    public ReadOnlyMediumFactAttribute()
    {
        if (!CanMount()) Skip = "Needs a system where a process may mount a folder of its own (unshare -rm).";
    }

    private static bool CanMount()
    {
        try
        {
            using Process probe = Process.Start("unshare", ["-rm", "sh", "-c", "mount --bind /tmp /tmp"]);
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
