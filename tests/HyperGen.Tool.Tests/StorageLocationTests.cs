using HyperGen.Storage;
using HyperGen.Tool.Storages;

namespace HyperGen.Tool.Tests;

public sealed class StorageLocationTests : IDisposable
{
    private readonly TemporaryStorage _storage = new();

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData("postgresql://db/studies", "Host=db;Database=studies")]
    [InlineData("postgres://worker@db:5433/studies", "Host=db;Port=5433;Username=worker;Database=studies")]
    [InlineData("postgresql+psycopg2://worker:p%40ss%3Bword@db/studies?sslmode=require", "Host=db;Username=worker;Password=\"p@ss;word\";Database=studies;SSL Mode=require")]
    [InlineData("postgresql://worker@[2001:db8::1]:5433/studies", "Host=2001:db8::1;Port=5433;Username=worker;Database=studies")]
    [InlineData("postgresql:///studies?host=/var/run/postgresql&user=worker", "Database=studies;Host=/var/run/postgresql;Username=worker")]
    [InlineData("Host=db;Database=studies", "Host=db;Database=studies")]
    [InlineData("Host=db;Password=a://b", "Host=db;Password=a://b")]
    [InlineData("mysql://db/studies?server=1", null)]
    [InlineData("mysql://db/studies", null)]
    [InlineData("study.jsonl", null)]
    public void Address_of_PostgreSQL_is_read_in_every_form(string text, string? connection) => Assert.Equal(connection, PostgreSqlAddress.Parse(text));

    [Fact]
    public async Task Study_goes_from_a_journal_to_SQLite_and_back_and_is_the_same()
    {
        await _storage.AddAsync("mnist");
        string database = _storage.File("studies.db");
        string copy = _storage.File("copy.jsonl");
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, database)).Code);
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "mnist", database, copy)).Code);
        ToolRun original = await ToolRun.OfAsync("export", "-s", _storage.Journal, "--format", "json");
        Assert.Equal(original.Out, (await ToolRun.OfAsync("export", "-s", database, "--format", "json")).Out);
        Assert.Equal(original.Out, (await ToolRun.OfAsync("export", "-s", copy, "--format", "json")).Out);
        Assert.Equal(new ToolRun(0, "Nothing found.\n", ""), await ToolRun.OfAsync("check", "-s", database));
        Assert.Equal(0, (await ToolRun.OfAsync("enqueue", "mnist", "Layers=3", "-s", database)).Code);
        Assert.Contains("1 waiting", (await ToolRun.OfAsync("list", "-s", database)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await ToolRun.OfAsync("delete", "mnist", "-s", database, "--yes")).Code);
    }

    [Fact]
    public async Task File_is_known_by_its_content_whatever_its_ending()
    {
        await _storage.AddAsync("mnist");
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, _storage.File("a.db"))).Code);
        File.Move(_storage.File("a.db"), _storage.File("a.jsonl"));
        File.Copy(_storage.Journal, _storage.File("b.db"));
        foreach (string name in (string[])["a.jsonl", "b.db"])
            Assert.Contains("mnist", (await ToolRun.OfAsync("list", "-s", _storage.File(name))).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgre://worker:geheim@db/studies", "postgre://")]
    [InlineData("mysql+pymysql://worker:geheim@db/studies", "mysql+pymysql://")]
    [InlineData("Database=studies;Username=worker;Password=geheim", "Host=")]
    public async Task Address_of_no_kind_that_there_is_is_refused_without_its_password(string location, string said)
    {
        await _storage.AddAsync("mnist");
        foreach (string[] command in (string[][])[["list", "-s", location], ["copy", "mnist", _storage.Journal, location]])
        {
            string error = (await ToolRun.OfAsync(command)).Refused();
            Assert.Contains(said, error, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Address_of_SQLite_is_understood_as_the_library_does()
    {
        await _storage.AddAsync("mnist");
        string file = _storage.File("studies.of.mine"); // the address tells what to create
        string address = "sqlite:///" + file;
        Assert.Equal(0, (await ToolRun.OfAsync("copy", "mnist", _storage.Journal, address)).Code);
        Assert.Contains("mnist", (await ToolRun.OfAsync("list", "-s", address)).Out, StringComparison.Ordinal);
        Assert.Contains("mnist", (await ToolRun.OfAsync("list", "-s", file)).Out, StringComparison.Ordinal);
        Assert.Contains("There is no storage", (await ToolRun.OfAsync("list", "-s", address + "x")).Refused(), StringComparison.Ordinal);
        Assert.Contains("two slashes", (await ToolRun.OfAsync("list", "-s", "sqlite://studies.db")).Refused(), StringComparison.Ordinal);
        Assert.Contains("in memory", (await ToolRun.OfAsync("list", "-s", "sqlite://")).Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trials")]
    [InlineData("studies")]
    public async Task Database_of_another_program_is_refused_by_every_command(string table)
    {
        await _storage.AddAsync("mnist");
        string database = _storage.File("other.db");
        await TemporaryStorage.ExecuteAsync(database, $"CREATE TABLE {table} (title TEXT)");
        foreach (string[] command in (string[][])[["list", "-s", database], ["check", "-s", database], ["copy", "mnist", _storage.Journal, database]])
            Assert.Contains($"'{table}' that is not one of Optuna's", (await ToolRun.OfAsync(command)).Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_refused_without_its_password()
    {
        string error = (await ToolRun.OfAsync("list", "-s", "postgresql://worker:geheim@127.0.0.1:1/studies")).Refused();
        Assert.Contains("127.0.0.1:1", error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error, StringComparison.Ordinal);
    }
}
