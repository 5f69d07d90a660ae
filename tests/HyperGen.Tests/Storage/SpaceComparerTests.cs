using HyperGen.Spaces;

namespace HyperGen.Tests.Storage;

public sealed class SpaceComparerTests
{
    public static TheoryData<string, Func<SearchSpaceBuilder, SearchSpaceBuilder>, Func<SearchSpaceBuilder, SearchSpaceBuilder>> Changes => new()
    {
        {
            "'y' is new (int [1, 4]); earlier trials count with its default 3",
            b => b.AddFloat("x", 0, 1),
            b => b.AddFloat("x", 0, 1).AddInt("y", 1, 4).WithDefault([0.5, 3])
        },
        {
            "'y' is new (int [1, 4]) and has no default; earlier trials in which it would be active are set aside",
            b => b.AddFloat("x", 0, 1),
            b => b.AddFloat("x", 0, 1).AddInt("y", 1, 4)
        },
        {
            "'y' (int [1, 4]) is gone; its values in earlier trials are ignored",
            b => b.AddFloat("x", 0, 1).AddInt("y", 1, 4),
            b => b.AddFloat("x", 0, 1)
        },
        {
            "'lr' is now named 'rate'",
            b => b.AddFloat("lr", 0, 1),
            b => b.AddFloat("rate", 0, 1).FormerlyNamed("lr")
        },
        {
            "'x' is now float [0, 2] and was float [0, 1]",
            b => b.AddFloat("x", 0, 1),
            b => b.AddFloat("x", 0, 2)
        },
        {
            "'x' is now float [0, 0.5] and was float [0, 1]; earlier trials with a value outside are set aside",
            b => b.AddFloat("x", 0, 1),
            b => b.AddFloat("x", 0, 0.5)
        },
        {
            "'x' is now float [1, 8] log and was float [1, 8]",
            b => b.AddFloat("x", 1, 8),
            b => b.AddFloat("x", 1, 8, Scale.Log)
        },
        {
            "'x' is now float [0, 1] step 0.5 and was float [0, 1]; earlier trials with a value outside are set aside",
            b => b.AddFloat("x", 0, 1),
            b => b.AddFloat("x", 0, 1, step: 0.5)
        },
        {
            "'x' is now float [1, 8] and was int [1, 8]",
            b => b.AddInt("x", 1, 8),
            b => b.AddFloat("x", 1, 8)
        },
        {
            "'x' is now int [0, 8] step 2 and was int [0, 8] step 4",
            b => b.AddInt("x", 0, 8, step: 4),
            b => b.AddInt("x", 0, 8, step: 2)
        },
        {
            "'x' is now int [16, 64] and was choice {16, 32, 64}; earlier trials with a value outside are set aside",
            b => b.AddChoice("x", [16, 32, 64]),
            b => b.AddInt("x", 16, 64)
        },
        {
            "'x' has the new choice \"c\"",
            b => b.AddChoice<string>("x", ["a", "b"]),
            b => b.AddChoice<string>("x", ["a", "b", "c"])
        },
        {
            "'x' no longer has the choices \"b\", \"c\"; earlier trials with them are set aside",
            b => b.AddChoice<string>("x", ["a", "b", "c"]),
            b => b.AddChoice<string>("x", ["a"])
        },
        {
            "'x' lists its choices in another order",
            b => b.AddChoice<string>("x", ["a", "b"]),
            b => b.AddChoice<string>("x", ["b", "a"])
        },
        {
            "'m' is now searched while k is \"b\" and was always",
            b => b.AddChoice<string>("k", ["a", "b"]).AddFloat("m", 0, 1),
            b => b.AddChoice<string>("k", ["a", "b"]).AddFloat("m", 0, 1).When(0, 1)
        },
        {
            "'m' is now searched while k is \"1\" and was while k is 1",
            b => b.AddChoice<object>("k", [1, "1"]).AddFloat("m", 0, 1).When(0, 0),
            b => b.AddChoice<object>("k", [1, "1"]).AddFloat("m", 0, 1).When(0, 1)
        },
        {
            "'k' is now named 'kind'",
            b => b.AddChoice<string>("k", ["a", "b"]).AddFloat("m", 0, 1).When(0, 1),
            b => b.AddChoice<string>("kind", ["a", "b"]).FormerlyNamed("k").AddFloat("m", 0, 1).When(0, 1)
        },
        {
            "the parameters are declared in another order",
            b => b.AddFloat("x", 0, 1).AddFloat("y", 0, 1),
            b => b.AddFloat("y", 0, 1).AddFloat("x", 0, 1)
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_is_told_in_one_sentence(
        string sentence, Func<SearchSpaceBuilder, SearchSpaceBuilder> before, Func<SearchSpaceBuilder, SearchSpaceBuilder> after)
    {
        SearchSpace earlier = before(new SearchSpaceBuilder("Space")).Build();
        SearchSpace now = after(new SearchSpaceBuilder("Space")).Build();
        Assert.Equal([sentence], SpaceComparer.Compare(earlier, now).Changes);
        Assert.Equal([sentence], SpaceComparer.Compare(SpaceDescription.Read(SpaceDescription.Write(earlier)), now).Changes);
    }

    [Fact]
    public void Equal_spaces_have_no_changes_whatever_their_defaults() => Assert.True(SpaceComparer.Compare(
        new SearchSpaceBuilder("Space").AddFloat("x", 0, 1).WithDefault([0.5]).Build(),
        new SearchSpaceBuilder("Other").AddFloat("x", 0, 1).Build()).IsEmpty);

    [Fact]
    public void Several_changes_are_all_told()
    {
        SearchSpace earlier = new SearchSpaceBuilder("Space").AddFloat("a", 0, 1).AddFloat("b", 0, 1).Build();
        SearchSpace now = new SearchSpaceBuilder("Space").AddFloat("c", 0, 2).FormerlyNamed("a").AddFloat("d", 0, 1).Build();
        Assert.Equal(4, SpaceComparer.Compare(earlier, now).Changes.Count);
    }
}
