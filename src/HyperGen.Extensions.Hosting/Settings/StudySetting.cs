using System.Globalization;

namespace HyperGen.Settings;

/// <summary>One key of a study's configuration section.</summary>
/// <param name="Key">The key.</param>
/// <param name="Mend">What a value looks like.</param>
/// <param name="TryApply">Sets the value; false if the text is no such value.</param>
internal sealed record StudySetting(string Key, string Mend, Func<HostedStudyOptions, string, bool> TryApply)
{
    public const string DurationMend = "hours:minutes:seconds, for example 02:00:00";

    public delegate bool Parse<TValue>(string text, out TValue value);

    public static StudySetting Of<TValue>(
        string key, string mend, Parse<TValue> parse, Func<StudyOptions, TValue, StudyOptions> change) => new(
        key,
        mend,
        (options, text) =>
        {
            if (!parse(text, out TValue value)) return false;
            options.Study = change(options.Study, value);
            return true;
        });

    public static StudySetting Count(string key, Func<StudyOptions, int, StudyOptions> change) =>
        Of<int>(key, "a whole number, for example 100", TryCount, change);

    public static StudySetting Duration(string key, Func<StudyOptions, TimeSpan, StudyOptions> change) =>
        Of<TimeSpan>(key, DurationMend, TryDuration, change);

    /// <summary>A key with a table of names.</summary>
    public static StudySetting Choice<TValue>(
        string key, IReadOnlyDictionary<string, TValue> names, Func<StudyOptions, TValue, StudyOptions> change) => Of<TValue>(
        key, $"one of {string.Join(", ", names.Keys)}", (string text, out TValue value) => names.TryGetValue(text, out value!), change);

    /// <summary>A bare number would be taken for days, so it is not accepted.</summary>
    public static bool TryDuration(string text, out TimeSpan value)
    {
        value = default;
        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryCount(string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);
}
