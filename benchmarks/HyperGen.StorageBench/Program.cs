using HyperGen;
using HyperGen.StorageBench;

// A storage is sqlite:FILE, postgresql:CONNECTION STRING, or the file of a journal.
switch (args)
{
    case ["throughput", string storage, string trials]:
        await Throughput.RunAsync(storage, int.Parse(trials));
        return 0;
    case ["compare", string folder, string rounds, string seconds, string durability, .. string[] clients]:
        await Comparison.RunAsync(folder, int.Parse(rounds), int.Parse(seconds), Enum.Parse<StorageDurability>(durability), clients);
        return 0;
    case ["open", string storage, string trials]:
        return await BigStudy.RunAsync(storage, int.Parse(trials)) ? 0 : 1;
    case ["soak", string storage, string processes, string trials, string kills]:
        return await Soak.RunAsync(storage, int.Parse(processes), int.Parse(trials), int.Parse(kills)) ? 0 : 1;
    case ["worker", string storage, string trials]:
        await SoakWorker.RunAsync(storage, int.Parse(trials), timeout: null);
        return 0;
    case ["worker", string storage, string trials, string seconds]:
        await SoakWorker.RunAsync(storage, int.Parse(trials), TimeSpan.FromSeconds(int.Parse(seconds)));
        return 0;
    case ["together", string storage, string seconds, string client]:
        return await CoRun.RunAsync(storage, int.Parse(seconds), client) ? 0 : 1;
    case ["cuts", string folder, string cuts]:
        return await PowerCuts.RunAsync(folder, int.Parse(cuts)) ? 0 : 1;
    case ["led", string storage]:
        await PowerCutWorker.RunAsync(storage);
        return 0;
    default:
        Console.Error.WriteLine("""
            throughput STORAGE TRIALS             trials per second of one process, with the times of ask and tell
            compare FOLDER ROUNDS SECONDS DURABILITY OPTUNA...
                                                  trials per second on SQLite files in a folder, in turns with the real
                                                  Optuna, whose package is in each folder OPTUNA; DURABILITY is Tells,
                                                  HyperGen's default, or Everything, as Optuna's files have it
            open STORAGE TRIALS                   time and memory to open, resume and find the best of a long study
            soak STORAGE PROCESSES TRIALS KILLS   many processes on one study, of which some are killed, up to the end
            together STORAGE SECONDS OPTUNA       two processes of HyperGen and two of the real Optuna on one study
            cuts FOLDER CUTS                      what power cuts at random moments leave of a study in SQLite
            """);
        return 2;
}
