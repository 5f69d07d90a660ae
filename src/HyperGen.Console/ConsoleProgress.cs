using HyperGen.Terminal;
using Spectre.Console;

namespace HyperGen;

/// <summary>Shows how far a study has come: a live bar in a terminal, an occasional line where the output is redirected.</summary>
/// <remarks>
/// A report only remembers the progress, whatever the number of trials per second; a timer draws. Nothing here throws: a console that
/// cannot be written to ends the display, not the study. Dispose it before writing the result, so that its last state stays above it.
/// Write to the same <see cref="IAnsiConsole"/> from one thread only while the display is live.
/// </remarks>
public sealed class ConsoleProgress : IProgress<StudyProgress>, IDisposable
{
    private readonly IAnsiConsole _console;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _interval;
    private readonly IProgressView _view;
    private readonly long _openedAt;
    private readonly Lock _drawing = new();
    private readonly ITimer _timer;
    private Snapshot? _latest;
    private bool _closed;

    /// <summary>Starts a display on the standard output.</summary>
    public ConsoleProgress()
        : this(new ConsoleProgressOptions())
    {
    }

    /// <summary>Starts a display.</summary>
    /// <param name="options">Where and how often to draw.</param>
    /// <exception cref="ArgumentException">An interval is not positive.</exception>
    public ConsoleProgress(ConsoleProgressOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_console, _clock) = (options.Console ?? AnsiConsole.Console, options.TimeProvider);
        bool isLive = _console.Profile.Capabilities is { Ansi: true, Interactive: true };
        _interval = isLive ? options.LiveInterval : options.LineInterval;
        _view = isLive ? new LiveView(_console) : new LineView(_console);
        _openedAt = _clock.GetTimestamp();
        _timer = _clock.CreateTimer(static display => ((ConsoleProgress)display!).Draw(isLast: false), this, _interval, _interval);
    }

    /// <summary>Remembers the progress of the study; it is drawn when the next interval ends.</summary>
    /// <param name="value">The progress.</param>
    public void Report(StudyProgress value)
    {
        if (value is null) return;
        Snapshot report = new(value, _clock.GetTimestamp());
        Snapshot? seen = Volatile.Read(ref _latest);

        // Reports of parallel trials may overtake each other; what was drawn never goes back.
        while (seen is null || seen.Progress.Finished <= value.Finished)
        {
            Snapshot? before = Interlocked.CompareExchange(ref _latest, report, seen);
            if (ReferenceEquals(before, seen)) return;
            seen = before;
        }
    }

    /// <summary>Draws the last state and ends the display.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        Draw(isLast: true);
    }

    private void Draw(bool isLast)
    {
        lock (_drawing)
        {
            if (_closed) return;
            _closed = isLast;
            try
            {
                Snapshot? latest = Volatile.Read(ref _latest);
                _view.Draw(latest?.Progress, _clock.GetElapsedTime(latest?.At ?? _openedAt), isLast);
            }
            catch (Exception)
            {
                // A closed pipe or a terminal that went away; the study goes on without a display.
                _closed = true;
            }
        }
    }

    private sealed record Snapshot(StudyProgress Progress, long At);
}
