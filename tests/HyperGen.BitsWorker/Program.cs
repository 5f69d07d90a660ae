using System.Runtime.Intrinsics;
using HyperGen.BitsWorker;

// HyperGen.BitsWorker: what vectors this process has, then a hash of the bits of each study.
Console.WriteLine($"vectors of 256 bits {Vector256.IsHardwareAccelerated}, of 128 bits {Vector128.IsHardwareAccelerated}");
foreach (string name in StudyBits.Names) Console.WriteLine($"{name} {StudyBits.Of(name)}");
