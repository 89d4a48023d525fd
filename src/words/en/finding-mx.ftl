### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-mx-good = { $part ->
    [first] The first { $count } of { $total } mail exchangers have addresses: { $hosts }. The others were not looked at.
   *[all] { $count ->
        [one] The mail exchanger { $hosts } has an address.
       *[other] All { $count } mail exchangers have addresses: { $hosts }.
    }
} { $addresses ->
    [one] All mail comes in at one address; while it is down, mail waits at the senders for some days.
   *[other] Mail can come in at { $addresses } addresses.
}
finding-mx-duplicates = These mail exchangers of { $subject } are the same host twice: { $hosts }. Senders gain nothing by the second try.
title-mx-duplicates = { $subject } names a mail exchanger twice
fix-mx-duplicates = Keep one MX record for each host.
finding-mx-provider-mix = { $form ->
    [reserve] In reserve behind its own servers, { $subject } names mail exchangers under other domains: { $systems }. If another company runs them, they know neither your mailboxes nor your filters: spam is sent there on purpose, and you get it from a server that you trust.
   *[systems] The mail exchangers of { $subject } belong to different systems: { $systems }. Mail then arrives now here, now there, and the filters of one do not protect the other.
}
title-mx-provider-mix = { $form ->
    [reserve] mail exchangers in reserve of { $subject } stand under other domains
   *[systems] the mail exchangers of { $subject } belong to different systems
}
fix-mx-provider-mix = { $form ->
    [reserve] Keep the reserve only if it refuses the same recipients and the same mail as your own servers. Otherwise delete its MX records: while a server is down, senders keep their mail for days.
   *[systems] After a move, delete the MX records of the old system.
}
finding-mx-missing = { $sends ->
    [no] { $subject } sends no mail and has no exchanger, but does not say that it takes none.
   *[yes] { $subject } has neither an MX record nor an address: answers and bounces cannot come back, and many receivers refuse such senders.
}
title-mx-missing = { $subject } cannot receive mail
fix-mx-missing = { $form ->
    [meant] Check { $meant } instead: { $subject } is, as a rule, the name of its website, and the mail of both is that of { $meant }. If nobody is to write to { $subject } itself, a null MX there says so.
   *[own] { $alias ->
        [none] { $sends ->
            [no] Publish this null MX, and nobody tries to deliver there. If the domain is to take mail, name your mail server instead.
           *[yes] Publish an MX record that names your mail server. The name must have an address.
        }
       *[other] Put address records in place of the alias (CNAME) for { $alias }, beside which no MX record can stand, and then an MX record{ $sends ->
            [no] {" "}with only a dot as its name, which says that the domain takes no mail.
           *[yes] {" "}that names your mail server.
        }
    }
}
finding-mx-implicit = { $subject } has no MX record; mail goes to the address of the domain itself.
title-mx-implicit = { $subject } has no MX record
fix-mx-implicit = { $form ->
    [meant] Check { $meant } instead: { $subject } is, as a rule, the name of its website, and the mail of both is that of { $meant }. If nobody is to write to { $subject } itself, a null MX there says so.
   *[own] { $alias ->
        [none] { $sends ->
            [no] Publish this null MX: the domain lets nobody send, and so nobody tries to deliver there. If it is to take mail, name your mail server instead.
           *[yes] Publish an MX record, so that it is clear where mail is to go.
        }
       *[other] Put address records in place of the alias (CNAME) for { $alias }, beside which no MX record can stand, and then an MX record that names your mail server.
    }
}
finding-mx-null = { $sends ->
    [maybe] { $subject } says that it takes no mail (null MX), but its records let servers send for it. If they do, receivers may refuse mail that cannot be answered.
    [named] { $subject } says that it takes no mail (null MX), but a HELO name or a DKIM selector was named for it, as only a sender has. If it sends, receivers may refuse mail that cannot be answered.
    [no] { $subject } says that it takes no mail (null MX). That is right for a domain that sends none.
   *[yes] { $subject } says that it takes no mail (null MX), and yet it sends. Receivers may refuse mail that cannot be answered.
}
title-mx-null = { $subject } says that it takes no mail
fix-mx-null = { $remedy ->
    [none] Replace the record by an MX that names your mail server, if the domain sends mail.
   *[other] Replace the record by this one, if the domain sends mail. The name must have an address, and the server there must take mail for the domain.
}
finding-mx-null-mixed = { $subject } has a null MX beside other MX records. That is forbidden, and senders may refuse to deliver.
title-mx-null-mixed = { $subject } has a null MX beside others
fix-mx-null-mixed = { $sends ->
    [no] Delete the MX record with the dot if the domain is to take mail. If it is to take none, delete the others and keep that one alone.
   *[yes] Delete the MX record with the dot.
}
finding-mx-alias = The mail exchanger { $subject } is an alias (CNAME) for { $target }. Some senders refuse to deliver there.
title-mx-alias = the mail exchanger { $subject } is an alias
fix-mx-alias = { $named ->
    [yes] Delete the MX record of { $domain } that names { $subject }: { $target }, to which the alias leads, has an MX record already.
   *[no] Let the MX record of { $domain } name { $target } itself, or give { $subject } addresses instead of the alias.
}
finding-mx-address-literal = The MX record of { $domain } holds an address ({ $subject }) where a name belongs. Mail cannot be delivered there.
title-mx-address-literal = an MX record of { $domain } holds an address instead of a name
fix-mx-address-literal = Create a name with this address, such as mail.{ $domain }, and put the name into the MX record.
finding-mx-host-name = The mail exchanger { $subject } has characters in its name that no host name may have; letters, digits and hyphens are allowed. Most senders deliver there all the same, some take it for a mistake and do not. No public authority gives such a name a certificate.
title-mx-host-name = the mail exchanger { $subject } has no valid host name
fix-mx-host-name = Give the server a name of letters, digits and hyphens, with the same addresses, and name that in the MX record of { $domain }.
finding-mx-unresolved = The mail exchanger { $subject } of { $domain } has no address.
title-mx-unresolved = the mail exchanger { $subject } has no address
fix-mx-unresolved = { $form ->
    [local] Put the whole public name of the mail server into the MX record of { $domain }: { $subject } is no name that others can look up.
    [alias] Correct the alias, or name a host with an address in the MX record: the name is an alias for { $target }, which has no address.
   *[name] Give the name an A record, or correct the name in the MX record.
}
finding-mx-not-public = The mail exchanger { $subject } leads to an address that cannot be reached from the Internet: { $addresses }.
title-mx-not-public = the mail exchanger { $subject } leads to a private address
fix-mx-not-public = Publish the public address of the server instead.
finding-mx-unknown = { $part ->
    [host] The addresses of the mail exchanger { $subject } could not be looked up.
   *[all] The mail exchangers of { $subject } could not be looked up.
}
title-mx-unknown = { $part ->
    [host] the mail exchanger { $subject }
   *[all] the mail exchangers of { $subject }
}
fix-mx-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
