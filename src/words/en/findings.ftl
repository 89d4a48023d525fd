### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-ptr-good = { $subject } has the reverse name { $name }, and the name leads back to the address.
finding-ptr-missing = { $subject } has no reverse name (PTR). Large receivers refuse mail from addresses without one.
title-ptr-missing = the address { $subject } has no reverse name
fix-ptr-missing = Set the reverse name of the address at the provider that rents it to you, not in your DNS panel. First make sure that the name itself leads to the address.
finding-ptr-unknown = The reverse name of { $subject } could not be looked up.
title-ptr-unknown = the reverse name of { $subject }
fix-ptr-unknown = Check again in a few minutes. If it stays like this, the name servers of the reverse zone are in trouble: ask the provider of the address.
finding-ptr-not-confirmed = { $subject } has the reverse name { $name }, but that name does not lead back to the address. Receivers treat this as no reverse name.
title-ptr-not-confirmed = the reverse name of { $subject } does not lead back to it
fix-ptr-not-confirmed = Add the address record below to the zone of that name, or set another reverse name at the provider that does lead to the address.
finding-ptr-forward-unknown = { $subject } has the reverse name { $names }, but whether it leads back to the address could not be looked up.
title-ptr-forward-unknown = whether the reverse name of { $subject } leads back
fix-ptr-forward-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the name's zone.
finding-ptr-generic = The reverse name of { $subject } is { $name }. It looks like a name the provider gave to every machine, and many filters hold that against mail.
title-ptr-generic = the reverse name of { $subject } looks like an unchanged default
fix-ptr-generic = Replace it at the provider by the name of your mail server, the same that it says in HELO.
finding-ptr-several = { $subject } has { $count } reverse names: { $names }. Receivers may pick any of them.
title-ptr-several = { $subject } has several reverse names
fix-ptr-several = Keep the one that the server says in HELO and remove the others at the provider.
finding-ptr-no-address = No sending address of { $subject } is known: neither MX nor SPF names one.
title-ptr-no-address = the sending address
fix-ptr-no-address = Give the address of the server that sends your mail, and check again.

finding-spf-good = { $subject } has a valid SPF record with { $lookups } of 10 look-ups.
finding-spf-missing = { $subject } has no SPF record: nobody is named as allowed to send for it.
title-spf-missing = { $subject } has no SPF record
fix-spf-missing = Publish this TXT record at the domain itself. If other services send for the domain, add them before the ending.
finding-spf-several = { $subject } has { $count } SPF records. More than one makes all of them void (permerror).
title-spf-several = { $subject } has several SPF records
fix-spf-several = Merge them into one TXT record and delete the rest.
finding-spf-syntax = The SPF record of { $at } has a mistake, which makes the whole record void (permerror): { $terms }
title-spf-syntax = the SPF record of { $at } cannot be read
fix-spf-syntax = Correct or remove the part named above. Terms are separated by single spaces; “include:” takes a domain, “ip4:” an address.
finding-spf-too-many-lookups = The SPF record of { $subject } needs { $lookups } DNS look-ups; receivers stop at { $limit } and treat the record as void (permerror).
title-spf-too-many-lookups = the SPF record of { $subject } needs more than ten look-ups
fix-spf-too-many-lookups = Remove includes of services you no longer use, and name your own servers with ip4: and ip6:, which cost no look-up. The costliest parts: { $costly }.
finding-spf-too-many-void = { $lookups } look-ups of the SPF record of { $subject } lead nowhere; receivers stop at { $limit } and treat the record as void (permerror).
title-spf-too-many-void = too many names in the SPF record of { $subject } do not exist
fix-spf-too-many-void = Remove the terms whose names do not exist: { $terms }.
finding-spf-include-broken = The SPF record of { $subject } relies on { $at }, which has no usable record. That makes the whole record void (permerror).
title-spf-include-broken = the SPF record of { $subject } relies on a record that is not there
fix-spf-include-broken = Remove “{ $term }”, or correct the name in it.
finding-spf-pass-all = The SPF record of { $subject } lets the whole world send ({ $term }). It protects nothing, and filters know it.
title-spf-pass-all = the SPF record of { $subject } lets everybody send
fix-spf-pass-all = Name your own servers and services, and end the record with ~all or -all.
finding-spf-not-authorized = The SPF record of { $subject } does not authorise { $ip }: mail from there gets { $result }.
title-spf-not-authorized = SPF does not authorise { $ip }
fix-spf-not-authorized = Add the address to the record that stands, do not publish a second one.
finding-spf-authorized-unknown = Whether SPF authorises { $ip } could not be told: a look-up was not answered.
title-spf-authorized-unknown = whether SPF authorises { $ip }
fix-spf-authorized-unknown = Check again in a few minutes.
finding-spf-no-ending = The SPF record of { $subject } says nothing about everybody else ({ $ending }).
title-spf-no-ending = the SPF record of { $subject } has no clear ending
fix-spf-no-ending = End the record with ~all, later with -all, when all your own mail passes.
finding-spf-unknown = The SPF record of { $subject } could not be looked up.
title-spf-unknown = the SPF record of { $subject }
fix-spf-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.

finding-dmarc-good = { $inherited ->
    [no] { $subject } has a valid DMARC record, policy { $policy }.
   *[yes] { $subject } inherits the DMARC record of { $at }, policy { $policy }.
}
finding-dmarc-missing = { $subject } has no DMARC record. Gmail, Yahoo and Microsoft demand one from bulk senders, and without it anybody can use your domain as sender.
title-dmarc-missing = { $subject } has no DMARC record
fix-dmarc-missing = Publish this TXT record to begin with; it changes nothing for your mail and lets receivers report to you. The report address must exist.
finding-dmarc-several = { $at } has { $count } DMARC records. Receivers then use none of them.
title-dmarc-several = { $at } has several DMARC records
fix-dmarc-several = Keep one TXT record at _dmarc.{ $at } and delete the others.
finding-dmarc-syntax = The DMARC record of { $subject } has mistakes ({ $faults }): { $record }
title-dmarc-syntax = the DMARC record of { $subject } has mistakes
fix-dmarc-syntax = Write it anew: v=DMARC1 first, then p=none, quarantine or reject, then rua=mailto:, separated by semicolons.
finding-dmarc-policy-none = The DMARC policy of { $subject } is none: mail that fails is delivered all the same.
title-dmarc-policy-none = the DMARC policy of { $subject } is none
fix-dmarc-policy-none = When the reports show that all your own mail passes, change the policy to p=quarantine, later to p=reject.
finding-dmarc-no-reports = The DMARC record of { $subject } asks nobody for reports (no valid rua).
title-dmarc-no-reports = nobody receives the DMARC reports of { $subject }
fix-dmarc-no-reports = Add rua=mailto: with a mailbox of your own to the record.
finding-dmarc-removed-tags = The DMARC record of { $subject } has tags that no longer exist since 2026: { $tags }.
title-dmarc-removed-tags = the DMARC record of { $subject } has tags that no longer exist
fix-dmarc-removed-tags = Remove { $tags }. To try a stricter policy out, use t=y.
finding-dmarc-unknown = The DMARC record of { $subject } could not be looked up.
title-dmarc-unknown = the DMARC record of { $subject }
fix-dmarc-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.

finding-mx-good = { $count ->
    [one] The mail exchanger { $hosts } has an address.
   *[other] All { $count } mail exchangers have addresses: { $hosts }.
}
finding-mx-missing = { $subject } has neither an MX record nor an address: answers and bounces cannot come back, and many receivers refuse such senders.
title-mx-missing = { $subject } cannot receive mail
fix-mx-missing = Publish an MX record that names your mail server. The name must have an address.
finding-mx-implicit = { $subject } has no MX record; mail goes to the address of the domain itself.
title-mx-implicit = { $subject } has no MX record
fix-mx-implicit = Publish an MX record, so that it is clear where mail is to go.
finding-mx-null = { $subject } says that it takes no mail (null MX). That is right only for a domain that sends none either.
title-mx-null = { $subject } says that it takes no mail
fix-mx-null = If the domain sends mail, replace the record by an MX that names your mail server.
finding-mx-null-mixed = { $subject } has a null MX beside other MX records. That is forbidden, and senders may refuse to deliver.
title-mx-null-mixed = { $subject } has a null MX beside others
fix-mx-null-mixed = Delete the MX record with the dot.
finding-mx-alias = The mail exchanger { $subject } is an alias (CNAME) for { $target }. Some senders refuse to deliver there.
title-mx-alias = the mail exchanger { $subject } is an alias
fix-mx-alias = Let the MX record of { $domain } name { $target } itself, or give { $subject } addresses instead of the alias.
finding-mx-address-literal = The MX record of { $domain } holds an address ({ $subject }) where a name belongs. Mail cannot be delivered there.
title-mx-address-literal = an MX record of { $domain } holds an address instead of a name
fix-mx-address-literal = Create a name with this address, such as mail.{ $domain }, and put the name into the MX record.
finding-mx-unresolved = The mail exchanger { $subject } of { $domain } has no address.
title-mx-unresolved = the mail exchanger { $subject } has no address
fix-mx-unresolved = Give the name an A record, or correct the name in the MX record.
finding-mx-not-public = The mail exchanger { $subject } leads to an address that cannot be reached from the Internet: { $addresses }.
title-mx-not-public = the mail exchanger { $subject } leads to a private address
fix-mx-not-public = Publish the public address of the server instead.
finding-mx-unknown = The mail exchangers of { $subject } could not all be looked up.
title-mx-unknown = the mail exchangers of { $subject }
fix-mx-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.

finding-dnsbl-clean = { $count ->
    [one] { $subject } is on no list: one list answered.
   *[other] { $subject } is not on { $count } blocklists that answered.
}
finding-dnsbl-listed = { $subject } is on { $list } (answer { $codes }).
title-dnsbl-listed = { $subject } is on the blocklist { $list }
fix-dnsbl-listed = Find and end the cause first, or the listing comes back. Then ask for removal: { $url }
finding-dnsbl-refused = { $count ->
    [one] One list refused to answer us about { $subject }: { $lists }. That says nothing about the address.
   *[other] { $count } lists refused to answer us about { $subject }: { $lists }. That says nothing about the address.
}
title-dnsbl-refused = what { $lists } says about { $subject }
fix-dnsbl-refused = Lists refuse public resolvers and large cloud networks. Use a resolver of your own (--dns) or, where the list offers one, your own key.
finding-dnsbl-unknown = { $count ->
    [one] One list gave no usable answer about { $subject }: { $lists }.
   *[other] { $count } lists gave no usable answer about { $subject }: { $lists }.
}
title-dnsbl-unknown = what some blocklists say about { $subject }
fix-dnsbl-unknown = Nothing on your side. Check again later; a list that stays silent is not counted.
finding-dnsbl-dead = { $count ->
    [one] One list is dead or lists everybody, so its answer is not counted: { $lists }.
   *[other] { $count } lists are dead or list everybody, so their answers are not counted: { $lists }.
}
title-dnsbl-dead = lists that are dead
fix-dnsbl-dead = Nothing on your side. If you use such a list yourself for incoming mail, remove it from the settings of your server.
