namespace HyperGen.Tool;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary><c>check</c> found something that does harm.</summary>
    public const int Finding = 1;

    /// <summary>The command line is wrong, something was not found, or a storage refused; the message says what.</summary>
    public const int Refused = 2;

    /// <summary>Ended by Ctrl-C, as shells have it.</summary>
    public const int Cancelled = 130;
}
