using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Ranges;

/// <summary>HG1013: DataAnnotations says what is valid, not what to search.</summary>
internal sealed class ValidationStandsForRange() : Rule(Describe.Warning(
    "HG1013",
    "A validation attribute stands where a search range is meant",
    "[{0}] on '{1}' validates and does not search; use HyperGen's attribute or add one"))
{
    public override void Check(SpaceDeclaration space, RuleContext context)
    {
        foreach (ISymbol member in space.Type.GetMembers())
        {
            if (member is not IPropertySymbol property || space.Find(property.Name) is not null) continue;
            if (Validation.RangeOf(property) is { ApplicationSyntaxReference: { } reference })
                context.Report(Descriptor, reference.GetSyntax(context.Cancellation).GetLocation(),
                    "System.ComponentModel.DataAnnotations.Range", property.Name);
        }
    }
}
