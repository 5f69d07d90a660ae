using System.Data.Common;
using System.Text;

namespace HyperGen.Storage;

/// <summary>Inserts many rows with few statements.</summary>
/// <param name="head">The statement up to its VALUES.</param>
/// <param name="columns">The SQL of each value, with <c>@</c> where its parameter stands.</param>
/// <param name="tail">What follows the rows.</param>
internal sealed class BulkInsert(string head, string[] columns, string tail = "")
{
    private const int MostParameters = 900;

    private readonly Dictionary<int, (string Sql, string[] Names)> _statements = [];

    public ValueTask RunAsync(Session session, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken) =>
        RunAsync(session, rows, returned: null, cancellationToken);

    /// <param name="session">The connection.</param>
    /// <param name="rows">The values, row by row.</param>
    /// <param name="returned">Given the rows that the statement returns.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    public async ValueTask RunAsync(
        Session session, IReadOnlyList<object?[]> rows, Action<DbDataReader>? returned, CancellationToken cancellationToken)
    {
        int atOnce = MostParameters / columns.Length;
        for (int from = 0; from < rows.Count; from += atOnce)
        {
            int count = Math.Min(atOnce, rows.Count - from);
            (string sql, string[] names) = Statement(count);
            var arguments = new (string, object?)[names.Length];
            for (int i = 0; i < names.Length; i++) arguments[i] = (names[i], rows[from + (i / columns.Length)][i % columns.Length]);
            if (returned is null) await session.ExecuteAsync(sql, cancellationToken, arguments).ConfigureAwait(false);
            else await session.EachAsync(sql, returned, cancellationToken, arguments).ConfigureAwait(false);
        }
    }

    private (string Sql, string[] Names) Statement(int rows)
    {
        if (_statements.TryGetValue(rows, out (string, string[]) known)) return known;
        StringBuilder sql = new(head);
        string[] names = [.. Enumerable.Range(0, rows * columns.Length).Select(i => $"@p{i}")];
        sql.Append(" VALUES ");
        for (int row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            sql.AppendJoin(
                ", ", columns.Select((column, i) => column.Replace("@", names[(row * columns.Length) + i], StringComparison.Ordinal)));
            sql.Append(')');
        }

        return _statements[rows] = (sql.Append(' ').Append(tail).ToString(), names);
    }
}
