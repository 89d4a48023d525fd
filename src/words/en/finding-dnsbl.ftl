### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dnsbl-clean = { $count ->
    [one] { $subject } is on no list: one list answered.
   *[other] { $subject } is not on { $count } blocklists that answered.
}
finding-dnsbl-listed = { $subject } is on { $list }{ $named ->
    [yes] {" "}({ $parts }).
   *[no] .
} { $way ->
    [leave] The list takes the whole network for hijacked or run by criminals, and mail from there is likely to be refused nearly everywhere.
   *[other] Many receivers ask this list, and mail from there is likely to be refused.
}
title-dnsbl-listed = { $way ->
    [leave] { $subject } is in a network that { $list } takes for hijacked or criminal
   *[other] { $subject } is on the blocklist { $list }{ $named ->
        [yes] {" "}({ $parts })
       *[no] {""}
    }
}
fix-dnsbl-listed = { $way ->
    [leave] Move the server to another provider, or send through a relay. The whole network is on the list, not your address alone, and nobody can have a single address taken out of it. The listing: { $url }
    [provider] Open a ticket at the provider of the address: of this entry the list hears nobody but the owner of the network. It is taken off once the cause is gone, so say in the ticket what it was. Look into the queue and the log of the mail server for mail that nobody of yours sent; it mostly comes from a cracked account, an infected web script or form, an infected machine behind the same address, or an open relay. If the address is new to you, ask for another one instead. The entry and its number: { $url }
    [infected] Find the machine behind the address that is infected or an open proxy, and clean it. It need not be the mail server where others use the same address: look in the router or the firewall for connections to port 25 that the mail server did not make, and forbid them. If the address is new to you, ask the provider for another one. Only then take the address off the list yourself: { $url }
    [conduct] Set right how the server sends: mail that people did not ask for, mail from a cracked account or web form, one mailing spread over many addresses, a HELO name or reverse name that is not the server's own. If the address is new to you, ask the provider for another one. Only then take the address off the list yourself: { $url }
   *[other] { $removal ->
        [automatic] Find and end the cause. Look into the queue and the log of the mail server for mail that nobody of yours sent; it mostly comes from a cracked account, an infected web script or form, an infected machine behind the same address, or an open relay. If the address is new to you, ask the provider for another one. The list takes no requests and lets go by itself some time after; how it stands is shown at { $url }
       *[request] Find and end the cause, or the listing comes back. Look into the queue and the log of the mail server for mail that nobody of yours sent; it mostly comes from a cracked account, an infected web script or form, an infected machine behind the same address, or an open relay. If the address is new to you, ask the provider for another one. Only then ask for removal: { $url }
    }
}
finding-dnsbl-refused = { $reason ->
    [resolver] Refused to answer us about { $subject }, because the question came through a public resolver or a large cloud network: { $lists }. That says nothing about the address.
    [volume] Refused to answer us about { $subject }, because too many questions came from our resolver: { $lists }. That says nothing about the address.
    [key] Refused to answer us about { $subject }, because the key is not accepted: { $lists }. That says nothing about the address.
    [name] Refused to answer us about { $subject }, because the list was asked under a wrong name: { $lists }. That says nothing about the address.
   *[other] Refused to answer us about { $subject }: { $lists }. That says nothing about the address.
}
title-dnsbl-refused = what { $lists } says about { $subject }
fix-dnsbl-refused = { $reason ->
    [key] Check the key in the settings of this installation (MAILWORTHY_SPAMHAUS_DQS_KEY or MAILWORTHY_ABUSIX_KEY).
    [name] Report it to us: that is a fault of this program.
    [volume] Wait an hour. If it stays like this, use a resolver that nobody shares (--dns), or a key of your own: Spamhaus gives a free one for small use (MAILWORTHY_SPAMHAUS_DQS_KEY).
   *[other] Use a resolver of your own (--dns), not a public one. In a large cloud network that is not enough: there a key of your own helps, which Spamhaus gives away for small use (MAILWORTHY_SPAMHAUS_DQS_KEY).
}
finding-dnsbl-unknown = { $why ->
    [undocumented] { $lists } answers { $codes } about { $subject }, which the list does not document. That is not counted as a listing.
   *[silent] { $count ->
        [one] One list gave no usable answer about { $subject }: { $lists }.
       *[other] { $count } lists gave no usable answer about { $subject }: { $lists }.
    }
}
title-dnsbl-unknown = what some blocklists say about { $subject }
fix-dnsbl-unknown = { $why ->
    [undocumented] Look the address up on the list's own page.
   *[silent] Check again later. Nothing is wrong on your side, and a list that stays silent is not counted.
}
finding-dnsbl-dead = { $why ->
    [falsified] { $count ->
        [one] The answer about { $subject } that came for one list is none that it gives, so it is not counted: { $lists } ({ $codes }).
       *[other] The answers about { $subject } that came for { $count } lists are none that lists give, so they are not counted: { $lists } ({ $codes }).
    }
    [wild] { $count ->
        [one] One list names even the address that no list names (127.0.0.1), and so everybody: { $lists }. Its answer about { $subject } is not counted.
       *[other] { $count } lists name even the address that no list names (127.0.0.1), and so everybody: { $lists }. Their answers about { $subject } are not counted.
    }
   *[dead] { $count ->
        [one] One list is dead or lists everybody, so its answer is not counted: { $lists }. A mail server of yours that asks it should stop, or it refuses good mail.
       *[other] { $count } lists are dead or list everybody, so their answers are not counted: { $lists }. A mail server of yours that asks them should stop, or it refuses good mail.
    }
}
title-dnsbl-dead = { $why ->
    [falsified] blocklist answers that may be falsified
    [wild] blocklist answers that may be falsified
   *[dead] lists that are dead
}
fix-dnsbl-dead = { $why ->
    [falsified] Ask through another resolver (--dns) and check again: the one used now may give answers of its own for names that do not exist. If it serves your mail server too, replace it there as well, or good mail is refused. Only a list that answers like this through other resolvers has been given up.
    [wild] Ask through another resolver (--dns) and check again: the one used now may give answers of its own for names that do not exist. If it serves your mail server too, replace it there as well, or good mail is refused. Only a list that answers like this through other resolvers has been given up.
   *[dead] Remove such lists from the settings of your own mail server, if it asks them. Nothing else is to be done.
}
finding-dnsbl-not-asked = { $reason ->
    [terms] Not asked about { $subject }, because the terms do not allow this use without a key: { $lists }.
    [off] Not asked about { $subject }, because they are switched off here: { $lists }.
    [not-public] The blocklists were not asked about { $subject }, because it is no public address.
   *[key] Not asked about { $subject }, because they answer only those who have a key or have registered: { $lists }.
}
title-dnsbl-not-asked = { $reason ->
    [not-public] what blocklists say about { $subject }
   *[other] what { $lists } says about { $subject }
}
fix-dnsbl-not-asked = { $reason ->
    [terms] Set a key of the Spamhaus Data Query Service (MAILWORTHY_SPAMHAUS_DQS_KEY), or look the address up on the list's page.
    [off] Take the list out of --dnsbl-off, or look the address up on the list's page.
    [not-public] Give the public address that the server sends from.
   *[key] Set the key, or register your resolver with the list and say so (--dnsbl-registered).
}
finding-dnsbl-policy = { $way ->
    [reverse_name] { $subject } is on { $list }, because it has no reverse name or one that looks like a changing line. That is no accusation of spam, but some receivers are likely to refuse such mail.
   *[other] { $subject } is on { $list }{ $named ->
        [yes] {" "}({ $parts })
       *[no] {""}
    }, as an address that should not send mail itself{ $way ->
        [owner] , by the word of the network's owner.
       *[exclude] .
    } That is no accusation of spam, but many receivers are likely to refuse such mail.
}
title-dnsbl-policy = { $way ->
    [reverse_name] { $subject } is on { $list } for its reverse name
   *[other] { $subject } is listed as an address that should not send mail
}
fix-dnsbl-policy = { $way ->
    [owner] Look the address up at { $url } and take it off there yourself, if it is fixed, yours, and the owner of the network allows it. If that is not offered, ask the provider to take the address out of the range that the network's owner has listed, or send through a relay.{ $ptr ->
        [bad] {" "}Before that it needs a reverse name of its own that leads back to it.
        [unknown] {" "}It needs a reverse name of its own that leads back to it.
       *[good] {""}
    }
    [reverse_name] { $ptr ->
        [good] Take the address off the list yourself at { $url } now that its reverse name is as it should be.
       *[bad] Give the address a reverse name of its own that leads back to it, and take it off the list yourself then: { $url }
    }
   *[exclude] Take the address off the list yourself at { $url } if it is fixed and yours. If it is not, send through a relay or from a rented server.{ $ptr ->
        [bad] {" "}Before that it needs a reverse name of its own that leads back to it.
        [unknown] {" "}It needs a reverse name of its own that leads back to it.
       *[good] {""}
    }
}
finding-dnsbl-minor = { $subject } is on { $list }, a list that only some receivers use.
title-dnsbl-minor = { $subject } is on the smaller list { $list }
fix-dnsbl-minor = Find and end the cause. Most such listings end by themselves; never pay for removal. The list's page: { $url }
finding-dnsbl-minor-many = { $subject } is on { $count } smaller lists at once: { $lists }. So many together are more than bad luck.
title-dnsbl-minor-many = { $subject } is on { $count } smaller blocklists
fix-dnsbl-minor-many = Look for what the server does or did: a cracked account, an open relay, a form that strangers can misuse, an infected machine. If the address is new to you, ask the provider for another.
finding-dnsbl-informational = { $subject } is on { $list }. Receivers hardly use that list, so it is not counted.
finding-dnsbl-allowed = { $subject } is on an allow-list: { $lists }. That helps with some receivers.
finding-dnsbl-allow-untrusted = { $list } knows { $subject } but does not trust it.
title-dnsbl-allow-untrusted = { $list } does not trust { $subject }
fix-dnsbl-allow-untrusted = Read what the list says about the address, and register it there once it is yours and clean: { $url }
finding-dnsbl-allow-absent = { $subject } is on no allow-list. Most servers are on none; it is no fault.
# How an entry ends, by its kind.

way-leave = { $part }: nobody can have one address taken out; the way out is another network.
way-provider = { $part }: only the owner of the network (the provider) can ask, by mail to the operator of the list. As long as this entry stands, nothing else is taken off.
way-infected = { $part }: you take the address off yourself, once no infected machine and no open proxy sends from it.
way-conduct = { $part }: you take the address off yourself, once what was sent, or the name that the server gave, is set right.
way-owner = { $part }: where the owner of the network allows it, you take the address off yourself; else the owner has to change the range.
way-exclude = { $part }: you take the address off yourself, if it is fixed and has a reverse name of its own.
way-reverse-name = { $part }: you take the address off yourself, once its reverse name is in order.
