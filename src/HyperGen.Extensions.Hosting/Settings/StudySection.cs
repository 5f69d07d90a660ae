using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HyperGen.Settings;

/// <summary>Reads the configuration section of a study, key by key and without reflection. All that is wrong is said at once.</summary>
internal static class StudySection
{
    /// <summary>The path of a study's section.</summary>
    public static string PathOf(string study) => ConfigurationPath.Combine("HyperGen", "Studies", study);

    /// <exception cref="OptionsValidationException">Keys are unknown or values cannot be read; each is named with its mend.</exception>
    public static void Apply(IConfiguration configuration, string study, HostedStudyOptions options)
    {
        List<string> problems = [];
        foreach (IConfigurationSection entry in configuration.GetSection(PathOf(study)).GetChildren())
        {
            if (Problem(entry, options) is { } problem) problems.Add($"{entry.Path} {problem}.");
        }

        if (problems.Count > 0) throw new OptionsValidationException(study, typeof(HostedStudyOptions), problems);
    }

    private static string? Problem(IConfigurationSection entry, HostedStudyOptions options)
    {
        StudySetting? setting = StudySettings.All.FirstOrDefault(known => known.Key.Equals(entry.Key, StringComparison.OrdinalIgnoreCase));
        if (setting is null) return $"is no setting of a study; use {string.Join(", ", StudySettings.All.Select(known => known.Key))}";
        if (entry.GetChildren().Any()) return $"is a section or a list; use {setting.Mend}";
        if (string.IsNullOrWhiteSpace(entry.Value)) return null; // as good as not there
        return setting.TryApply(options, entry.Value) ? null : $"is '{entry.Value}'; use {setting.Mend}";
    }
}
