using HyperGen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ManyWorkers;

/// <summary>A worker: a host that takes part in the study until its budget is used up. The budget comes from the command line.</summary>
internal static class Worker
{
    public static async Task<int> RunAsync(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton(Tumour.Load(Path.Combine(AppContext.BaseDirectory, "data", "breast-cancer.csv")));
        builder.Services.AddHyperGen()
            .UseStorage(_ => StudyPlace.Open(builder.Configuration[StudyPlace.Key]!))
            .AddStudy<TrainingConfig, CrossValidatedLoss>(StudyPlace.Study, StudyDirection.Minimize)
            .StopHostWhenStudiesEnd();
        using IHost host = builder.Build();
        HostedStudy<TrainingConfig> study = host.Services.GetRequiredService<HostedStudy<TrainingConfig>>();
        await host.RunAsync();
        return study.Completion.IsCompletedSuccessfully ? 0 : 1;
    }
}
