namespace HyperGen;

/// <summary>A study moved the bounds of a parameter. A remark: the bounds follow from the trials, and reading it changes nothing.</summary>
/// <param name="Trial">The number of the first trial proposed within the new bounds.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Low">Its lower bound from here on; for a choice the position of the first that is kept, from 0.</param>
/// <param name="High">Its upper bound from here on; for a choice the position of the last that is kept.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record SpaceAdapted(int Trial, string Parameter, double Low, double High, string Reason) : StudyEvent(Trial);
