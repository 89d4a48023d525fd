### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-ip-public = { $subject } is a public address that can be reached from everywhere.{ $found ->
        [mx_and_spf] { " " }We take it for the sender because it takes the domain's mail and SPF lets it send.
        [spf] { " " }We take it for a sender because SPF names it.
        [mx] { " " }We take it for the sender because it takes the domain's mail; SPF says nothing about who sends.
        [mx_unread] { " " }We take it for the sender because it takes the domain's mail; the SPF record, which says who sends, could not be read.
       *[given] { "" }
    }{ $more ->
        [yes] { " " }SPF names more such addresses ({ $left }), which were not looked at: name one to have it checked.
       *[no] { "" }
    }
finding-ip-not-public = { $kind ->
    [private] { $subject } is a private address. It exists only within a network, and no mail can come from it over the Internet.
    [shared] { $subject } is an address that a provider shares among customers (carrier-grade NAT). No mail can come from it over the Internet.
    [documentation] { $subject } is an address kept for examples in books. No mail can come from it.
   *[other] { $subject } is a reserved address. No mail can come from it over the Internet.
}
title-ip-not-public = { $subject } is not a public address
fix-ip-not-public = Give the address under which the server is seen from outside. A server that has none needs another place: a rented server with its own address, or a relay.
finding-ip-dynamic = { $by ->
    [list] { $subject } looks like a line whose address changes hands: its name is { $name }, and the list PBL says that no mail should come from it.
   *[other] { $subject } has the name { $name }, which looks like a line whose address changes hands.
}
title-ip-dynamic = { $subject } looks like a changing address
fix-ip-dynamic = { $by ->
    [list] Have the address taken off the list, as is said there, and its reverse name changed to the name of your server, if the address stays yours. If it does not, send through a relay or from a rented server.
   *[other] Have the reverse name changed to the name of your server if the address stays yours; if not, send through a relay or from a rented server.
}
finding-ip-network = { $list ->
    [clean] { $subject } is in the network { $names } ({ $place }), which UCEPROTECT does not list as a whole (level 3). Spamhaus’ list of networks to drop (ASN-DROP) is a file, and was not looked at.
   *[other] { $subject } is in the network { $names } ({ $place }).
}
finding-ip-network-listed = { $subject } is in the network { $names } ({ $place }), which UCEPROTECT lists as a whole (level 3). Large receivers do not use that list, but it says that much spam comes from this provider.
title-ip-network-listed = the network of { $subject } is listed as a whole
fix-ip-network-listed = Move to another provider or send through a relay if mail is refused although all else is in order. You cannot mend what a whole network does, and you should not pay for removal.
finding-ip-network-unknown = { $reason ->
    [unannounced] No network is known to announce { $subject }.
   *[other] Whose network { $subject } is in could not be looked up.
}
title-ip-network-unknown = whose network { $subject } is in
fix-ip-network-unknown = Check again later. If the address is new, its provider may not have put it into service yet.
finding-ip-provider = { $port25 ->
    [open] { $subject } is at { $provider }. Outbound port 25 is open there.
    [watched] { $subject } is at { $provider }. Outbound port 25 is open there, but outgoing mail is watched for spam, and the rules are changing.
    [closed] { $subject } is at { $provider }. Outbound port 25 is closed there at first and can be opened on request.
    [shut] { $subject } is at { $provider }. Outbound port 25 is closed there and hardly ever opened.
   *[other] { $subject } is at { $provider }. Whether outbound port 25 is open there differs.
}
finding-ip-provider-unverified = { $port25 ->
    [open] { $subject } is at { $provider }. Port 25 is said to be open there, but we could not verify that.
    [watched] { $subject } is at { $provider }. Port 25 is said to be open there and outgoing mail to be watched for spam, but we could not verify that.
    [closed] { $subject } is at { $provider }. Port 25 is said to be closed there until you ask, but we could not verify that.
    [shut] { $subject } is at { $provider }. Port 25 is said to stay closed there, but we could not verify that.
   *[other] { $subject } is at { $provider }. How it handles port 25 is not known.
}
title-ip-provider-unverified = what { $provider } does with port 25
fix-ip-provider-unverified = Try port 25 on the server itself, or ask the provider before you build on it.
finding-ip-provider-unknown = { $count ->
    [0] The provider of { $subject } is not among those whose rules we know.
   *[other] The provider of { $subject } is not recognised for certain. By its network number it may be { $hints }.
}

finding-ip-relay-sends = { $relay } sends your mail. What is said about your own address is for your information and counts for nothing.
title-ip-relay-sends = A relay sends
