namespace HyperGen.Storage;

/// <summary>A foreign client changed a trial after it was looked at; the unit of work must begin anew.</summary>
internal sealed class TrialChangedException(int trial) : Exception($"Trial {trial} was changed by another client.");
