### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-helo-good = The name { $subject } leads to the sending address { $ips }, as it should.
finding-helo-assumed = What the server says in HELO is seen only when it connects. We suppose that it is its reverse name, { $subject } ({ $ips }).
title-helo-assumed = the name that the server says in HELO
fix-helo-assumed = Give the HELO name and check again. It stands in the settings of the mail server (myhostname in Postfix) and should be the reverse name.
finding-helo-unseen = { $why ->
    [services] { $subject } names no server of its own; what the servers of its services say in HELO is theirs.
    [silent] { $subject } says that it sends no mail, so there is no server that could say a name.
    [unanswered] No sending server of { $subject } is known, and so not its HELO name either: records that may name one (SPF, MX) could not be looked up.
    [none] No sending server of { $subject } is known, and so not its HELO name either.
   *[no_name] Which name the server at { $subject } says in HELO is not known, and there is no reverse name to suppose it from.
}
title-helo-unseen = the name that the server says in HELO
fix-helo-unseen = Give the HELO name and check again. It stands in the settings of the mail server (myhostname in Postfix).
finding-helo-not-fqdn = { $form ->
    [characters] { $subject } is no name of a host: SMTP allows letters, digits and inner hyphens there. Many receivers are likely to refuse a server that says such a name in HELO.
   *[local] { $subject } is no name that others can look up. A server must say its whole public name in HELO, and many receivers distrust a server that does not.
}
title-helo-not-fqdn = { $form ->
    [characters] the HELO name { $subject } has characters that no host name has
   *[local] the HELO name { $subject } is no public name
}
fix-helo-not-fqdn = { $remedy ->
    [none] Set the host name of the mail server to its whole public name, such as mail.example.com: myhostname in Postfix, or the host name of the container.
   *[other] Set the host name of the mail server to { $wanted }: in Postfix by this command, in a suite as the host name of the container. The name must lead to the address that the server sends from, best as its reverse name too.
}
finding-helo-literal = { $form ->
    [literal] The server says its address { $subject } instead of a name. That is allowed, but many filters hold it against mail.
    [other] The server says the address { $subject } instead of a name, and sends from { $ips }. A server may only say the address that it connects from, and many receivers are likely to refuse this.
   *[bare] The server says the bare address { $subject } instead of a name. That breaks the rules of SMTP, and many receivers are likely to refuse it.
}
title-helo-literal = the server says an address instead of a name
fix-helo-literal = { $remedy ->
    [none] Set the host name of the mail server to its whole public name, such as mail.example.com: myhostname in Postfix, or the host name of the container.
   *[other] Set the host name of the mail server to { $wanted }: in Postfix by this command, in a suite as the host name of the container. The name must lead to the address that the server sends from, best as its reverse name too.
}
finding-helo-unresolved = The name { $subject } has no address, so receivers cannot check who says it.
title-helo-unresolved = the HELO name { $subject } does not exist
fix-helo-unresolved = Add an address record for the name, for each version of IP over which the server sends (A, AAAA), or let the server say a name that has them.
finding-helo-elsewhere = The name { $subject } leads to { $addresses }, not to the sending address { $ips }.
title-helo-elsewhere = the HELO name { $subject } leads to another address
fix-helo-elsewhere = { $mend ->
    [record] Add the address record below beside those that the name has: the server sends from that address too.
   *[name] Let each server say a name that leads to the address it sends from, best its reverse name.
}
finding-helo-alias = The name { $subject } is an alias (CNAME) for { $target }. Receivers find the address all the same, but SMTP wants the host’s own name there, and some filters compare the two.
title-helo-alias = the HELO name { $subject } is an alias
fix-helo-alias = { $place ->
    [either] Let the server say { $target }, and use it as the reverse name too; or give { $subject } address records of its own instead of the alias.
   *[name] Give { $subject } address records of its own instead of the alias. The name that it leads to is one that nobody chose, and no better.
}
finding-helo-unknown = Whether the name { $subject } leads to the sending address could not be told.
title-helo-unknown = whether { $subject } leads to the sending address
fix-helo-unknown = Check again in a few minutes. If it stays like this, give the sending address and look at the name servers of the name's zone.
finding-helo-ptr-same = The reverse name of { $ip } and the HELO name are the same, { $subject }.
finding-helo-ptr-differs = { $confirmed ->
    [both] The server says { $subject }, and the reverse name of { $ip } is { $names }. Both lead to the address, which most receivers accept.
    [reverse] The server says { $subject }, but the reverse name of { $ip } is { $names }, and only the reverse name leads to the address. Some receivers trust such mail less.
    [one] The server says { $subject }, but the reverse name of { $ip } is { $names }, and only one of them is seen to lead to the address.
   *[none] The server says { $subject }, but the reverse name of { $ip } is { $names }, and neither leads to the address. Receivers cannot tell whose server this is.
}
title-helo-ptr-differs = the HELO name { $subject } is not the reverse name of { $ip }
fix-helo-ptr-differs = { $change ->
    [helo] Set the host name of the server to the reverse name, { $good }: that name leads to the address. Leave the reverse name as it is.
    [reverse] Set the reverse name at the provider to the HELO name, { $subject }, and make sure that this name leads to { $ip }.
    [both] Choose one name in your own domain, such as { $wanted }, and let it lead to { $ip }. Then set it as the reverse name at the provider, and as the host name of the server.
   *[either] Make both the same: set the reverse name at the provider to the HELO name, or the host name of the server to the reverse name.
}
finding-helo-spf-good = SPF of the name { $subject } allows { $ips }, so bounces pass too.
finding-helo-spf-missing = { $assumed ->
    [yes] The name { $subject }, which the server probably says in HELO, has no SPF record. Bounces, which have no sender, are judged by it.
   *[no] The HELO name { $subject } has no SPF record. Bounces, which have no sender, are judged by it.
}
title-helo-spf-missing = the HELO name { $subject } has no SPF record
fix-helo-spf-missing = { $place ->
    [alias] Let the server say { $alias }, or give { $subject } addresses of its own; then publish v=spf1 a -all for it. The name is an alias, and no record can stand beside one.
    [foreign] Give the server a name in your own domain, in HELO and as reverse name, and publish v=spf1 a -all for it. The present name seems to be somebody else’s, often the provider’s.
    [wildcard] Publish this TXT record at { $subject } itself, together with the address record beside it. The name has its address by a wildcard (*) alone, and as soon as a name has one record of its own, the wildcard gives it no other.
   *[own] Add this record to the zone of the name.
}
finding-helo-spf-no-pass = { $assumed ->
    [yes] SPF of the name { $subject }, which the server probably says in HELO, does not allow { $ips } (result { $result }). Bounces, which have no sender, are judged by it.
   *[no] SPF of the HELO name { $subject } does not allow { $ips } (result { $result }). Bounces, which have no sender, are judged by it.
}
title-helo-spf-no-pass = SPF of the HELO name { $subject } does not allow { $ips }
fix-helo-spf-no-pass = { $place ->
    [wildcard] Publish this TXT record at { $subject } itself, together with the address record beside it. What stands there now comes from a wildcard (*) and speaks for every name: leave it as it is. As soon as a name has one record of its own, the wildcard gives it no other.
   *[own] { $result ->
        [permerror] Mend the SPF record of that name: it has a mistake or stands there twice, so it counts for nothing. One record such as v=spf1 a -all is enough for a mail server.
       *[other] Add the address to the SPF record of that name, in front of all: what stands behind it is not read. Do not add a second record.
    }
}
finding-helo-spf-unknown = What SPF of the HELO name { $subject } says about { $ips } could not be looked up.
title-helo-spf-unknown = what SPF of the HELO name { $subject } says
fix-helo-spf-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the name's zone.
finding-helo-shown = The server at { $ips } calls itself { $subject } as it receives mail. It most likely says the same name as it sends.
