### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dns-good = { $count ->
    [one] The zone { $subject } has an SOA record and one name server: { $servers }.
   *[other] The zone { $subject } has an SOA record and { $count } name servers: { $servers }.
}
finding-dns-unknown = These questions about { $subject } were not answered: { $questions }. What they would show is not known.
title-dns-unknown = parts of the DNS of { $subject }
fix-dns-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-dns-soa-missing = { $exists ->
    [no] { $subject } does not exist in the DNS. Receivers that look up the domain of a sender refuse such mail, and nobody can answer it.
   *[yes] The question for the SOA record of { $subject } gets none. Yahoo treats such a sender domain as missing.
}
title-dns-soa-missing = { $exists ->
    [no] { $subject } does not exist
   *[yes] { $subject } has no SOA record
}
fix-dns-soa-missing = { $exists ->
    [no] { $place ->
        [zone] Check the spelling. If it is right, publish records for the name in the zone { $zone }, which says that it does not exist.
       *[registrar] Check the spelling. If it is right, look at your registrar whether the domain is registered and has name servers.
    }
   *[yes] Have your DNS provider answer SOA questions for the domain: every zone has exactly one such record.
}
finding-dns-soa-odd = The SOA record of { $subject } has values that do not fit: { $values }.
title-dns-soa-odd = odd values in the SOA record of { $subject }
fix-dns-soa-odd = Set the usual values, in seconds: refresh 7200, retry 3600, expire 1209600, minimum 3600. The mailbox is written with a dot instead of the @.
finding-dns-ns-missing = The zone { $subject } names no name servers.
title-dns-ns-missing = { $subject } names no name servers
fix-dns-ns-missing = Publish NS records for the zone that name the same servers as your registrar has.
finding-dns-ns-count = { $count ->
    [one] { $subject } has a single name server ({ $servers }). While it is down, nobody can send mail to the domain or check its records.
   *[other] { $subject } has { $count } name servers: { $servers }. More than seven bring nothing and make answers larger.
}
title-dns-ns-count = the number of name servers of { $subject }
fix-dns-ns-count = { $count ->
    [one] Add a second name server in another network, at your DNS provider and at your registrar.
   *[other] Keep two to seven of them.
}
finding-dns-ns-close = { $kind ->
    [address] All name servers of { $subject } have one address: { $servers }. They fail together.
   *[network] All name servers of { $subject } are in one network: { $servers }. One outage may take all of them away.
}
title-dns-ns-close = the name servers of { $subject } stand close together
fix-dns-ns-close = Use a DNS provider whose servers are in different networks, or add a secondary server elsewhere.
finding-dns-ns-unresolved = { $why ->
    [inner] The name server { $subject } of { $zone } has only addresses of an inner network ({ $addresses }), which nobody reaches from outside.
   *[none] The name server { $subject } of { $zone } has no address.
} { $named_by ->
    [parent] Only the registry names it.
   *[zone] The zone itself names it.
}
title-dns-ns-unresolved = the name server { $subject } has no address that others can reach
fix-dns-ns-unresolved = { $named_by ->
    [parent] Remove { $subject } from the name servers of { $zone } at your registrar, or give it a public address.
   *[zone] Remove { $subject } from the name servers of { $zone }, or give it a public address.
}
finding-dns-lame = { $answer ->
    [refused] The name server { $subject } ({ $address }) refuses questions about { $zone }.
    [failed] The name server { $subject } ({ $address }) fails when asked about { $zone }.
   *[not_authoritative] The name server { $subject } ({ $address }) does not speak for { $zone }.
} { $named_by ->
    [parent] The registry still sends questions there, and some of them are lost.
   *[zone] Questions that reach it are lost or late.
}
title-dns-lame = the name server { $subject } does not answer for { $zone }
fix-dns-lame = { $named_by ->
    [parent] Remove { $subject } from the name servers of { $zone } at your registrar, or set the zone up on it.
   *[zone] Set the zone { $zone } up on { $subject }, or remove this server from the NS records and at your registrar.
}
finding-dns-servers-unknown = { $asked ->
    [no] The name servers of { $subject } were not asked one by one, because only the named resolvers are to be asked.
   *[yes] These name servers of { $subject } could not be asked from here: { $servers }. Whether they all answer alike is not known.
}
title-dns-servers-unknown = the name servers of { $subject } ({ $asked ->
    [no] not asked
   *[yes] { $servers }
})
fix-dns-servers-unknown = { $asked ->
    [no] Check without naming resolvers.
   *[yes] Check again in a few minutes, and from another network if it stays like this.
}
finding-dns-delegation-differs = The zone above ({ $parent }) sends questions about { $subject } to { $delegated }; the zone itself names { $servers }.
title-dns-delegation-differs = registrar and zone of { $subject } name different name servers
fix-dns-delegation-differs = Enter the same name servers at your registrar and in the zone. { $side ->
    [missing] Missing at the registrar: { $missing }.
    [extra] Only at the registrar: { $extra }.
   *[both] Missing at the registrar: { $missing }; only there: { $extra }.
}
finding-dns-serial-differs = The name servers of { $subject } have different versions of the zone: { $serials }. { $differ ->
    [yes] Until all have the newest, they give different { $types } records: { $each }. Receivers see one or the other by chance.
   *[no] That is normal for some minutes after a change.
}
title-dns-serial-differs = the name servers of { $subject } have different versions of the zone
fix-dns-serial-differs = Check again in an hour. If they still differ, repair the transfer from the primary to the secondary servers.
finding-dns-answers-differ = { $form ->
    [addresses] The name servers of { $subject } give different addresses of the mail host under the same version number: { $each }. That is right only where addresses are handed out in turn on purpose.
    [each] The name servers of { $subject } give different { $types } records under the same version number: { $each }. Receivers see one or the other by chance.
   *[records] The name servers of { $subject } ({ $servers }) give different { $types } records under the same version number. Receivers see one or the other by chance.
}
title-dns-answers-differ = the name servers of { $subject } contradict each other
fix-dns-answers-differ = { $form ->
    [addresses] Make one server the source and let the others copy from it, unless somebody hands out the addresses in turn on purpose.
   *[records] Make one server the source and let the others copy from it. Raise the serial number of the zone after the next change.
}
finding-dns-ttl = { $kind ->
    [none] Records of { $subject } may not be kept by others at all ({ $records } seconds): each message asks for them anew, and every short failure of the name servers stops mail.
    [long] Records of { $subject } are kept by others for more than a week ({ $records } seconds). A mistake lasts as long.
   *[short] Records of { $subject } are kept by others for less than five minutes ({ $records } seconds). Every short failure of the name servers then stops mail.
}
title-dns-ttl = the lifetime of the records of { $subject }
fix-dns-ttl = Set a lifetime of 3600 seconds. Lower it only for the days around a move.
finding-dns-wildcard = { $mail ->
    [yes] Every name below { $subject } has { $types } records by a wildcard. Names that do not exist then take mail or carry mail records, and senders can pose under them.
   *[no] Every name below { $subject } has { $types } records by a wildcard, so that mistyped names seem to exist.
}
title-dns-wildcard = a wildcard below { $subject }
fix-dns-wildcard = Delete the record with the name * of the type { $record }, and publish records for the names that you use.
finding-dns-caa = { $count ->
    [one] Only { $issuers } may issue certificates for { $subject } and the names below it.
   *[other] Only these may issue certificates for { $subject } and the names below it: { $issuers }.
}
finding-dns-caa-malformed = The CAA records of { $subject } cannot be used: { $records }. { $mail ->
    [yes] Certificate authorities may refuse to renew the certificate of { $hosts }.
   *[no] Certificate authorities may refuse certificates for { $subject }.
}
title-dns-caa-malformed = a CAA record of { $subject } has mistakes
fix-dns-caa-malformed = Write it as in: 0 issue "letsencrypt.org". The value is the authority's domain; what follows a semicolon is written as name=value.
finding-dns-caa-forbids = { $mail ->
    [yes] The CAA records of { $subject } allow nobody to issue certificates. The certificate of { $hosts } cannot be renewed.
   *[no] The CAA records of { $subject } allow nobody to issue certificates for { $subject } and the names below it.
}
title-dns-caa-forbids = { $subject } allows nobody to issue certificates
fix-dns-caa-forbids = { $mail ->
    [yes] Add an issue record that names the authority your mail server uses{ $authority ->
        [none] , such as: 0 issue "letsencrypt.org".
       *[other] , { $authority }. The record that allows nobody can go: it takes nothing from those that are named.
    }
   *[no] Add an issue record that names the authority, if certificates are wanted there, such as: 0 issue "letsencrypt.org".
}
finding-dns-caa-other = The certificate of { $hosts } is from { $authority }, and the CAA records of { $subject } do not name it; they name { $issuers }. It stays valid until it ends, and { $authority } will not renew it.
title-dns-caa-other = { $subject } does not allow { $authority } to renew the certificate in use
fix-dns-caa-other = Add the record below beside those that are there, if { $authority } is to go on issuing. Otherwise let an authority that is named issue the next certificate before this one ends.
finding-dns-quote-errors = { $kind ->
    [quotes] The record at { $subject } has quotation marks inside: { $record }. They belong to the way records are written in files, and receivers do not recognise the record with them.
    [backslashes] The record at { $subject } has backslashes inside: { $record }. They belong to the way records are written in files, and receivers do not read the record as it was meant.
    [characters] The record at { $subject } has characters that only look like the right ones, or cannot be seen: { $record }. Receivers do not read the record as it was meant.
   *[blanks] The record at { $subject } begins or ends with a blank: { $record }.
}
title-dns-quote-errors = the record at { $subject } was damaged on the way in
fix-dns-quote-errors = { $kept ->
    [yes] Delete this record: a sound one of its kind stands beside it and counts.
   *[no] { $mends ->
        [other] Replace this record by the one below. Its own area asks for the same one, and publishing it once mends both.
        [none] Delete this record and enter it anew. More is wrong with it than its quotation marks, backslashes, blanks or odd characters: what belongs there stands with the step for SPF or DMARC.
       *[own] Delete this record and enter it again without quotation marks, backslashes and blanks around it, with the plain characters of an English keyboard.
    }
}
finding-dns-doubled-name = { $kept ->
    [yes] A mail record stands at { $subject }, where nobody looks: the domain was written twice. A record of its kind stands at { $expected } too, and counts.
   *[no] A mail record stands at { $subject } instead of { $expected }: the domain was written twice. Nobody looks there.
}
title-dns-doubled-name = { $kept ->
    [yes] a stray record stands at { $subject }
   *[no] the record for { $expected } stands at the wrong name
}
fix-dns-doubled-name = { $kept ->
    [yes] Delete the record at { $subject }. What stands at { $expected } stays as it is.
   *[no] Delete the record at { $subject } and enter it again with only { $entered } as the name: the panel adds the domain itself. { $mends ->
        [other] Enter the record below: another step asks for the same one, and publishing it once mends both.
        [none] Correct it on the way: the record itself has faults.
       *[own] Its value is { $record }.
    }
}
finding-dns-apex-alias = { $subject } is an alias (CNAME) for { $target }. A name with an alias can have no other records, so its MX and TXT records are lost by chance or for good.
title-dns-apex-alias = { $subject } is an alias beside its mail records
fix-dns-apex-alias = Replace the CNAME by A and AAAA records, or by the ALIAS (flattening) that your DNS provider offers.
finding-dns-ns-alias = { $subject }, a name server of { $zone }, is an alias (CNAME) for { $target }. Some resolvers do not follow that.
title-dns-ns-alias = the name server { $subject } is an alias
fix-dns-ns-alias = Name { $target } itself in the NS record and at the registrar, or give { $subject } A and AAAA records in the place of the alias.
finding-dns-host-good = The mail hosts { $hosts } have public addresses: { $addresses }.
finding-dns-host-no-ipv4 = { $kind ->
    [none] { $subject } has no address at all, so nobody can reach it.
   *[ipv6] { $subject } has only IPv6 addresses ({ $addresses }). Many mail servers have no IPv6 and cannot reach it.
}
title-dns-host-no-ipv4 = { $kind ->
    [none] { $subject } has no address
   *[ipv6] { $subject } has no IPv4 address
}
fix-dns-host-no-ipv4 = Give { $subject } an A record with the public IPv4 address of the server.
finding-dns-host-not-public = { $subject } leads to an address that cannot be reached from the Internet: { $addresses }.
title-dns-host-not-public = { $subject } leads to a private address
fix-dns-host-not-public = Publish the public address of the server instead.
finding-dns-host-proxied = { $subject } leads to a web proxy ({ $addresses }), which does not pass mail on.
title-dns-host-proxied = { $subject } is hidden behind a web proxy
fix-dns-host-proxied = Switch the proxy off for this name (at Cloudflare: the grey cloud, “DNS only”), so that it has the address of the mail server.
finding-dns-host-ipv6-not-public = { $subject } has an IPv6 address that cannot be reached from the Internet: { $addresses }.
title-dns-host-ipv6-not-public = { $subject } has a private IPv6 address
fix-dns-host-ipv6-not-public = Publish the public IPv6 address of the server, or delete the AAAA record.
finding-dns-host-ipv6-unused = { $subject } has an IPv6 address ({ $addresses }) that is not among the sending addresses. A server with IPv6 often sends by it too, and then it needs a PTR and its place in SPF.
title-dns-host-ipv6-unused = the IPv6 address of { $subject }
fix-dns-host-ipv6-unused = Give the address a PTR and add it to SPF if the server sends by IPv6; if not, let the mail server send by IPv4 only.
finding-dns-slow = The name server { $subject } ({ $address }) needed { $took } milliseconds and more for each answer about { $zone }, while another server of the zone answers at once. Look-ups that reach it are late, and some receivers give up.
title-dns-slow = the name server { $subject } of { $zone } is slow
fix-dns-slow = Check again in an hour. If it stays slow, have { $subject } looked at by whoever runs it, or take it out of the name servers of { $zone }.
