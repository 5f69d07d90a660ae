using System.Collections.ObjectModel;
using System.Text.Json;
using HyperGen.Spaces;
using HyperGen.Storage;

namespace HyperGen;

/// <summary>
/// A study as a neutral record that every storage can give and take: what one storage knows of it and another needs to go on.
/// </summary>
/// <remarks>
/// A study of a foreign client may have several objectives, no seed and no space. Names and attributes that are not HyperGen's are kept as
/// they are, but for the bare words NaN and Infinity that Python writes in attributes: they are no JSON and become texts.
/// </remarks>
public sealed record StoredStudy
{
    internal static readonly IReadOnlyDictionary<string, string> NoAttributes = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The study's name, 1 to 512 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Which values are better, by objective; <see langword="null"/> where a foreign client left it open. At least one.</summary>
    public required IReadOnlyList<StudyDirection?> Directions { get; init; }

    /// <summary>The seed, or <see langword="null"/> for a study that HyperGen has not opened yet.</summary>
    public ulong? Seed { get; init; }

    /// <summary>
    /// HyperGen's description of the search space as JSON, or <see langword="null"/> for a study that HyperGen has not opened yet.
    /// </summary>
    public string? Space { get; init; }

    /// <summary>User attributes by name, as JSON texts; without those that are members of this record.</summary>
    public IReadOnlyDictionary<string, string> UserAttributes { get; init; } = NoAttributes;

    /// <summary>System attributes by name, as JSON texts.</summary>
    public IReadOnlyDictionary<string, string> SystemAttributes { get; init; } = NoAttributes;

    /// <summary>The trials by number.</summary>
    public IReadOnlyList<StoredTrial> Trials { get; init; } = [];

    /// <summary>
    /// The numbers of the finished trials in the order in which they were told, which samplers see: a study goes on the same only if it is
    /// kept. Where a foreign client kept no order, the order of <see cref="StoredTrial.CompletedAt"/> and then of numbers stands for it.
    /// </summary>
    public IReadOnlyList<int> Told { get; init; } = [];

    /// <summary>
    /// The complete trial with the best finite value, the smallest number among equals; <see langword="null"/> when there is none, or more
    /// than one objective, or no direction.
    /// </summary>
    public StoredTrial? Best
    {
        get
        {
            if (Directions is not [{ } direction]) return null;
            StoredTrial? best = null;
            foreach (StoredTrial trial in Trials)
            {
                if (trial.State != TrialState.Complete || trial.Values is not [double value] || !double.IsFinite(value)) continue;
                if (best is null || (direction == StudyDirection.Minimize ? value < best.Values[0] : value > best.Values[0])) best = trial;
            }

            return best;
        }
    }

    /// <summary>
    /// The search space of <see cref="Space"/>, without its config type and constraints: its choices are their JSON texts.
    /// <see langword="null"/> without a description.
    /// </summary>
    /// <exception cref="StudyStorageException">The description cannot be read; the message says why.</exception>
    public SearchSpace? ReadSpace()
    {
        try
        {
            return Space is null ? null : SpaceDescription.Read(Space);
        }
        catch (FormatException error)
        {
            throw new StudyStorageException($"The space of the study '{Name}' is unknown. {error.Message}", error);
        }
    }

    /// <summary>
    /// Writes the trials as comma-separated values (RFC 4180) for a spreadsheet or a data frame, one line each under one line of names:
    /// <c>number</c>, <c>state</c>, <c>value</c> (of several objectives <c>values_0</c>, <c>values_1</c>, ...), <c>datetime_start</c>,
    /// <c>datetime_complete</c>, <c>duration_seconds</c>, then <c>params_</c> with each parameter's name in the order of the space, then
    /// <c>user_attrs_</c> with each attribute's name in alphabetical order, and <c>error</c>. Numbers are invariant; what a trial does not
    /// have, such as an inactive parameter, is empty.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <exception cref="StudyStorageException">The description of the space cannot be read.</exception>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new StudyCsv(this).Write(writer);
    }

    /// <summary>
    /// Writes everything as one JSON object: <c>name</c>, <c>directions</c>, <c>seed</c>, <c>space</c>, <c>userAttributes</c>,
    /// <c>systemAttributes</c>, <c>best</c> (the number of the best trial), <c>told</c> and <c>trials</c>, each with <c>number</c>,
    /// <c>state</c>, <c>values</c>, <c>startedAt</c>, <c>completedAt</c>, <c>seconds</c>, <c>worker</c>, <c>error</c>, <c>parameters</c> by
    /// name, <c>reports</c>, <c>userAttributes</c> and <c>systemAttributes</c>. What is not known is null; NaN and the infinities are
    /// texts.
    /// </summary>
    /// <param name="stream">Where to write, as UTF-8.</param>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        StudyJson.Write(stream, this);
    }

    /// <summary>
    /// Requires what every storage requires of a study that is written to it: that the record makes sense, and that no row of it would
    /// keep another client from loading the study.
    /// </summary>
    /// <exception cref="StudyStorageException">A name is one that no storage can hold.</exception>
    /// <exception cref="ArgumentException">
    /// There is no objective, the numbers of the trials are not 0, 1, 2, ..., <see cref="Told"/> does not name each finished trial once,
    /// the space or an attribute is no JSON; or a trial breaks Optuna: a complete one without a value for each objective, a value that is
    /// no number, a parameter with a distribution that cannot be read or a choice that it lacks, a state that is none, a date far out.
    /// </exception>
    public void Validate() => StudyRule.Require(this);
}
