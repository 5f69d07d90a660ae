using HyperGen.Generator.Tests.Analysis;
using HyperGen.Generator.Tests.Corpus;

namespace HyperGen.Generator.Tests.Rules;

/// <summary>Analyzers and generator see code at every keystroke; none of it may crash them.</summary>
public sealed class UnfinishedCodeTests
{
    private const int Cuts = 2;

    public static IEnumerable<object[]> Programs => CorpusCase.All.Select(program => new object[] { program.Name });

    public static TheoryData<string> Fragments =>
    [
        "[SearchSpace] partial class C { [Range(] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1,)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2, 3)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(Low, High)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, \"2\")] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2, Step = )] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2, Stepp = 3)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2)] public Unknown P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2)] public int P { get; init; } = Unknown; }",
        "[SearchSpace] partial class C { [Range(1, 2)] public int P { get; init; } = ; }",
        "[SearchSpace] partial class C { [Choice(typeof(Unknown), typeof(List<>))] public object P { get; init; } }",
        "[SearchSpace] partial class C { [Choice(typeof())] public object P { get; init; } }",
        "[SearchSpace] partial class C { [Choice(null)] public string P { get; init; } }",
        "[SearchSpace] partial class C { [Choice(default)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Choice(new object[] { 1, new object[] { 2 } })] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Choice((object[])null)] public int? P { get; init; } }",
        "[SearchSpace] partial class C { [When] [When(] [When()] [When(nameof())] [When(nameof(P), )] [Range(1, 2)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [When(null, null), Range(1, 2)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [FormerlyNamed, FormerlyNamed(null), Range(1, 2)] public int P { get; init; } }",
        "[SearchSpace] partial class C : C { [Nested] public C P { get; init; } }",
        "[SearchSpace] partial class C : Unknown { [Nested] public Unknown P { get; init; } }",
        "[SearchSpace] partial class { [Range(1, 2)] public int P { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2)] public int { get; init; } }",
        "[SearchSpace] partial class C { [Range(1, 2)] public int P",
        "[SearchSpace] partial record C([Range(1, 2)] int P, [Range(",
        "[SearchSpace] partial record C([Range(1, 2)] int P, [Range(3, 1)] int P);",
        "[SearchSpace] partial class C { [Range(1, 2)] public int P { get; init; } [Range(3, 1)] public int P { get; init; } }",
        "[SearchSpace, SearchSpace] partial class C { [Range(1, 2), Range(1, 2)] public int P { get; init; } }",
        "[SearchSpaceFor] partial class C { [Range(1, 2)] public int P { get; init; } }",
        "[SearchSpaceFor(null)] partial class C { [Range(1, 2)] public int P { get; init; } }",
        "[SearchSpaceFor(typeof(Unknown))] partial class C { [Range(1, 2)] public int P { get; init; } }",
        "[SearchSpaceFor(typeof(List<>))] partial class C { [Range(1, 2)] public int Capacity { get; init; } }",
        "[SearchSpaceFor(typeof(int[]))] partial class C { [Range(1, 2)] public int Length { get; init; } }",
        "[SearchSpace] partial class C { [Constraint] public bool P => P; [Constraint] public bool Q => !Q && R > 0; [Range(1, 2)] public int R { get; init; } }",
        "[SearchSpace] partial class C { [Constraint] public bool P { get { return } } [Range(1, 2)] public int R { get; init; } }",
        "[SearchSpace] partial class C { [Constraint] public bool P => 1 / (R - 1) > 0 && R % (R - 1) > 0; [Range(1, 2)] public int R { get; init; } = 1; }",
        "[SearchSpace] partial class C { [Range(1, 2)] void M() { } [Choice] int _field; [Nested] event Action E; }",
        "[SearchSpace] partial class C { [Choice] public E P { get; init; } enum E { A = B, B = A } }",
        "[SearchSpace] partial class C<T> where T : C<T> { [Nested] public T P { get; init; } [Range(1, 2)] public T Q { get; init; } }",
        "[SearchSpace] partial class C { [Range(-79228162514264337593543950335d, 1e300)] public decimal P { get; init; } = 1e400m; }",
        "[SearchSpace] partial class C { [Range(long.MinValue, ulong.MaxValue)] public ulong P { get; init; } }",
        "[SearchSpace] partial class C { [Range(\"-99999999.00:00:00\", \"99999999.00:00:00\")] public TimeSpan P { get; init; } = TimeSpan.FromDays(1e300); }",
        "[SearchSpace] partial class C { [Range(0, 9007199254740992, Step = 1e-300)] public double P { get; init; } = 0.5; }",
        "[SearchSpace] partial class C { [Range(\"-79228162514264337593543950335\", \"79228162514264337593543950335\", Step = \"79228162514264337593543950335\")] public decimal P { get; init; } = 5; }",
        "[SearchSpace] interface I { [Range(1, 2)] int P { get; init; } }",
        "[SearchSpace] enum E { [Range(1, 2)] A }",
        "[SearchSpace] delegate void D([Range(1, 2)] int P);",
        "[SearchSpace]",
        "class P { void M() => Study.Minimize<>( }",
        "class P { void M() => Study.Minimize<Unknown>(c => 1, new StudyOptions { Sampler = , Trials = }); }",
        "class P { void M(Trial<Unknown> t) { while (true) t.Report(); } }",
        "class P { async void M(Study<Unknown> s) { await s.AskAsync(; await s.TellAsync(); } }",
    ];

    [Theory]
    [MemberData(nameof(Fragments))]
    public async Task Code_that_does_not_compile_crashes_nothing(string fragment) => await SourceCompilation.Of(fragment).AnalyzeAsync();

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_cut_short_crashes_nothing(string name)
    {
        string source = CorpusCase.Named(name).Markup.Source;
        for (int cut = 1; cut <= Cuts; cut++) await SourceCompilation.Of(source[..(source.Length * cut / (Cuts + 1))]).AnalyzeAsync();
    }
}
