namespace HyperGen.Storage;

/// <summary>A foreign client changed a trial after it was looked at; the unit of work must begin anew.</summary>
internal sealed class TrialChangedException() : Exception("The trial was changed by another client.");
