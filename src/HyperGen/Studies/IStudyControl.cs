namespace HyperGen;

/// <summary>What an observer sees of a study, whatever its config type.</summary>
public interface IStudyControl
{
    /// <summary>The study's name.</summary>
    string Name { get; }

    /// <summary>The search space.</summary>
    SearchSpace Space { get; }

    /// <summary>The seed in use.</summary>
    ulong Seed { get; }

    /// <summary>How far the study has come.</summary>
    StudyProgress Progress { get; }

    /// <summary>How the stored space differed from the declared one when the study was opened.</summary>
    SpaceDifference SpaceDifference { get; }

    /// <summary>Why the study stopped, or <see cref="StopReason.None"/>.</summary>
    StopReason StoppedBecause { get; }

    /// <summary>Lets running trials finish and starts no further ones.</summary>
    void Stop();
}
