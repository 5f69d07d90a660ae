using HyperGen.Spaces;

namespace HyperGen.Studies;

/// <summary>A finished trial of an earlier study, free of any space.</summary>
/// <param name="Values">The values of its parameters by name; without those that were inactive.</param>
/// <param name="State">How it ended.</param>
/// <param name="Value">Its objective value; NaN for a failed trial, and for a pruned one without a report.</param>
internal sealed record SourceTrial(IReadOnlyList<KeyValuePair<string, StoredValue>> Values, TrialState State, double Value);
