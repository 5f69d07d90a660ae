using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HyperGen.Storage.Tests.Sqlite;

/// <summary>A write-ahead log as it is on the disk, whose process rests (sqlite.org/walformat.html).</summary>
internal static class WriteAheadLog
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;

    /// <summary>
    /// How much of the log a power cut cannot take, in bytes. Pages go from the log to the database only after the log was synchronised, so
    /// what a checkpoint has begun to copy is on the disk.
    /// </summary>
    public static int SafeLength(ReadOnlySpan<byte> log, ReadOnlySpan<byte> index)
    {
        if (log.Length < HeaderLength) return 0;

        // A log that is about to begin anew, and whose old content is still there, was copied as a whole.
        if (!index.Slice(32, 8).SequenceEqual(log.Slice(16, 8))) return log.Length;
        int page = BinaryPrimitives.ReadInt32BigEndian(log[8..]);
        int copied = MemoryMarshal.Read<int>(index[128..]); // nBackfillAttempted, in the byte order of the machine
        return copied == 0 ? 0 : HeaderLength + (copied * (FrameHeaderLength + page));
    }
}
