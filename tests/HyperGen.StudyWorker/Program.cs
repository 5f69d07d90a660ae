using HyperGen.StorageWorker;
using HyperGen.StudyWorker;

// HyperGen.StudyWorker ADDRESS TRIALS [WINDOW | led]: runs the study to its budget, going on where a killed process stopped. A step of its
// objective takes long enough for a kill to fall between any two, however fast the machine is; a led one says that it has come to a step and
// waits for a line.
bool isLed = args is [_, _, "led"];
TimeSpan pause = TimeSpan.FromMilliseconds(5);
int? window = isLed || args.Length < 3 ? null : int.Parse(args[2]);
await WorkerStudy.RunAsync(int.Parse(args[1]), StorageAddress.Open(args[0]), window, isLed ? WaitAsync : () => Task.Delay(pause));

static async Task WaitAsync()
{
    await Console.Out.WriteLineAsync("step");
    await Console.Out.FlushAsync();
    await Console.In.ReadLineAsync();
}
