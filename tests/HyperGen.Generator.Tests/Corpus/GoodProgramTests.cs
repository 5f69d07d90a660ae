using System.Reflection;
using System.Runtime.Loader;
using HyperGen.Generator.Tests.Analysis;

namespace HyperGen.Generator.Tests.Corpus;

public sealed class GoodProgramTests
{
    public static IEnumerable<object[]> Good => CorpusCase.Names(good: true);

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Good_program_compiles_in_silence_samples_and_round_trips(string name)
    {
        SourceCompilation compilation = SourceCompilation.Of(CorpusCase.Named(name).Source);

        Assert.Empty(await compilation.AnalyzeAsync());
        Assert.Empty(compilation.CompilerDiagnostics());
        foreach (Type space in Spaces(compilation)) Exercise(space);
    }

    [Fact]
    public void Corpus_is_large_and_has_both_kinds()
    {
        Assert.True(CorpusCase.All.Count >= 150, $"{CorpusCase.All.Count} programs");
        Assert.True(CorpusCase.All.Count(program => program.IsGood) >= 40);
        Assert.Equal(CorpusCase.All.Count, CorpusCase.All.Select(program => program.Name).Distinct().Count());
    }

    private static IEnumerable<Type> Spaces(SourceCompilation compilation)
    {
        using MemoryStream image = new();
        Assert.True(compilation.Generated.Emit(image).Success);
        image.Position = 0;
        return [.. new AssemblyLoadContext("corpus", isCollectible: true).LoadFromStream(image).GetTypes().Where(IsSpace)];
    }

    private static bool IsSpace(Type type) => !type.ContainsGenericParameters
        && type.GetInterfaces().Any(seam =>
            seam.IsGenericType && seam.GetGenericTypeDefinition() == typeof(ISearchSpace<>) && seam.GenericTypeArguments[0] == type);

    private static void Exercise(Type space) => typeof(GoodProgramTests)
        .GetMethod(nameof(ExerciseTyped), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(space)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null);

    private static void ExerciseTyped<T>()
        where T : ISearchSpace<T>
    {
        SearchSpace space = T.SearchSpace;
        Rng rng = Rng.ForTrial(7, 0);
        double[] point = new double[space.Count];
        double[] again = new double[space.Count];
        for (int draw = 0; draw < 50; draw++)
        {
            T.Encode(T.Sample(ref rng), point);
            Assert.Null(space.Problem(point));
            T.Encode(T.Decode(point), again);
            Assert.Equal(point, again);
        }

        foreach (Parameter parameter in space.Parameters)
        {
            for (double unit = 0; unit <= 1; unit += 0.125) Assert.True(parameter.Contains(parameter.FromUnit(unit)),
                $"{parameter.Name} at {unit}");
        }
    }
}
