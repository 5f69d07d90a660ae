namespace HyperGen.Studies;

/// <summary>
/// Tells whether a sampler is so quick that it may propose while others wait for the storage: judged by its last proposals.
/// </summary>
internal sealed class ProposalPace
{
    private const int Last = 4;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(1); // about what a storage takes to write

    private int _proposals; // since a slow one
    private bool _wasSlow;
    private int _trials; // that the last one was based on

    /// <summary>Whether the last proposals were quick.</summary>
    public bool IsQuick => _proposals >= (_wasSlow ? Last : 1);

    /// <summary>Notes how long a proposal took that was based on so many finished trials.</summary>
    public void Add(TimeSpan duration, int trials)
    {
        _trials = trials;
        bool isSlow = duration >= Quick;
        _proposals = isSlow ? 0 : _proposals + 1;
        _wasSlow |= isSlow;
    }

    /// <summary>
    /// Whether one based on so many trials can be expected to be as quick: some samplers begin to model at a number of them.
    /// </summary>
    public bool IsQuickFor(int trials) => IsQuick && trials - _trials <= 2 + (_trials / 8);
}
