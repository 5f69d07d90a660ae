using Microsoft.Extensions.Options;

namespace HyperGen;

/// <summary>Sets what a hosted study is like. The configuration section <c>HyperGen:Studies:name</c> has the last word.</summary>
public sealed class HostedStudyBuilder
{
    private readonly OptionsBuilder<HostedStudyOptions> _options;

    internal HostedStudyBuilder(OptionsBuilder<HostedStudyOptions> options) => _options = options;

    /// <summary>Changes the settings of the study.</summary>
    /// <param name="change">Returns the changed settings, as in <c>options => options with { Trials = 200 }</c>.</param>
    public HostedStudyBuilder Configure(Func<StudyOptions, StudyOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Configure((options, _) => change(options));
    }

    /// <summary>Changes the settings of the study with services of the host, for example a storage or an observer of its own.</summary>
    /// <param name="change">Returns the changed settings.</param>
    public HostedStudyBuilder Configure(Func<StudyOptions, IServiceProvider, StudyOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _options.Configure<IServiceProvider>((settings, services) => settings.Study = change(settings.Study, services));
        return this;
    }

    /// <summary>Reports the study as degraded when nothing happened in it for a time.</summary>
    /// <param name="time">A positive time, longer than a trial takes.</param>
    public HostedStudyBuilder StaleAfter(TimeSpan time)
    {
        _options.Configure(settings => settings.StaleAfter = time);
        return this;
    }
}
