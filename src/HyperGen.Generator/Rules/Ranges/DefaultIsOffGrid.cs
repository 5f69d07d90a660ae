using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1017: a default off the grid is never proposed.</summary>
internal sealed class DefaultIsOffGrid() : RangeRule(Describe.Warning(
    "HG1017",
    "A default lies between two steps",
    "The default {0} of '{1}' lies between two steps; the nearest values are {2} and {3}"))
{
    protected override void Check(RangeUse range, MemberDeclaration member, RuleContext context)
    {
        if (!Grid.IsMeaningful(range) || Grid.Count(range) == 1 || DefaultReader.Read(member) is not { HasValue: true, Value: { } value })
            return;
        if (Scalars.Compare(value, range.Low.Typed) < 0 || Scalars.Compare(value, range.High.Typed) > 0
            || Grid.Neighbours(range, value) is not var (below, above))
        {
            return;
        }
        context.Report(
            Descriptor,
            member.DefaultSyntax!.GetLocation(),
            Repair.With(Scalars.Literal(below, member.Type.Kind)),
            Show.Default(value, member.Type.Kind),
            member.Name,
            Show.Default(below, member.Type.Kind),
            Show.Default(above, member.Type.Kind));
    }
}
