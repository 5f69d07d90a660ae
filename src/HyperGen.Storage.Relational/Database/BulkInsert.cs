using System.Data.Common;
using System.Numerics;
using System.Text;

namespace HyperGen.Storage;

/// <summary>Inserts many rows with few statements.</summary>
/// <param name="head">The statement up to its VALUES.</param>
/// <param name="columns">The SQL of each value: with <c>@</c> where its parameter stands, or the same for all rows.</param>
/// <param name="tail">What follows the rows.</param>
internal sealed class BulkInsert(string head, string[] columns, string tail = "")
{
    private const int MostParameters = 900;
    private const int MostExact = 12; // rows, as trials have parameters; beyond it each text is of a power of two

    private readonly Dictionary<int, (string Sql, string[] Names)> _statements = [];
    private readonly int _width = columns.Count(column => column.Contains('@', StringComparison.Ordinal));

    public ValueTask<int> RunAsync(Session session, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        Queue(session, rows);
        return session.SendAsync(cancellationToken);
    }

    /// <param name="session">The connection on which the statements wait.</param>
    /// <param name="rows">The values of the parameters, row by row.</param>
    /// <param name="returned">Given the rows that the statements return.</param>
    public void Queue(Session session, IReadOnlyList<object?[]> rows, Action<DbDataReader>? returned = null)
    {
        for (int from = 0, count; from < rows.Count; from += count)
        {
            count = AtOnce(Math.Min(MostParameters / _width, rows.Count - from));
            (string sql, string[] names) = Statement(count);
            var arguments = new (string, object?)[names.Length];
            for (int i = 0; i < names.Length; i++) arguments[i] = (names[i], rows[from + (i / _width)][i % _width]);
            if (returned is null) session.Queue(sql, arguments);
            else session.Queue(sql, returned, arguments);
        }
    }

    // Each text is prepared once a connection and kept: there must not be one for every number of rows.
    private static int AtOnce(int rows) => rows <= MostExact ? rows : 1 << BitOperations.Log2((uint)rows);

    private (string Sql, string[] Names) Statement(int rows)
    {
        if (_statements.TryGetValue(rows, out (string, string[]) known)) return known;
        StringBuilder sql = new(head);
        string[] names = [.. Enumerable.Range(0, rows * _width).Select(i => $"@p{i}")];
        int next = 0;
        sql.Append(" VALUES ");
        for (int row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            sql.AppendJoin(", ", columns.Select(Value));
            sql.Append(')');
        }

        return _statements[rows] = (sql.Append(' ').Append(tail).ToString(), names);

        string Value(string column) => column.Contains('@', StringComparison.Ordinal)
            ? column.Replace("@", names[next++], StringComparison.Ordinal) : column;
    }
}
