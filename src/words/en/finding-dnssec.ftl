### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dnssec-good = { $by ->
    [own] The answers of { $subject } are signed, and we have checked the signatures up to the root of DNS ({ $algorithms }).
   *[upstream] The answers of { $subject } are signed: our resolver says that it has checked them. We have not checked them ourselves.
}
finding-dnssec-unsigned = { $keys ->
    [strange] The zone above vouches for { $subject } (DS record), but with an algorithm or a digest that has no meaning ({ $algorithms }): whoever checks treats { $subject } as not signed.
    [yes] { $subject } has keys for signing, but the zone above does not vouch for them (no DS record), so nobody can check the signatures.
   *[no] { $subject } is not signed with DNSSEC. Mail arrives all the same; DANE is possible only with it.
}
title-dnssec-unsigned = { $subject } is not signed with DNSSEC
fix-dnssec-unsigned = { $keys ->
    [strange] Give the DS record that your DNS host shows to your registrar once more, with all its numbers, and have the wrong one deleted.
    [yes] Give the DS record that your DNS host shows to your registrar.
   *[no] Switch DNSSEC on at your DNS host, and then give the DS record that it shows to your registrar. Where both are one company, one switch is enough.
}
finding-dnssec-keyless = The zone above vouches for a key of { $zone } (DS record), but { $zone } shows none. Whoever checks, Gmail and many others, finds nothing of { $subject } any more.
title-dnssec-keyless = { $subject } is cut off for everybody who checks DNSSEC
fix-dnssec-keyless = Have the DS record deleted at your registrar, or sign the zone again with the key it names. This mostly happens after a move to another DNS host.
finding-dnssec-bogus = DNSSEC of { $subject } is broken ({ $kinds }): { $reason ->
    [mismatch] the zone above vouches for another key than { $zone } shows
    [expired] signatures of { $zone } ended on { $until }
    [early] signatures of { $zone } begin in the future
    [unsigned] { $zone } should be signed and shows no signatures
    [unproven] that it is unsigned is not proven by the zone above
    [host] what stands at this mail host is not signed as its zone promises
    [text] what stands at this name is not signed as { $zone } promises
   *[invalid] signatures of { $zone } do not fit
}. Whoever checks, Gmail and many others, { $reason ->
    [host] does not find the host, or holds mail for it back.
    [text] gets no answer here: to them the record does not exist, or they put mail off for it.
   *[invalid] finds nothing of { $subject } any more.
}
title-dnssec-bogus = DNSSEC of { $subject } is broken
fix-dnssec-bogus = { $reason ->
    [mismatch] Give the DS record that your DNS host shows now to your registrar, or have the old one deleted.
    [expired] Have the zone signed again at once and look why it was not renewed. If that cannot be done now, have the DS record deleted at your registrar.
    [early] Set the clock of the machine that signs.
   *[invalid] Have the zone signed again. If that cannot be done now, have the DS record deleted at your registrar.
}
finding-dnssec-old-algorithm = { $validated ->
    [no] { $zone } is signed with { $algorithms } alone, which checkers no longer take: for them it is not signed.
   *[yes] { $zone } is signed with { $algorithms }, which is going out of use: some checkers treat it as not signed.
}
title-dnssec-old-algorithm = { $subject } is signed with an old DNSSEC algorithm
fix-dnssec-old-algorithm = Change to ECDSA P-256 (13) at your DNS host, and follow its steps for the DS record.
finding-dnssec-ends-soon = Signatures of { $zone } end on { $until }. They should have been renewed by now.
title-dnssec-ends-soon = the DNSSEC signatures of { $subject } end soon
fix-dnssec-ends-soon = Look why the zone is not signed again. When the signatures end, whoever checks finds nothing any more.
finding-dnssec-hashed = { $what ->
    [iterations] { $zone } hashes denied names { $iterations } extra times (NSEC3), where none is the rule: some checkers treat its word on what does not exist as not signed, others give no answer.
   *[salt] { $zone } hashes the names that it denies with a salt (NSEC3), which protects nothing and should be empty.
}
title-dnssec-hashed = { $what ->
    [iterations] { $zone } hashes denied names too often
   *[salt] { $zone } hashes denied names with a salt
}
fix-dnssec-hashed = Set NSEC3 to 0 iterations and no salt at your DNS host (the record then reads NSEC3PARAM 1 0 0 -), or sign with NSEC.
finding-dnssec-unknown = { $reason ->
    [algorithm] The zone above vouches for { $subject } (DS record), but with { $algorithms }, which cannot be checked here. Others may be able to.
    [unsaid] Whether { $subject } is signed could not be told: our resolver hands out no signatures, and it did not say that it has checked the answers.
    [resolver] Whether { $subject } is signed could not be told: our resolver hands out no signatures, and its own word is not believed.
   *[lookup] Whether { $subject } is signed could not be told ({ $kinds }): a question on the way was not answered.
}
title-dnssec-unknown = whether { $subject } is signed with DNSSEC
fix-dnssec-unknown = { $reason ->
    [algorithm] Sign with ECDSA P-256 (13), which everybody checks, if you want to be sure. Nothing has to be mended for that.
    [unsaid] Let the resolver on this machine validate (unbound, for instance): then it says so in its answers.
    [resolver] Let a resolver on this machine validate (unbound, for instance), or allow with MAILWORTHY_TRUST_AD=true that another one is believed.
   *[lookup] Check again in a few minutes. If it stays like this, look at the name servers of the domain.
}
