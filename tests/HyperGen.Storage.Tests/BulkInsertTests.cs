using HyperGen.Storage.Tests.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HyperGen.Storage.Tests;

public sealed class BulkInsertTests : IDisposable
{
    private readonly SqliteDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Rows_of_any_number_are_all_inserted_in_order_by_few_statements()
    {
        const int Most = 400;
        SqliteConnection connection = _database.Connect();
        await connection.OpenAsync();
        Session session = new(connection, new SqliteDialect(_database.Path, new SqliteOptions()));
        await using (session)
        {
            await session.RunAsync("CREATE TABLE facts (batch INTEGER, place INTEGER, fact TEXT)", CancellationToken.None);
            connection.Handle!.enable_sqlite3_next_stmt(true);
            BulkInsert insert = new("INSERT INTO facts (batch, place, fact)", ["@", "@", "@"]);
            await session.RunAsync("BEGIN", CancellationToken.None);
            List<(int Batch, int Place)> inserted = [];
            foreach (int batch in Enumerable.Range(1, 60).Append(Most))
            {
                (int Batch, int Place)[] rows = [.. Enumerable.Range(0, batch).Select(place => (batch, place))];
                await insert.RunAsync(
                    session, [.. rows.Select(row => new object?[] { row.Batch, row.Place, "fact" })], CancellationToken.None);
                inserted.AddRange(rows);
            }

            Assert.InRange(Prepared(connection), 12, 22); // they live as long as the connection
            List<(int, int)> stored = [];
            await session.EachAsync(
                "SELECT batch, place FROM facts ORDER BY rowid", row => stored.Add((row.GetInt32(0), row.GetInt32(1))),
                CancellationToken.None);
            Assert.Equal(inserted, stored);
        }
    }

    private static int Prepared(SqliteConnection connection)
    {
        int count = 0;
        for (sqlite3_stmt? one = raw.sqlite3_next_stmt(connection.Handle, null); one is not null; count++)
            one = raw.sqlite3_next_stmt(connection.Handle, one);
        return count;
    }
}
