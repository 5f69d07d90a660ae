using System.CommandLine;
using HyperGen.Problems;
using HyperGen.Problems.Recorded;

namespace HyperGen.Suite;

/// <summary>Which samplers run on which problems, and where the runs go.</summary>
internal sealed class ContestOptions
{
    private readonly Option<string> _samplers = new("--samplers")
    {
        Description = $"Names separated by commas: {string.Join(", ", KnownSamplers.Names)}.",
        Required = true,
    };

    private readonly Option<string> _problems = CommonOptions.Problems();

    private readonly Option<DirectoryInfo?> _folder = CommonOptions.Folder();

    private readonly Option<int> _firstMember = CommonOptions.FirstMember();

    private readonly Option<int> _seeds =
        new Option<int>("--seeds") { Description = "Number of seeds.", DefaultValueFactory = _ => 10 }.AtLeast(1);

    private readonly Option<int> _firstSeed =
        new Option<int>("--first-seed") { Description = "The first seed.", DefaultValueFactory = _ => 0 }.AtLeast(0);

    private readonly Option<int?> _trials =
        new Option<int?>("--trials") { Description = "Budget of every run instead of the problem's own." }.AtLeast(1);

    private readonly Option<int> _parallel = new("--parallel")
    {
        Description = "Trials that run at once in a study; more than one are added to the recorded names, as in tpe-x4.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _label;

    private readonly Option<int> _threads = new Option<int>("--threads")
    {
        Description = "Runs at once; times are meaningful only while there is a core for each.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    }.AtLeast(1);

    private readonly Option<FileInfo> _results = new("--out")
    {
        Description = "Results file (JSON lines). Runs it already has are not repeated.",
        Required = true,
    };

    /// <param name="label">What is appended to the samplers' names unless the caller says otherwise.</param>
    public ContestOptions(string label) =>
        _label = new("--label") { Description = "Appended to the recorded names.", DefaultValueFactory = _ => label };

    public void AddTo(Command command)
    {
        Option[] options =
            [_samplers, _problems, _folder, _firstMember, _seeds, _firstSeed, _trials, _parallel, _label, _threads, _results];
        foreach (Option option in options) command.Add(option);
    }

    public IReadOnlyList<Problem> Problems(ParseResult parsed) =>
        Catalogue.Find(Folder(parsed), parsed.GetValue(_firstMember), Prefixes(parsed));

    public int FirstSeed(ParseResult parsed) => parsed.GetValue(_firstSeed);

    public string? Folder(ParseResult parsed) => parsed.GetValue(_folder)?.FullName;

    public string[] Prefixes(ParseResult parsed) => CommonOptions.Parts(parsed.GetRequiredValue(_problems));

    public string Results(ParseResult parsed) => parsed.GetRequiredValue(_results).FullName;

    /// <summary>The names under which the runs are recorded.</summary>
    public string[] Methods(ParseResult parsed) => [.. Samplers(parsed).Select(name => Method(parsed, name))];

    /// <summary>Makes the runs that the results file does not have yet; 0 when all went well.</summary>
    public int Run(ParseResult parsed)
    {
        var contests =
            from seed in Enumerable.Range(FirstSeed(parsed), parsed.GetValue(_seeds))
            from problem in Problems(parsed)
            where problem is not PoolProblem
            from name in Samplers(parsed)
            select new Contest(
                problem, KnownSamplers.Find(name), Method(parsed, name), seed, parsed.GetValue(_trials) ?? problem.Trials)
            {
                Parallel = parsed.GetValue(_parallel),
            };
        return Tournament.Run([.. contests], Results(parsed), parsed.GetValue(_threads));
    }

    private string Method(ParseResult parsed, string name) =>
        name + parsed.GetValue(_label) + (parsed.GetValue(_parallel) is > 1 and var parallel ? $"-x{parallel}" : "");

    private string[] Samplers(ParseResult parsed) => CommonOptions.Parts(parsed.GetRequiredValue(_samplers));
}
