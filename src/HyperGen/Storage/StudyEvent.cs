namespace HyperGen;

/// <summary>A fact about one trial of a study, in the order in which it became true. Facts are never changed or removed.</summary>
/// <param name="Trial">The trial's number, contiguous from 0 within the study.</param>
public abstract record StudyEvent(int Trial);
