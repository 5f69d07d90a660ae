namespace HyperGen.Sampling.Finite;

/// <summary>A shrinking set of the integers 0 ... n - 1 whose k-th member is found in O(log n): a Fenwick tree of counts.</summary>
internal sealed class RankSet
{
    private readonly int[] _tree; // one-based
    private readonly bool[] _members;
    private readonly int _top;

    public RankSet(bool[] members)
    {
        _members = members;
        _tree = new int[members.Length + 1];
        for (int i = 1; i < _tree.Length; i++)
        {
            if (members[i - 1])
            {
                _tree[i]++;
                Count++;
            }

            int next = i + (i & -i);
            if (next < _tree.Length) _tree[next] += _tree[i];
        }

        _top = 1;
        while (_top * 2 < _tree.Length) _top *= 2;
    }

    /// <summary>Number of members.</summary>
    public int Count { get; private set; }

    /// <summary>Removes a member; nothing happens for a number that is none.</summary>
    public void Remove(int rank)
    {
        if (!_members[rank]) return;
        _members[rank] = false;
        Count--;
        for (int i = rank + 1; i < _tree.Length; i += i & -i) _tree[i]--;
    }

    /// <summary>The k-th smallest member, k from 0.</summary>
    public int Member(int k)
    {
        int at = 0;
        for (int step = _top; step > 0; step >>= 1)
        {
            if (at + step >= _tree.Length || _tree[at + step] > k) continue;
            at += step;
            k -= _tree[at];
        }

        return at;
    }
}
