namespace HyperGen;

/// <summary>A storage cannot be read or written, or holds something that is not a study of ours.</summary>
/// <param name="message">Names the storage, what was found and the mend.</param>
/// <param name="innerException">The cause, if there is one.</param>
public class StudyStorageException(string message, Exception? innerException = null) : Exception(message, innerException);
