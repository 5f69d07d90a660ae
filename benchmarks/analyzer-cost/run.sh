#!/bin/sh
# Builds a project of 1,000 annotated types and prints the share of the analyzers in its compile time.
# usage: run.sh [types]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
types=${1:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build "$root/src/HyperGen/HyperGen.csproj" -c Release -v q >/dev/null

i=0
while [ "$i" -lt "$types" ]; do
    cat > "$work/Config$i.cs" <<CONFIG
using HyperGen;

namespace Sample;

[SearchSpace]
public sealed partial record Config$i
{
    [LogUniform(1e-5, 1e-1)] public double LearningRate { get; init; } = 1e-3;
    [Range(16, 256, Step = 16)] public int BatchSize { get; init; } = 64;
    [Range(0.0, 0.5)] public float Dropout { get; init; }
    [Choice("relu", "gelu", "silu")] public string Activation { get; init; } = "relu";
    [Choice] public System.DayOfWeek Day { get; init; }
    [Choice(null, 4, 8)] public int? MaxDepth { get; init; }
    [Choice] public bool Bias { get; init; } = true;
    [Range(0.0, 0.99), When(nameof(Bias), true)] public double Momentum { get; init; } = 0.9;
    [Constraint] public bool Fits => BatchSize * 2 <= 1024;
}
CONFIG
    i=$((i + 1))
done

cat > "$work/Sample.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <LangVersion>latest</LangVersion>
    <ReportAnalyzer>true</ReportAnalyzer>
    <UseSharedCompilation>false</UseSharedCompilation>
  </PropertyGroup>
  <ItemGroup>
    <Reference Include="$root/src/HyperGen/bin/Release/net10.0/HyperGen.dll" />
    <Analyzer Include="$root/src/HyperGen.Generator/bin/Release/netstandard2.0/HyperGen.Generator.dll" />
  </ItemGroup>
</Project>
PROJECT

dotnet build "$work/Sample.csproj" -v detailed -clp:PerformanceSummary > "$work/log.txt"
grep -E "^ *[<0-9.]+ +[<0-9]+ +HyperGen\.Generator" "$work/log.txt" | sed 's/ (HG.*//; s/, Version.*//'
awk '
    /Total analyzer execution time/ { kind = "analyzers" }
    /Total generator execution time/ { kind = "generator" }
    $3 ~ /^HyperGen\.Generator,$/ { seconds[kind] = $1 }
    $2 == "ms" && $3 == "Csc" { total = $1 / 1000 }
    END {
        printf "compiler %.1f s, analyzers %.2f s (%.1f %%), generator %.2f s (%.1f %%)\n",
            total, seconds["analyzers"], 100 * seconds["analyzers"] / total, seconds["generator"], 100 * seconds["generator"] / total
    }' "$work/log.txt"
