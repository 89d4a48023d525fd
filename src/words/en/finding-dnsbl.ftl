### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dnsbl-clean = { $count ->
    [one] { $subject } is on no list: one list answered.
   *[other] { $subject } is not on { $count } blocklists that answered.
}
finding-dnsbl-listed = { $subject } is on { $list }. Many receivers ask this list, and mail from there is likely to be refused.
title-dnsbl-listed = { $subject } is on the blocklist { $list }
fix-dnsbl-listed = { $removal ->
    [automatic] Find and end the cause. Look into the queue and the log of the mail server for mail that nobody of yours sent; it mostly comes from a cracked account, an infected web script or form, an infected machine behind the same address, or an open relay. If the address is new to you, ask the provider for another one. The list takes no requests and lets go by itself some time after; how it stands is shown at { $url }
   *[request] Find and end the cause, or the listing comes back. Look into the queue and the log of the mail server for mail that nobody of yours sent; it mostly comes from a cracked account, an infected web script or form, an infected machine behind the same address, or an open relay. If the address is new to you, ask the provider for another one. Only then ask for removal: { $url }
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
   *[dead] { $count ->
        [one] One list is dead or lists everybody, so its answer is not counted: { $lists }. A mail server of yours that asks it should stop, or it refuses good mail.
       *[other] { $count } lists are dead or list everybody, so their answers are not counted: { $lists }. A mail server of yours that asks them should stop, or it refuses good mail.
    }
}
title-dnsbl-dead = { $why ->
    [falsified] blocklist answers that may be falsified
   *[dead] lists that are dead
}
fix-dnsbl-dead = { $why ->
    [falsified] Ask through another resolver (--dns) and check again: the one used now may give answers of its own for names that do not exist. If it serves your mail server too, replace it there as well, or good mail is refused. Only a list that answers like this through other resolvers has been given up.
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
finding-dnsbl-policy = { $subject } is on { $list }, a list of addresses that should not send mail themselves. That is no accusation of spam, but many receivers are likely to refuse such mail.
title-dnsbl-policy = { $subject } is listed as an address that should not send mail
fix-dnsbl-policy = Have it taken off the list yourself, if the address is fixed and yours: { $url } Before that it needs a reverse name of its own that leads back to it.
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
