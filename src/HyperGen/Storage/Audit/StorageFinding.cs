namespace HyperGen;

/// <summary>Something in a storage that would break a client.</summary>
/// <param name="Code">A stable name of the kind, such as <c>choice-out-of-range</c>.</param>
/// <param name="Severity">What it does.</param>
/// <param name="Study">The study, or <see langword="null"/> when it concerns the storage as a whole.</param>
/// <param name="Place">Where: a trial, a line, a column; the first of <paramref name="Count"/> places.</param>
/// <param name="Message">What it is, whom it breaks and the mend.</param>
/// <param name="Count">Number of places in which it was found, at least 1.</param>
public sealed record StorageFinding(string Code, FindingSeverity Severity, string? Study, string Place, string Message, int Count);
