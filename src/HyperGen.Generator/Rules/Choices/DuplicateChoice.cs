using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Choices;

/// <summary>HG3003: duplicates are dropped.</summary>
internal sealed class DuplicateChoice() : ChoiceRule(Describe.Warning(
    "HG3003",
    "A choice is listed twice",
    "{0} is already a choice of '{1}'; a second listing does not make it likelier"))
{
    protected override void Check(ChoiceUse choice, MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        HashSet<Optional<object?>> seen = [];
        foreach (ArgumentValue value in choice.Values)
        {
            ChoiceValue read = ChoiceReader.Read(value, member.Type);
            if (read.Problem == ChoiceProblem.None && !seen.Add(new(read.Value)))
                context.Report(Descriptor, value.Location, Show.Argument(value), member.Name);
        }
    }
}
