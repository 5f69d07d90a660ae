namespace HyperGen;

/// <summary>What the code says a study is when it opens a storage.</summary>
/// <param name="Name">The study's name in the storage, 1 to 512 characters.</param>
/// <param name="Direction">Which objective values are better.</param>
/// <param name="Space">The current search space; stored points are mapped into it.</param>
/// <param name="Seed">The seed a new study is created with. A stored study keeps its own: see <see cref="IStudyLog.Seed"/>.</param>
public sealed record StudyDeclaration(string Name, StudyDirection Direction, SearchSpace Space, ulong Seed);
