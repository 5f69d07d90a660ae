using System.Data.Common;

namespace HyperGen.Storage;

/// <summary>One statement with what becomes of its result.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Arguments">Its parameters.</param>
/// <param name="Read">Given each row; null where there are none.</param>
/// <param name="MustChange">Whether what follows must not happen unless it changes a row.</param>
internal readonly record struct Statement(
    string Sql, (string Name, object? Value)[] Arguments, Action<DbDataReader>? Read = null, bool MustChange = false);
