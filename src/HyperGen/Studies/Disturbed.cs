namespace HyperGen.Studies;

/// <summary>What becomes of a trial to be started when others did anything since its point was proposed.</summary>
internal enum Disturbed
{
    /// <summary>It is proposed anew at once, while the others wait: the sampler is quick.</summary>
    ProposesAnew,

    /// <summary>It gets the next number and no point: it must be proposed anew.</summary>
    ClaimsNumber,

    /// <summary>Nothing happens: there may be no point left for another number.</summary>
    GivesUp,
}
