namespace HyperGen.Studies;

/// <summary>When a study whose budget of trials is used up has ended.</summary>
internal enum StudyEnd
{
    /// <summary>At once: there is nothing to start.</summary>
    NothingToStart,

    /// <summary>Once no other worker runs a trial any more, which it might leave.</summary>
    NothingToTakeUp,
}
