namespace HyperGen;

/// <summary>A fact about a study, in the order in which it became true. Facts are never changed or removed.</summary>
/// <param name="Trial">
/// The number of the trial that it is about, contiguous from 0 within the study; of a fact about the whole study, the first trial that may
/// depend on it.
/// </param>
public abstract record StudyEvent(int Trial);
