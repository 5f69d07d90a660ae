namespace HyperGen.Studies;

/// <summary>A list that one adds to while others read: what a reader holds does not change.</summary>
internal sealed class GrowingList<T>
{
    private T[] _items = [];
    private IReadOnlyList<T> _view = [];
    private int _count;

    /// <summary>The items by now.</summary>
    public IReadOnlyList<T> View => Volatile.Read(ref _view);

    public void Add(T item)
    {
        if (_count == _items.Length) Array.Resize(ref _items, Math.Max(4, 2 * _count));
        _items[_count++] = item;
        Volatile.Write(ref _view, new ArraySegment<T>(_items, 0, _count));
    }
}
