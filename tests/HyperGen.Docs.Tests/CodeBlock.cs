namespace HyperGen.Docs.Tests;

/// <summary>A C# code block of a page.</summary>
/// <param name="Line">The line of its first line of code, from 1 on.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeBlock(int Line, string Code);
