using HyperGen.StorageWorker;
using HyperGen.StudyWorker;

// HyperGen.StudyWorker ADDRESS TRIALS [WINDOW]: runs the study to its budget, going on where a killed process stopped. Each step of its
// objective says that it has come and waits for a line.
int? window = args is [_, _, string width] ? int.Parse(width) : null;
using SemaphoreSlim lines = new(0);
new Thread(() =>
{
    while (Console.ReadLine() is not null) lines.Release();
})
{ IsBackground = true }.Start();
await WorkerStudy.RunAsync(int.Parse(args[1]), StorageAddress.Open(args[0]), window, StepAsync);

async Task StepAsync()
{
    Console.WriteLine("step");
    await lines.WaitAsync();
}
