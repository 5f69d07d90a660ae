namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>Texts that name no database, and the password that may be in them.</summary>
public sealed class PostgreSqlBadInputTests
{
    [Theory]
    [InlineData("worker:geheim@db")]
    [InlineData("Host=db;Passwort=geheim")]
    [InlineData("Host=db;Port=geheim")]
    [InlineData("postgresql://worker:geheim@db/studies?colour=blue")]
    [InlineData("postgresql://worker:geheim@db:port/studies")]
    [InlineData("Host=db;Password=geheim;SSL Mode=perhaps")]
    public void Text_that_cannot_be_used_is_refused_with_the_form_and_without_its_password(string text)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => PostgreSqlStorage.Open(text));
        Assert.Contains("postgresql://user:password@host:port/database", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_is_named_by_its_folder()
    {
        await using PostgreSqlStorage storage = PostgreSqlStorage.Open("postgresql://worker:geheim@/studies?host=/var/run/postgresql");
        Assert.Contains("/var/run/postgresql", storage.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", storage.ToString(), StringComparison.Ordinal);
    }
}
