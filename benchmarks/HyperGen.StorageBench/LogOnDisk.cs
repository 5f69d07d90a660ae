using System.Buffers.Binary;

namespace HyperGen.StorageBench;

/// <summary>
/// How much of SQLite's write-ahead log a power cut leaves, whatever else it takes. The formats are those of SQLite's documentation
/// (fileformat2, "The Write-Ahead Log"; walformat, "The WAL-Index Header").
/// </summary>
/// <param name="Salt">What tells this log from the one that began at the same place before; 0 without a log.</param>
/// <param name="Length">Bytes that belong to it.</param>
internal readonly record struct LogOnDisk(ulong Salt, long Length)
{
    private const int Header = 32; // bytes
    private const int PageSize = 8; // place in the header
    private const int SaltOfLog = 16;
    private const int FrameHeader = 24; // bytes
    private const int SaltOfFrame = 8; // place in the header of a frame
    private const int BackfillAttempted = 128; // place in the index of the number of frames that a checkpoint had synced before it began

    /// <summary>The log of a database as it is: on the disk if its process has just waited for that.</summary>
    public static LogOnDisk Of(string file)
    {
        byte[] log = Read(file + "-wal");
        if (log.Length < Header) return default;
        ulong salt = SaltAt(log, SaltOfLog);
        long end = Header; // behind it is what is left of an earlier log
        while (end + FrameSize(log) <= log.Length && SaltAt(log, end + SaltOfFrame) == salt) end += FrameSize(log);
        return new(salt, end);
    }

    /// <summary>Bytes of a later log of the same database that are on the disk, if this one was.</summary>
    public long FloorOf(string file)
    {
        byte[] log = Read(file + "-wal"), index = Read(file + "-shm");
        if (log.Length < Header) return 0;
        uint frames = index.Length > BackfillAttempted + sizeof(uint) ? BitConverter.ToUInt32(index, BackfillAttempted) : 0;
        long checkpointed = frames == 0 ? 0 : Header + (frames * FrameSize(log));
        return Math.Max(checkpointed, SaltAt(log, SaltOfLog) == Salt ? Length : 0);
    }

    private static ulong SaltAt(byte[] log, long place) => BinaryPrimitives.ReadUInt64BigEndian(log.AsSpan((int)place));

    private static long FrameSize(byte[] log) => FrameHeader + BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(PageSize));

    private static byte[] Read(string file)
    {
        if (!File.Exists(file)) return [];
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
