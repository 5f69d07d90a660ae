using System.Security.Cryptography;

namespace HyperGen.Storage;

/// <summary>Names of participants: the machine, the process and a random part, so that no two are ever the same.</summary>
internal static class WorkerName
{
    public const string Prefix = "hypergen-";

    private const int LongestMachineName = 40;

    public static string New() => $"{MachinePrefix()}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>Whether a worker is a participant of ours and not a foreign client.</summary>
    public static bool IsOurs(string? worker) =>
        worker is not null && worker.StartsWith(Prefix, StringComparison.Ordinal)
            && worker.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static bool IsOfThisMachine(string worker) => worker.StartsWith(MachinePrefix(), StringComparison.Ordinal);

    private static string MachinePrefix()
    {
        string machine = new([.. Environment.MachineName.Where(char.IsAsciiLetterOrDigit).Take(LongestMachineName)]);
        return $"{Prefix}{(machine.Length == 0 ? "machine" : machine)}-";
    }
}
