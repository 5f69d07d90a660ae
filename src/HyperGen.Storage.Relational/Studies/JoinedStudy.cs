using HyperGen.Spaces;

namespace HyperGen.Storage;

/// <summary>What a participant finds when it opens a study.</summary>
/// <param name="Id">The study's identity in the database.</param>
/// <param name="Token">What tells it from any other study that has this identity later.</param>
/// <param name="Seed">The stored seed.</param>
/// <param name="Difference">How the stored space differs from the declared one.</param>
/// <param name="Unstored">The description of the declared space, if it is another than the stored one.</param>
internal sealed record JoinedStudy(long Id, string Token, ulong Seed, SpaceDifference Difference, string? Unstored)
{
    /// <summary>Finds or creates the study. A changed space waits for the first commit: the caller may yet refuse the study.</summary>
    public static async ValueTask<JoinedStudy> JoinAsync(Session session, StudyDeclaration declaration, CancellationToken cancellationToken)
    {
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        bool isCommitted = false;
        try
        {
            StudyTable table = new(session);
            long study = await table.FindLockedAsync(declaration.Name, cancellationToken).ConfigureAwait(false)
                ?? await table.CreateAsync(declaration.Name, [declaration.Direction]).ConfigureAwait(false);
            StudyAgreement.Check(declaration, await table.DirectionsAsync(study, cancellationToken).ConfigureAwait(false));
            string token = await StudyToken.AgreedAsync(session, study, cancellationToken).ConfigureAwait(false);
            ulong? seed = await table.SeedAsync(study, cancellationToken).ConfigureAwait(false);
            if (seed is null) table.QueueSeed(study, declaration.Seed);
            string description = SpaceDescription.Write(declaration.Space);
            string? stored = await table.SpaceAsync(study, cancellationToken).ConfigureAwait(false);
            if (stored is null) table.QueueSpace(study, description);
            SpaceDifference difference = stored is null ? SpaceDifference.None : Compare(stored, declaration.Space);
            await session.CommitAsync(untilOnDisk: true).ConfigureAwait(false);
            isCommitted = true;
            return new(study, token, seed ?? declaration.Seed, difference, difference.IsEmpty ? null : description);
        }
        finally
        {
            if (!isCommitted) await session.RollbackAsync().ConfigureAwait(false);
        }
    }

    private static SpaceDifference Compare(string stored, SearchSpace declared)
    {
        try
        {
            return SpaceComparer.Compare(SpaceDescription.Read(stored), declared);
        }
        catch (FormatException error)
        {
            return new SpaceDifference([error.Message]);
        }
    }
}
