using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace HyperGen.Settings;

/// <summary>Checks the settings of a study when the host starts; names the configuration key if the value came from there.</summary>
internal sealed class HostedStudyOptionsValidator(IConfiguration configuration) : IValidateOptions<HostedStudyOptions>
{
    public ValidateOptionsResult Validate(string? name, HostedStudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string study = name ?? Options.DefaultName;
        if (options.StaleAfter <= TimeSpan.Zero)
            return Fail(study, nameof(options.StaleAfter), $"StaleAfter is {options.StaleAfter}; use a positive time.");
        try
        {
            options.Study.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return Fail(study, exception.ParamName, exception.Message);
        }
    }

    private ValidateOptionsResult Fail(string study, string? option, string problem)
    {
        string key = ConfigurationPath.Combine(StudySection.PathOf(study), option ?? "");
        bool isConfigured = !string.IsNullOrWhiteSpace(configuration[key]);
        return ValidateOptionsResult.Fail($"{(isConfigured ? key : $"Study '{study}'")}: {problem}");
    }
}
