namespace HyperGen.Generator.Rules;

/// <summary>Takes what rules find.</summary>
internal sealed class RuleContext
{
    private readonly Action<Diagnostic>? _report;

    /// <param name="report">Receives each diagnostic; <see langword="null"/> where only <see cref="HasErrors"/> matters.</param>
    /// <param name="cancellation">Stops the check.</param>
    public RuleContext(Action<Diagnostic>? report, CancellationToken cancellation) => (_report, Cancellation) = (report, cancellation);

    public CancellationToken Cancellation { get; }

    /// <summary>Whether an error was found; by its default severity, so that a suppressed error is not generated either.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether findings count and are not reported, because they are reported elsewhere.</summary>
    public bool IsMuted { get; set; }

    public void Report(DiagnosticDescriptor descriptor, Location location, params object?[] arguments) =>
        Report(descriptor, location, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports with properties for a code fix.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, ImmutableDictionary<string, string?> properties,
        params object?[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        if (!IsMuted) _report?.Invoke(Diagnostic.Create(descriptor, location, properties, arguments));
    }
}
