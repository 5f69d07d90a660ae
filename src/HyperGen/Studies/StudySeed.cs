using System.Security.Cryptography;

namespace HyperGen.Studies;

/// <summary>Where the seed of a study comes from.</summary>
internal static class StudySeed
{
    /// <summary>A fresh seed, short enough to be read out and typed.</summary>
    public static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[4];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt32(bytes);
    }

    /// <summary>The stored seed, which the options must not contradict.</summary>
    public static ulong Agreed(StudyOptions options, ulong stored) => options.Seed is not { } wanted || wanted == stored
        ? stored
        : throw new StudyConflictException(
            $"Study '{options.Name}' was started with seed {stored} and is opened with seed {wanted}; "
            + $"leave {nameof(StudyOptions.Seed)} unset or use the stored one.");
}
