using BenchmarkDotNet.Running;
using HyperGen.Benchmarks;

if (args is ["memory"]) await StudyMemory.PrintAsync();
else BenchmarkSwitcher.FromAssembly(typeof(ConfigBenchmarks).Assembly).Run(args);
