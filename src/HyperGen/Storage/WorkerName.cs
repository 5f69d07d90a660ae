namespace HyperGen.Storage;

/// <summary>How the participants of HyperGen are told from foreign clients, in every storage.</summary>
internal static class WorkerName
{
    public const string Prefix = "hypergen-";

    /// <summary>Whether a worker is a participant of HyperGen.</summary>
    public static bool IsOurs(string? worker) =>
        worker is not null && worker.StartsWith(Prefix, StringComparison.Ordinal) && worker.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
