namespace HyperGen.Storage;

/// <summary>
/// The studies of a journal of which a line cannot be read, as its other lines have them: no client reads beyond such a line, but people
/// must see what there is, and be able to remove it.
/// </summary>
internal sealed class DamagedJournal(JournalStudies studies)
{
    private int _lines;
    private int _certain = int.MaxValue; // number of studies whose identity no line that cannot be read may have changed

    public JournalStudies Studies => studies;

    /// <summary>What is wrong with the first such line, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Applies a line, or notes that it cannot be read. The first one decides whether this is a journal at all.</summary>
    /// <exception cref="FormatException">The first line is not one of a journal.</exception>
    public void Apply(ReadOnlyMemory<byte> line)
    {
        try
        {
            studies.Apply(line);
        }
        catch (FormatException error) when (_lines > 0)
        {
            Problem ??= FormattableString.Invariant($"line {_lines + 1} of the journal cannot be read: {error.Message}");
            _certain = Math.Min(_certain, studies.NextStudy);
        }

        _lines++;
    }

    /// <summary>The identity of a study that may be written into a record.</summary>
    /// <exception cref="StudyNotFoundException">There is none of this name.</exception>
    /// <exception cref="StudyStorageException">A line before its creation cannot be read, and may have created another study.</exception>
    public int Require(string name, string path)
    {
        int identity = studies.Require(name, path);
        if (identity < _certain) return identity;
        throw new StudyStorageException(
            $"The study '{name}' cannot be told for certain in the journal '{path}': {Problem}, and it may have created a study before " +
            "this one. Mend or remove that line (keep a copy of the file), and try again. Nothing was changed.");
    }
}
