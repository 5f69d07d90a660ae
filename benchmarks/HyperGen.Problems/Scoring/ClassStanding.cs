namespace HyperGen.Problems.Scoring;

/// <summary>A method within one class of problems, beside the best of its peers there.</summary>
/// <param name="Problems">Number of problems of the class.</param>
/// <param name="Rank">The method's mean rank.</param>
/// <param name="BestPeer">The peer with the lowest mean rank.</param>
/// <param name="PeerRank">Its mean rank.</param>
/// <param name="Against">How often the method beats that peer.</param>
public sealed record ClassStanding(int Problems, double Rank, string BestPeer, double PeerRank, WinRate Against)
{
    private const int LeastProblems = 3;

    /// <summary>
    /// Whether the method leads; <see langword="null"/> where that is not decided: on fewer than three problems, or where the leader ranks
    /// better but the interval of the win rate against it reaches one half.
    /// </summary>
    public bool? IsBest => Problems < LeastProblems ? null : Rank <= PeerRank ? true : Against.High < 0.5 ? false : null;

    /// <summary>The standing; <see langword="null"/> where the method or its peers were not ranked.</summary>
    public static ClassStanding? Of(IReadOnlyList<Score> scores, string method, Measure measure)
    {
        IReadOnlyList<Standing> standings = Standings.Of(scores);
        Standing? ours = standings.FirstOrDefault(row => row.Method == method && !double.IsNaN(RankBy(row)));
        Standing? leader = standings.Where(row => row.Method != method && !double.IsNaN(RankBy(row))).MinBy(RankBy);
        return ours is not null && leader is not null && Duel.Between(scores, method, leader.Method, measure) is { } rate
            ? new(scores.Select(score => score.Problem).Distinct().Count(), RankBy(ours), leader.Method, RankBy(leader), rate)
            : null;

        double RankBy(Standing row) => measure == Measure.Area ? row.RankArea : row.RankFinal;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"rank {Rank:F2}, {BestPeer} {PeerRank:F2}, wins {Against.Mean:F2} [{Against.Low:F2}, {Against.High:F2}]; {Problems} {(Problems == 1 ? "problem" : "problems")}");
}
