namespace HyperGen.Studies;

/// <summary>The finished trials of a study at one moment; later trials do not appear in it.</summary>
/// <param name="History">The finished trials in the order told.</param>
/// <param name="Durations">Their durations in ticks, by row.</param>
/// <param name="Errors">Why trials failed, by number.</param>
/// <param name="Reports">What trials reported, by number.</param>
/// <param name="Failed">Number of failed trials.</param>
/// <param name="Pruned">Number of pruned trials.</param>
/// <param name="OutOfSpace">Number of finished trials whose points have no meaning in the current space.</param>
/// <param name="Adaptations">How the bounds of the space moved.</param>
internal sealed record StudySnapshot(
    TrialHistory History, long[] Durations, IReadOnlyDictionary<int, string> Errors,
    IReadOnlyDictionary<int, IReadOnlyList<IntermediateValue>> Reports, int Failed, int Pruned, int OutOfSpace,
    IReadOnlyList<SpaceAdapted> Adaptations);
