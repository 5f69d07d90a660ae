namespace HyperGen.Storage.Tests.PostgreSql;

/// <summary>The tests that share one server.</summary>
[CollectionDefinition(PostgreSqlServer.Collection)]
public sealed class PostgreSqlCollection : ICollectionFixture<PostgreSqlServer>;
