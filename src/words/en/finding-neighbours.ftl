### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-neighbours-good = Hardly any neighbour of { $subject } in { $network } is on { $list }: { $listed } of { $asked } that were asked, so fewer than { $high } in a hundred (at least { $low }).
finding-neighbours-level-two = Too many neighbours of { $subject } send spam: UCEPROTECT lists the part of the network around { $network } (level 2).
title-neighbours-level-two = the neighbours of { $subject } send spam
fix-neighbours-level-two = Ask the provider for an address in another range, or send through a relay: you cannot mend what neighbours do, and you should not pay for removal. The listing: { $url }
finding-neighbours-level-two-clean = The network around { $subject } ({ $network }) is not on UCEPROTECT level 2, which lists networks with many spamming addresses.
finding-neighbours-listed = Of { $asked } neighbours of { $subject } in { $network }, { $listed } are on { $list }. So between { $low } and { $high } in a hundred of the whole network are, and receivers hold that against the others.
title-neighbours-listed = many neighbours of { $subject } are on a blocklist
fix-neighbours-listed = Ask the provider for an address in another range, or send through a relay.
finding-neighbours-unknown = { $reason ->
    [level-two] Whether UCEPROTECT lists the network { $network } around { $subject } could not be told.
    [no-answer] { $list } answered nothing about the neighbours of { $subject } in { $network }.
    [none] None of { $asked } neighbours of { $subject } in { $network } that were asked about is on { $list }. So few say little about the whole network, and nothing is judged by them.
   *[other] Of { $asked } neighbours of { $subject } in { $network }, { $listed } are on { $list }. For the whole network that means between { $low } and { $high } in a hundred, which is too wide to judge.
}
title-neighbours-unknown = how the neighbours of { $subject } behave
fix-neighbours-unknown = { $reason ->
    [interval] Look the whole range up yourself if mail is refused without a reason you can see: we ask about a few neighbours only, out of courtesy to the lists.
   *[no-answer] Check again later, or look the range up yourself if mail is refused without a reason you can see.
}
finding-neighbours-not-asked = { $reason ->
    [ipv6] The neighbours of { $subject } were not looked at: lists judge IPv6 by other measures than single addresses.
    [not-public] The neighbours of { $subject } were not looked at, because it is no public address.
   *[other] The neighbours of { $subject } were not looked at: no list may be asked about them here.
}
