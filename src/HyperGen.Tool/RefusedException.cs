namespace HyperGen.Tool;

/// <summary>A command cannot be carried out; the user can mend it.</summary>
/// <param name="message">Names the value and the mend.</param>
internal sealed class RefusedException(string message) : Exception(message);
