using HyperGen.Generator.Model;

namespace HyperGen.Generator.Parsing;

/// <summary>
/// The order in which members are drawn: parents first, declaration order otherwise, the same as the runtime's activation order.
/// </summary>
internal static class DrawOrder
{
    /// <summary>The order, or <see langword="null"/> when conditions form a cycle.</summary>
    public static List<DrawSpec>? Of(MemberSpec[] members)
    {
        var draws = new List<DrawSpec>(members.Length);
        var states = new State[members.Length];
        foreach (MemberSpec member in members)
        {
            if (!Visit(member)) return null;
            if (member.Domain is PolymorphicDomainSpec) draws.Add(new(member.Ordinal, DrawPart.Alternative));
        }

        return draws;

        bool Visit(MemberSpec member)
        {
            if (states[member.Ordinal] == State.Done) return true;
            if (states[member.Ordinal] == State.Open) return false;
            states[member.Ordinal] = State.Open;
            if (!member.Conditions.All(condition => Visit(members[condition.Parent]))) return false;
            states[member.Ordinal] = State.Done;
            draws.Add(new(member.Ordinal, member.Domain is NestedDomainSpec ? DrawPart.Nested : DrawPart.Number));
            return true;
        }
    }

    private enum State { New, Open, Done }
}
