namespace HyperGen.Testing;

/// <summary>
/// What a sampler may promise beyond what every one owes, see <see cref="SamplerContract.Promises"/>. A promise that is not made is
/// not tested.
/// </summary>
[Flags]
public enum SamplerPromises
{
    /// <summary>Nothing but valid, feasible and reproducible proposals.</summary>
    None = 0,

    /// <summary>
    /// On a finite space no point is proposed twice, and every feasible one before the end. Not promised by a sampler that repeats points
    /// on purpose, for an objective with noise.
    /// </summary>
    NothingTwice = 1,

    /// <summary>
    /// A proposal from an unchanged history allocates no memory. Worth it for objectives of microseconds; a sampler for others may leave
    /// it out.
    /// </summary>
    AllocatesNothing = 2,

    /// <summary>To maximise the negated objective gives the same proposals as to minimise it.</summary>
    Mirrored = 4,

    /// <summary>
    /// Values times a power of two, from 1e-300 to 1e300, give the same proposals, bit for bit. Not promised by a sampler with an absolute
    /// threshold.
    /// </summary>
    AnyScale = 8,

    /// <summary>
    /// Values under any increasing function give the same proposals, bit for bit. Not promised by a sampler that models values and not
    /// their order alone.
    /// </summary>
    OrderOfValuesAlone = 16,

    /// <summary>
    /// The order in which parameters are declared changes no distribution: after the same trials each parameter is proposed alike. Not
    /// promised by a sampler that visits points in an order of its own, as a grid does.
    /// </summary>
    AnyOrderOfParameters = 32,

    /// <summary>
    /// On a space with infinitely many points there is always another proposal. Not promised by a sampler that has only so many points to
    /// visit, as a grid does.
    /// </summary>
    Endless = 64,

    /// <summary>All of them.</summary>
    All = NothingTwice | AllocatesNothing | Mirrored | AnyScale | OrderOfValuesAlone | AnyOrderOfParameters | Endless,
}
