using HyperGen;
using HyperGen.StudyWorker;

// HyperGen.StudyWorker JOURNAL TRIALS [WINDOW]: runs the study to its budget, going on where a killed process stopped. Its objective takes
// long enough for a kill to fall between any two trials, however fast the machine is.
TimeSpan objective = TimeSpan.FromMilliseconds(15);
await WorkerStudy.RunAsync(int.Parse(args[1]), JournalStorage.Open(args[0]), args.Length > 2 ? int.Parse(args[2]) : null, objective);
