### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-ptr-good = { $subject } has the reverse name { $name }, and the name leads back to the address.
finding-ptr-missing = { $subject } has no reverse name (PTR). Large receivers refuse mail from addresses without one.
title-ptr-missing = the address { $subject } has no reverse name
fix-ptr-missing = { $handed ->
    [yes] Publish the PTR record in the reverse zone that the provider has handed over to { $place }, where nothing stands yet. First make sure that the name itself leads to the address.
   *[no] Set the reverse name of the address at the provider that rents it to you, not in your DNS panel. First make sure that the name itself leads to the address.
}{ $forward ->
    [yes] {" "}As far as was seen it does not yet: publish the address record below as well.
   *[no] {""}
}{ $example ->
    [yes] {" "}The name mail.example.com is an example: put the name of your own mail server in its place.
   *[no] {""}
}
finding-ptr-unknown = The reverse name of { $subject } could not be looked up.
title-ptr-unknown = the reverse name of { $subject }
fix-ptr-unknown = Check again in a few minutes. If it stays like this, the name servers of the reverse zone are in trouble: ask the provider of the address.
finding-ptr-not-confirmed = { $subject } has the reverse name { $name }, but that name does not lead back to the address. Receivers treat this as no reverse name.
title-ptr-not-confirmed = the reverse name of { $subject } does not lead back to it
fix-ptr-not-confirmed = { $record ->
    [reverse] Set another reverse name at the provider, as below. That name must have an address record that leads to { $subject }.
    [added] Add the address record below beside those that are there: the name belongs to another of your servers too, and may lead to both. Or give this server a name of its own and set that at the provider.
    [changed] Replace the records of that name that have the same type as the record below (A or AAAA), or the alias (CNAME) in their place, by that record, if nothing else needs them: it is the name that the mail server should have, but it leads elsewhere. Else choose another name for the server and set it as reverse name at the provider.
   *[address] Add the address record below to the zone of that name, or set another reverse name at the provider that does lead to the address.
}{ $example ->
    [yes] {" "}The name mail.example.com is an example: put the name of your own mail server in its place.
   *[no] {""}
}
finding-ptr-forward-unknown = { $why ->
    [many] { $subject } has { $count } reverse names, too many to follow them all. Those that were followed do not lead back to the address: { $names }.
   *[unanswered] { $subject } has the reverse name { $names }, but whether it leads back to the address could not be looked up.
}
title-ptr-forward-unknown = whether the reverse name of { $subject } leads back
fix-ptr-forward-unknown = { $why ->
    [many] Keep one reverse name, the one that the server says in HELO, and remove the others at the provider. Receivers follow only a few.
   *[unanswered] Check again in a few minutes. If it stays like this, look at the name servers of the name's zone.
}
finding-ptr-generic = { $shows ->
    [local] The reverse name of { $subject } is { $name }, which is no name of the public DNS. Others cannot look it up, and many filters hold that against mail.
    [own] The reverse name of { $subject } is { $name }. It is your own, but has the address or a word for changing lines in it, and some filters hold that against mail.
    [numbered] The reverse name of { $subject } is { $name }. It may be a name that the provider gave to the machine; some filters hold that against mail.
   *[default] The reverse name of { $subject } is { $name }. It looks like a name the provider gave to every machine, and many filters hold that against mail.
}
title-ptr-generic = the reverse name of { $subject } looks like an unchanged default
fix-ptr-generic = Replace it at the provider by the name of your mail server, the same that it says in HELO. First make sure that the name itself leads to the address.{ $forward ->
    [yes] {" "}As far as was seen it does not yet: publish the address record below as well.
   *[no] {""}
}{ $example ->
    [yes] {" "}The name mail.example.com is an example: put the name of your own mail server in its place.
   *[no] {""}
}
finding-ptr-several = { $subject } has { $count } reverse names: { $names }. Receivers may pick any of them. Seen to lead back: { $confirmed }.
title-ptr-several = { $subject } has several reverse names
fix-ptr-several = Keep the one that the server says in HELO and remove the others at the provider.
finding-ptr-no-address = { $why ->
    [services] { $subject } names no server of its own; mail is sent by services ({ $services }), whose addresses and reverse names are theirs.
    [silent] { $subject } says that it sends no mail, so no address needs a reverse name.
    [not_public] { $subject } is no public address, so it has no reverse name that others could see.
    [unanswered] No sending address of { $subject } is known: records that may name one (SPF, MX) could not be looked up.
   *[none] No sending address of { $subject } is known: SPF names none, and MX alone only says who takes its mail.
}
title-ptr-no-address = the sending address
fix-ptr-no-address = { $why ->
    [unanswered] Check again in a few minutes, or give the address of the server that sends your mail.
   *[none] Give the address of the server that sends your mail, and check again.
}
finding-ptr-partly-confirmed = { $subject } has reverse names that do not lead back to it: { $names }. Only this does: { $confirmed }.
title-ptr-partly-confirmed = some reverse names of { $subject } do not lead back
fix-ptr-partly-confirmed = Remove the names that do not lead back at the provider of the address, or give them an address record.
finding-ptr-ipv6-unconfirmed = { $why ->
    [refuted] { $subject } has the reverse name { $name }, but that name does not lead back to this IPv6 address.
    [missing] { $subject } is an IPv6 address without a reverse name (PTR).
   *[other] { $subject } is an IPv6 address without a reverse name that leads back to it.
} Gmail refuses mail over IPv6 from such addresses.
title-ptr-ipv6-unconfirmed = { $why ->
    [refuted] the reverse name of the IPv6 address { $subject } does not lead back to it
    [missing] the IPv6 address { $subject } has no reverse name
   *[other] the IPv6 address { $subject } has no confirmed reverse name
}
fix-ptr-ipv6-unconfirmed = { $why ->
    [refuted] { $record ->
        [address] Add the AAAA record below to the zone of that name, or set another reverse name at the provider that does lead to the address.
        [changed] Replace the AAAA records of that name, or the alias (CNAME) in their place, by the record below, if nothing else needs them: it is the name that the mail server should have, but it leads elsewhere. Else choose another name for the server and set it as reverse name at the provider.
       *[reverse] Set another reverse name at the provider, as below. That name must have an AAAA record that leads to { $subject }.
    }
   *[missing] { $handed ->
        [yes] Publish the PTR record in the reverse zone that the provider has handed over to { $place }, where nothing stands yet. First make sure that the name itself leads to the address by an AAAA record.
       *[no] Set the reverse name for exactly this address at the provider that rents it to you, not in your DNS panel. First make sure that the name itself leads to the address by an AAAA record.
    }
}{ $forward ->
    [yes] {" "}As far as was seen it does not yet: publish the address record below as well.
   *[no] {""}
} Or let the server send over IPv4 alone.{ $example ->
    [yes] {" "}The name mail.example.com is an example: put the name of your own mail server in its place.
   *[no] {""}
}
finding-ptr-server-failure = { $why ->
    [circle] { $zone ->
        [reverse] The reverse name of { $subject } is an alias that leads back to itself ({ $aliases }). Nobody finds a name there, and resolvers report a server failure.
       *[forward] { $name }, the reverse name of { $subject }, is an alias that leads back to itself ({ $aliases }). Nobody finds an address there, and resolvers report a server failure.
    }
   *[failure] { $zone ->
        [reverse] The name servers of the reverse zone of { $subject } fail: two different questions about { $name } ended in a server failure.
       *[forward] The name servers of { $name }, the reverse name of { $subject }, fail: two different questions ended in a server failure.
    }
}
title-ptr-server-failure = { $why ->
    [circle] aliases that { $subject } depends on lead back to themselves
   *[failure] name servers that { $subject } depends on fail
}
fix-ptr-server-failure = { $why ->
    [circle] { $zone ->
        [reverse] Open a ticket at the provider of the address, or correct the zone that was handed over to you: one of these aliases (CNAME) has to give way to the PTR record.
       *[forward] Correct the zone of { $name }: put an address record for { $subject } in place of the alias (CNAME).
    }
   *[failure] { $zone ->
        [reverse] Open a ticket at the provider of the address, where the fault is. Often a signature (DNSSEC) has expired or a delegation leads nowhere.
       *[forward] Look at the zone of { $name }, whose name servers fail: often a signature (DNSSEC) has expired or a delegation leads nowhere.
    }
}
finding-ptr-alias = The reverse name of { $subject }, { $name }, is an alias for { $target }. It leads back, but a reverse name is to be the host’s own name, and some receivers compare the two.
title-ptr-alias = the reverse name of { $subject } is an alias
fix-ptr-alias = { $change ->
    [other] Set the reverse name at the provider to { $wanted }, the name that the server should have: it is no alias.
    [name] Give { $name } an address record of its own instead of the alias (CNAME). The name that it leads to is one that nobody chose, and no better.
   *[host] Set the reverse name at the provider to { $target }, and let the server say that name in HELO; or give { $name } addresses of its own instead of the alias.
}
finding-ptr-slow = The answer about { $name }, which receivers need for { $subject }, took { $seconds } seconds{ $zone ->
    [reverse] {" "}(reverse zone).
   *[forward] .
}
title-ptr-slow = the reverse name of { $subject } is slow to look up
fix-ptr-slow = Check again. If it stays slow, some of the zone's name servers do not answer: ask whoever runs them.
