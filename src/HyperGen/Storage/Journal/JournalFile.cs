using Microsoft.Win32.SafeHandles;

namespace HyperGen.Storage;

/// <summary>The bytes of a journal: reads whole lines from where it stopped, and appends whole lines at the end.</summary>
internal sealed class JournalFile : IDisposable
{
    private const int FirstBuffer = 1 << 16;
    private const int LongestLine = 1 << 28;

    private static ReadOnlySpan<byte> Start => """{"op_code":"""u8;

    private readonly string _path;
    private readonly SafeFileHandle _handle;
    private byte[] _buffer = new byte[FirstBuffer];
    private long _position;
    private int _lines;

    private JournalFile(string path, FileMode mode, FileAccess access)
    {
        _path = path;
        _handle = File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>Opens a journal to read and to append, and creates it if it is missing.</summary>
    public static JournalFile Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);

    /// <summary>Opens a journal to read alone; <see langword="null"/> for one that is missing.</summary>
    public static JournalFile? OpenToRead(string path)
    {
        try
        {
            return new JournalFile(path, FileMode.Open, FileAccess.Read);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Applies the whole lines that were appended since the last call. An unfinished last line is left for later.</summary>
    /// <exception cref="StudyStorageException">A line is not one of a journal, or the file was cut.</exception>
    public void ReadNew(Action<ReadOnlyMemory<byte>> apply)
    {
        long length = RandomAccess.GetLength(_handle);
        if (length < _position)
            throw new StudyStorageException($"The journal '{_path}' was cut or replaced while it was open; open the study again.");
        int filled = 0;
        long next = _position;
        while (next < length)
        {
            if (filled == _buffer.Length) Array.Resize(ref _buffer, GrownFor(filled));
            int read = RandomAccess.Read(_handle, _buffer.AsSpan(filled, (int)Math.Min(_buffer.Length - filled, length - next)), next);
            if (read == 0) break;
            (filled, next) = (filled + read, next + read);
            int used = ApplyLines(_buffer.AsMemory(0, filled), apply);
            _buffer.AsSpan(used, filled - used).CopyTo(_buffer);
            filled -= used;
        }
    }

    /// <summary>
    /// Mends an unfinished last line, under the lock. One that lacks but its line end gets it. Any other was being written by a process
    /// that died before it reported success: it is removed, because every line after it would be unreadable.
    /// </summary>
    public void MendEnd(Action<ReadOnlyMemory<byte>> apply)
    {
        long length = RandomAccess.GetLength(_handle);
        if (length == _position) return;
        byte[] rest = new byte[Math.Min(length - _position, LongestLine)];
        int read = RandomAccess.Read(_handle, rest, _position);
        RequireStart(rest.AsSpan(0, read));
        if (IsWhole(rest.AsMemory(0, read))) RandomAccess.Write(_handle, "\n"u8, length);
        else RandomAccess.SetLength(_handle, _position);
        ReadNew(apply);
    }

    /// <summary>Requires of a file without a whole line that it may be a journal that is just being begun.</summary>
    /// <exception cref="StudyStorageException">It is something else.</exception>
    public void RequireStart()
    {
        Span<byte> rest = stackalloc byte[Start.Length];
        RequireStart(rest[..RandomAccess.Read(_handle, rest, _position)]);
    }

    /// <summary>Appends lines, all or none, and counts them as read. Only under the lock, at the end.</summary>
    /// <exception cref="StudyStorageException">The disk is full or out of reach; nothing was appended.</exception>
    public void Append(ReadOnlyMemory<byte> lines, bool untilOnDisk)
    {
        if (!File.Exists(_path))
            throw new StudyStorageException(
                $"The journal '{_path}' was moved or deleted while it was open; put it back and open the study again.");
        if (RandomAccess.GetLength(_handle) != _position)
            throw new StudyStorageException($"The journal '{_path}' grew without its lock; nothing was recorded, try again.");
        try
        {
            RandomAccess.Write(_handle, lines.Span, _position);
            if (untilOnDisk) RandomAccess.FlushToDisk(_handle);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last kind is what a limit on the length of files turns into.
            RandomAccess.SetLength(_handle, _position); // part of it may have been written
            throw new StudyStorageException(
                $"The journal '{_path}' cannot be written: {error.Message} Nothing was recorded; make room and go on.", error);
        }

        _position += lines.Length;
        _lines += lines.Span.Count((byte)'\n');
    }

    /// <summary>Whether there is more than the lines that were read.</summary>
    public bool HasRest => RandomAccess.GetLength(_handle) > _position;

    /// <summary>Starts reading anew.</summary>
    public void Rewind() => (_position, _lines) = (0, 0);

    public void Dispose() => _handle.Dispose();

    private void RequireStart(ReadOnlySpan<byte> rest)
    {
        if (_lines == 0 && !Start.StartsWith(rest[..Math.Min(Start.Length, rest.Length)]))
            throw NotOurs("it has no line that a journal has");
    }

    private int ApplyLines(ReadOnlyMemory<byte> text, Action<ReadOnlyMemory<byte>> apply)
    {
        int used = 0;
        while (text.Span[used..].IndexOf((byte)'\n') is >= 0 and int length)
        {
            try
            {
                apply(text.Slice(used, length));
            }
            catch (FormatException error) when (_lines == 0)
            {
                throw NotOurs($"its first line is none ({error.Message})", error);
            }
            catch (FormatException error)
            {
                throw new StudyStorageException(
                    $"Line {_lines + 1} of the journal '{_path}' cannot be read: {error.Message}. Mend or remove the line, or restore " +
                    "the file; nothing was changed.", error);
            }

            used += length + 1;
            _position += length + 1;
            _lines++;
        }

        return used;
    }

    private int GrownFor(int filled) => filled < LongestLine ? filled * 2 : throw NotOurs("it has a line of more than 256 MB");

    private StudyStorageException NotOurs(string reason, Exception? error = null) =>
        new($"'{_path}' is no journal of studies: {reason}. Choose another file; this one was not changed.", error);

    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(PythonJson.Strict(line));
            return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
