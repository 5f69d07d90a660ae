using Microsoft.Extensions.Logging;

namespace HyperGen.Telemetry;

/// <summary>What hosted studies log.</summary>
internal static partial class StudyLog
{
    public const string Category = "HyperGen.Studies";

    [LoggerMessage(1, LogLevel.Information,
        "Study {Study} is open: {Finished} trials finished, budget {Trials}, seed {Seed}, storage: {Storage}", EventName = "StudyOpened")]
    public static partial void Opened(ILogger logger, string study, int finished, int? trials, ulong seed, string storage);

    [LoggerMessage(2, LogLevel.Warning,
        "The space of study {Study} is another one than in the run before: {Difference}", EventName = "SpaceChanged")]
    public static partial void SpaceChanged(ILogger logger, string study, SpaceDifference difference);

    [LoggerMessage(3, LogLevel.Debug, "Trial {Trial} of study {Study} started", EventName = "TrialStarted")]
    public static partial void TrialStarted(ILogger logger, string study, int trial);

    [LoggerMessage(4, LogLevel.Information,
        "Trial {Trial} of study {Study} ended as {State} with {Value} after {Duration}", EventName = "TrialFinished")]
    public static partial void TrialFinished(ILogger logger, string study, int trial, TrialState state, double value, TimeSpan duration);

    [LoggerMessage(5, LogLevel.Warning, "Trial {Trial} of study {Study} failed after {Duration}: {Error}", EventName = "TrialFailed")]
    public static partial void TrialFailed(ILogger logger, Exception? exception, string study, int trial, TimeSpan duration, string? error);

    [LoggerMessage(6, LogLevel.Information, "Trial {Trial} of study {Study} is the best so far: {Value}", EventName = "NewBest")]
    public static partial void NewBest(ILogger logger, string study, int trial, double value);

    [LoggerMessage(7, LogLevel.Information,
        "Trial {Trial} of study {Study} was interrupted and is given back", EventName = "TrialInterrupted")]
    public static partial void TrialInterrupted(ILogger logger, string study, int trial);

    [LoggerMessage(8, LogLevel.Information,
        "Study {Study} stopped ({Reason}): {Finished} trials finished, best {Best} in trial {Trial}", EventName = "StudyStopped")]
    public static partial void Stopped(ILogger logger, string study, StopReason reason, int finished, double? best, int? trial);

    [LoggerMessage(9, LogLevel.Error,
        "Study {Study} stopped: too many trials in a row failed, the last with {Error}", EventName = "TooManyFailures")]
    public static partial void TooManyFailures(ILogger logger, string study, string? error);

    [LoggerMessage(10, LogLevel.Warning,
        "The storage of study {Study} is out of reach; the study is opened again in {Delay}", EventName = "StorageLost")]
    public static partial void StorageLost(ILogger logger, Exception exception, string study, TimeSpan delay);

    [LoggerMessage(11, LogLevel.Information, "Every study has ended; the host stops", EventName = "HostStops")]
    public static partial void HostStops(ILogger logger);

    [LoggerMessage(12, LogLevel.Warning,
        "Trial {Trial} of study {Study} has ended, and what it found waits for the storage", EventName = "OutcomeWaits")]
    public static partial void OutcomeWaits(ILogger logger, string study, int trial, Exception exception);

    [LoggerMessage(13, LogLevel.Error,
        "Trial {Trial} of study {Study} ended as {State} with {Value}, which is not stored", EventName = "OutcomeNotStored")]
    public static partial void OutcomeNotStored(
        ILogger logger, string study, int trial, TrialState state, double value, Exception exception);

    [LoggerMessage(14, LogLevel.Warning,
        "Trial {Trial} of study {Study} ended as {State} with {Value}, which is dropped: {Reason}", EventName = "OutcomeDropped")]
    public static partial void OutcomeDropped(ILogger logger, string study, int trial, TrialState state, double value, string reason);

    [LoggerMessage(15, LogLevel.Warning,
        "The storage of study {Study} gives no trial; it is asked again while others run", EventName = "AskWaits")]
    public static partial void AskWaits(ILogger logger, string study, Exception exception);
}
