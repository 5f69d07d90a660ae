namespace HyperGen.Storage;

/// <summary>A row of <c>hypergen_events</c>: a fact about a study. All participants see the same facts in the same order.</summary>
/// <param name="Id">Its place in the order.</param>
/// <param name="TrialId">The trial's identity in the database; null for a fact about the whole study.</param>
/// <param name="Number">The trial's number in the study.</param>
/// <param name="Kind">One of <see cref="EventKinds"/>.</param>
/// <param name="Worker">The participant that committed it; null for what a foreign client did.</param>
/// <param name="Payload">The rest, as a JSON object.</param>
internal readonly record struct EventRow(long Id, long? TrialId, int Number, string Kind, string? Worker, string Payload);
