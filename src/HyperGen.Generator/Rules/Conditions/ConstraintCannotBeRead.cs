using HyperGen.Generator.Declarations;

namespace HyperGen.Generator.Rules.Conditions;

/// <summary>HG4008: a constraint is true, or at most zero, for feasible configs.</summary>
internal sealed class ConstraintCannotBeRead() : MemberRule(Describe.Error(
    "HG4008",
    "A constraint is neither a bool nor a number",
    "'{0}' {1} and cannot be a constraint; use a readable instance property that is a bool or a number"))
{
    protected override void Check(MemberDeclaration member, SpaceDeclaration space, RuleContext context)
    {
        if (member.Constraint is { } constraint && Obstacle(member) is { } obstacle)
            context.Report(Descriptor, constraint.Location, member.Name, obstacle);
    }

    private static string? Obstacle(MemberDeclaration member) => member switch
    {
        { Property: null } => "is a parameter without a property",
        { Property.IsStatic: true } => "is static",
        { Property.IsIndexer: true } => "is an indexer",
        { Property.GetMethod: null } => "cannot be read",
        { Type.Kind: ValueKind.Erroneous } => null,
        { Type: { IsNullableValue: false, Kind: ValueKind.Boolean } } => null,
        { Type: { IsNullableValue: false } type } when type.IsInteger || type.IsReal => null,
        _ => $"is of type '{member.Type.DisplayName}'",
    };
}
