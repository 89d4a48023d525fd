### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-domain-clean = { $count ->
    [one] One domain list was asked ({ $lists }) and does not name { $domains }.
   *[other] { $count } domain lists were asked and do not name { $domains }: { $lists }.
}
finding-domain-listed = { $role ->
    [own] The list { $list } names { $subject }{ $way ->
        [abused] {" "}as a sound domain that strangers misuse, as a rule through a web site that was broken into. Filters hold it against mail that carries this domain or links to it.
        [spam] {" "}as a domain of spam. Many receivers ask it, and are likely to refuse mail that carries this domain, whatever server sends it.
        [phishing] {" "}as a domain of phishing. Many receivers ask it, and are likely to refuse mail that carries this domain, whatever server sends it.
        [malware] {" "}as a domain that spreads malware. Many receivers ask it, and are likely to refuse mail that carries this domain, whatever server sends it.
        [botnet] {" "}as a domain that commands a botnet. Many receivers ask it, and are likely to refuse mail that carries this domain, whatever server sends it.
       *[other] . Many receivers ask it, and are likely to refuse mail that carries this domain, whatever server sends it.
    }
    [exchanger] The list { $list } names { $subject }, under which a mail exchanger of the domain stands.
    [logo] The list { $list } names { $subject }, from which mailboxes fetch the logo of the domain or its certificate.
    [server] The list { $list } names { $subject }, under which a sending server has its name (HELO or PTR). Some receivers ask for that name when the server connects.
    [host] The list { $list } names { $subject }, the name of one of your own mail servers, and not the domain above it. Some receivers ask for that name when a server says it as it connects.
   *[reports] The list { $list } names { $subject }, which gets the DMARC reports of the domain.
} { $reasons }
title-domain-listed = { $subject } is listed by { $list }{ $way ->
    [abused] {" "}as a sound domain that strangers misuse
    [spam] {" "}for spam
    [phishing] {" "}for phishing
    [malware] {" "}for malware
    [botnet] {" "}for commanding a botnet
   *[other] {""}
}
fix-domain-listed = { $role ->
    [own] { $way ->
        [abused] Clean the web site of { $subject }: remove files, redirects and accounts that are not yours, bring its software and add-ons up to date, and change every password. Take it offline until that is done, if you can. Only then ask for removal at { $url }
        [spam] Stop mail to people who did not ask for it (bought addresses, old lists), and find out whether strangers send in this name with a stolen password or through a form. Then ask for removal at { $url } and say what has changed.
        [phishing] Look for pages under { $subject } that imitate others: on the web server, at subdomains that you do not know, and in the accounts at host and registrar. Remove them, close the way in and change every password. Only then ask for removal at { $url }
        [malware] Look for files under { $subject } that are not yours: on the web server, at subdomains that you do not know, and in the accounts at host and registrar. Remove them, close the way in and change every password. Only then ask for removal at { $url }
        [botnet] Look for records and programs under { $subject } that are not yours: on the servers, in the DNS zone, and in the accounts at host and registrar. Remove them, close the way in and change every password. Only then ask for removal at { $url }
       *[other] Find out why: a broken-into web site, stolen passwords, bought addresses. Then ask for removal at { $url }
    }
    [host] Find out what was sent or served under the name { $subject }, end it and change every password of the server. Then ask for removal at { $url }
   *[other] Ask whoever runs { $subject }, or use another one. The listing can be looked up at { $url }
}
finding-domain-listed-elsewhere = { $role ->
    [own] The list { $list } names { $subject }. Filters that ask it count this against your mail.
    [exchanger] The list { $list } names { $subject }, under which a mail exchanger of the domain stands.
    [logo] The list { $list } names { $subject }, from which mailboxes fetch the logo of the domain or its certificate.
    [server] The list { $list } names { $subject }, under which a sending server has its name (HELO or PTR). Some receivers ask for that name when the server connects.
   *[reports] The list { $list } names { $subject }, which gets the DMARC reports of the domain.
} { $reasons }
title-domain-listed-elsewhere = { $subject } is listed by { $list }{ $way ->
    [abused] {" "}for a web site that was broken into
    [spam] {" "}for spam
    [phishing] {" "}for phishing
    [malware] {" "}for malware
   *[other] {""}
}
fix-domain-listed-elsewhere = { $removal ->
    [wait] Wait: the list forgets the name by itself, and nobody can be asked to remove it.
   *[ask] { $role ->
        [own] { $way ->
            [abused] Clean the web site of { $subject }: remove files, redirects and accounts that are not yours, bring its software and add-ons up to date, and change every password. Only then ask the list for removal: { $url }
            [phishing] Look for pages under { $subject } that imitate others, remove them, close the way in and change every password. Only then ask the list for removal: { $url }
            [malware] Look for files under { $subject } that are not yours, remove them, close the way in and change every password. Only then ask the list for removal: { $url }
           *[other] Remove the cause, then ask the list for removal: { $url }
        }
       *[other] Ask whoever runs { $subject }, or use another one. The list is found at { $url }
    }
}
finding-domain-lists-refused = { $count ->
    [one] The domain list { $lists } does not answer us, so nothing is known about { $domains } there.
   *[other] { $count } domain lists do not answer us, so nothing is known about { $domains } there: { $lists }.
}
title-domain-lists-refused = the answer of domain lists
fix-domain-lists-refused = Run Mailworthy with a resolver of your own, or get a key from the list: these lists refuse public resolvers.
finding-domain-lists-unknown = { $why ->
    [undocumented] { $lists } answers { $codes } about { $domains }, which the list does not document. That is not counted as a listing.
   *[silent] { $count ->
        [one] The domain list { $lists } could not be asked, or did not pass its own test. Nothing is known about { $domains } there.
       *[other] { $count } domain lists could not be asked, or did not pass their own test: { $lists }. Nothing is known about { $domains } there.
    }
}
title-domain-lists-unknown = the answer of domain lists
fix-domain-lists-unknown = { $why ->
    [undocumented] Look the domain up on the list's own page.
   *[silent] Check again later. Nothing is to be done about the domain.
}
finding-domain-lists-dead = { $count ->
    [one] The domain list { $lists } answers nonsense and is not counted. It was asked about { $domains }.
   *[other] { $count } domain lists answer nonsense and are not counted: { $lists }. They were asked about { $domains }.
}
title-domain-lists-dead = domain lists that answer nonsense
fix-domain-lists-dead = Look at your resolver if many lists do so: it may be falsifying answers. Nothing is to be done about the domain.
finding-domain-registered = { $subject } is registered and in good order ({ $registered ->
    [none] the registry does not say since when
   *[other] since { $registered }
}, { $expires ->
    [none] the registry does not say until when
   *[other] until { $expires }
}).
finding-domain-registration-unknown = { $why ->
    [no_service] Age and end of the registration of { $subject } could not be told: its registry offers no public service for that.
    [not_asked] Age and end of the registration of { $subject } were not asked for.
    [not_registered] The registry says that it does not know { $subject }, so age and end of the registration could not be told.
   *[failed] Age and end of the registration of { $subject } could not be told: the registry did not answer.
}
title-domain-registration-unknown = the registration of { $subject } ({ $why ->
    [not_registered] not known to the registry
   *[other] not told
})
fix-domain-registration-unknown = { $why ->
    [not_registered] Look at your registrar whether the domain is registered and paid for.
   *[other] Check again later, or look at your registrar.
}
finding-domain-on-hold = By the registry’s word { $subject } is out of service, or is about to be: { $states }. Nobody finds its records then, and no mail arrives.
title-domain-on-hold = the registry holds { $subject }
fix-domain-on-hold = Ask your registrar today what is missing: an unpaid bill, an unconfirmed address, a complaint.
finding-domain-young = { $subject } was registered on { $date }, { $days ->
    [0] less than a day ago
    [one] one day ago
   *[other] { $days } days ago
}. Filters distrust mail from domains this young.
title-domain-young = { $subject } is very young
fix-domain-young = Wait until the domain is a month old before sending to many, and begin with people who expect your mail.
finding-domain-expiring = { $past ->
    [yes] The registration of { $subject } ended on { $date }, { $days ->
        [0] less than a day ago
        [one] one day ago
       *[other] { $days } days ago
    }. Mail stops when the registry takes it out of service.
   *[no] The registration of { $subject } ends on { $date }, { $days ->
        [0] in less than a day
        [one] in one day
       *[other] in { $days } days
    }.
}
title-domain-expiring = { $past ->
    [yes] the registration of { $subject } has ended
   *[no] the registration of { $subject } ends soon
}
fix-domain-expiring = Renew it at your registrar, and switch automatic renewal on.
finding-domain-tld = Names under .{ $tld } are often abused, and some filters distrust all of them, { $subject } among them.
title-domain-tld = names under .{ $tld } are distrusted
fix-domain-tld = For mail that matters, consider a domain under another ending.
finding-domain-lookalike = { $kind ->
    [same] { $subject } ({ $unicode }) looks like { $other }. Receivers treat mail from such names as impersonation.
    [brand] { $subject } ({ $unicode }) looks like { $other }. Filters, and people, may take mail from it for a forgery.
   *[near] { $subject } ({ $unicode }) is one letter away from { $other }. Filters may take it for a forgery.
}
title-domain-lookalike = { $subject } resembles { $other }
fix-domain-lookalike = Send from a name of your own that cannot be mistaken for { $other }.
finding-domain-international = { $subject } is the form in which computers write { $unicode }. Both are the same domain.
