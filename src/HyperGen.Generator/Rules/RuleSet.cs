using HyperGen.Generator.Declarations;
using HyperGen.Generator.Rules.Choices;
using HyperGen.Generator.Rules.Conditions;
using HyperGen.Generator.Rules.Logs;
using HyperGen.Generator.Rules.Ranges;
using HyperGen.Generator.Rules.Types;

namespace HyperGen.Generator.Rules;

/// <summary>Every rule about a search space. Analyzer and generator ask the same ones, so they cannot disagree.</summary>
internal static class RuleSet
{
    public static ImmutableArray<Rule> All { get; } =
    [
        new TypeIsNotPartial(),
        new ContainingTypeIsNotPartial(),
        new NoUsableConstructor(),
        new RequiredMemberIsNotSearched(),
        new MemberCannotBeSearched(),
        new PropertyCannotBeSet(),
        new NoParameters(),
        new SeveralDomains(),
        new NamesDifferOnlyInCase(),
        new NameIsGenerated(),
        new TypeCannotBeSearchSpace(),
        new TargetHasNoSuchProperty(),
        new TargetPropertyCannotTakeValue(),
        new FormerNameIsInUse(),
        new ModifierWithoutDomain(),
        new TypeIsMarkedTwice(),

        new BoundsAreSwapped(),
        new RangeHoldsSingleValue(),
        new BoundIsNotWhole(),
        new BoundIsOutsideType(),
        new BoundIsNotFinite(),
        new TypeCannotCarryRange(),
        new DefaultIsOutsideRange(),
        new StepIsNotPositive(),
        new StepIsWiderThanRange(),
        new StepDoesNotDivideRange(),
        new StepOnLogRange(),
        new IntegerIsNotExact(),
        new ValidationStandsForRange(),
        new ValidationIsNarrower(),
        new BoundTextIsNotReadable(),
        new StepIsNotOfType(),
        new DefaultIsOffGrid(),
        new PriorIsOutsideRange(),
        new PriorSpreadIsNotPositive(),
        new PriorFactorNeedsPositiveRange(),
        new PriorIsNotOfType(),
        new PriorDoesNotFitDomain(),
        new PriorHasNoWidth(),
        new HardLimitIsInsideRange(),
        new HardLimitsAreSwapped(),
        new HardLimitIsNotOfType(),
        new HardLimitsDoNotFitDomain(),
        new HardLimitsHaveNoEffect(),
        new HardLimitIsOffGrid(),

        new LogBoundIsNotPositive(),
        new LogIntegerIsBelowOne(),
        new RangeSpansDecades(),
        new LogRangeIsNarrow(),
        new LogLimitIsNotPositive(),

        new ChoiceIsNotOfType(),
        new NullChoice(),
        new DuplicateChoice(),
        new NoChoices(),
        new ChoiceIsNotMember(),
        new FlagsWithoutChoices(),
        new MembersShareValue(),
        new DefaultIsNotChoice(),
        new SingleChoice(),
        new AlternativeDoesNotFit(),
        new AlternativeCannotBeCreated(),
        new AlternativeHasNoSpace(),
        new TypeCannotCarryChoice(),
        new ChoiceIsNotNumber(),
        new PriorWeightCount(),
        new PriorWeightIsNotUsable(),

        new UnknownParent(),
        new ParentIsNotSearched(),
        new ParameterDependsOnItself(),
        new ImpossibleValue(),
        new ConditionCycle(),
        new NestedTypeIsNoSpace(),
        new RecursiveNesting(),
        new ConstraintCannotBeRead(),
        new DefaultBreaksConstraint(),
        new NestedDefaultIsShared(),
        new ConditionHasNoValues(),
        new ConditionAlwaysHolds(),
    ];

    // What only warns cannot keep code from being generated: the generator need not ask.
    private static readonly ImmutableArray<Rule> Errors =
        [.. All.Where(rule => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)];

    /// <summary>Runs every rule.</summary>
    public static void Check(SpaceDeclaration space, RuleContext context) => Check(All, space, context);

    /// <summary>
    /// Whether a declaration and the spaces inside it are free of errors, so that code can be generated for it. What stands in another
    /// assembly has been generated already.
    /// </summary>
    public static bool IsValid(SpaceDeclaration space, CancellationToken cancellation) => IsValid(space, [], cancellation);

    private static bool IsValid(SpaceDeclaration space, HashSet<ISymbol> seen, CancellationToken cancellation)
    {
        if (!seen.Add(space.Type.OriginalDefinition)) return true;
        RuleContext context = new(null, cancellation);
        Check(Errors, space, context);
        return !context.HasErrors && space.Searched
            .SelectMany(Inner.Of)
            .Select(inner => inner.Type.OriginalDefinition)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.Locations.Any(place => place.IsInSource))
            .All(type => SpaceReader.Read(type, space.Compilation, cancellation) is not { } inner || IsValid(inner, seen, cancellation));
    }

    private static void Check(ImmutableArray<Rule> rules, SpaceDeclaration space, RuleContext context)
    {
        foreach (Rule rule in rules)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            rule.Check(space, context);
        }
    }
}
