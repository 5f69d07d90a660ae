using System.CommandLine;

namespace HyperGen.Suite;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The folder of the recorded problems.</summary>
    public static Option<DirectoryInfo?> Folder() => new("--data")
    {
        Description = "Folder of the recorded problems (has problems/*.json); without it only formula problems are known.",
    };

    /// <summary>A selection of problems.</summary>
    public static Option<string> Problems() => new("--problems")
    {
        Description = "Beginnings of problem names, separated by commas; for example f,tab_mlp. All if omitted.",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Which of the generated problems.</summary>
    public static Option<int> FirstMember() => new("--first-member")
    {
        Description = "Number of the first generated problem (g..) of each family: there are any number, three of which are taken.",
        DefaultValueFactory = _ => 0,
    };

    /// <summary>The option, refused by name and value where its number is below a bound.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, int least)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<T>() is int value && value < least)
                result.AddError($"{option.Name} is {value}; it must be at least {least}.");
        });
        return option;
    }

    /// <summary>The parts of a comma-separated list.</summary>
    public static string[] Parts(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
