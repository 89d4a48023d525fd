### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-spf-good = { $subject } has a valid SPF record. It needs { $lookups ->
    [0] none of the ten DNS look-ups that are allowed.
   *[other] { $lookups } of the ten DNS look-ups that are allowed.
}
finding-spf-missing = { $damaged ->
    [none] { $subject } has no SPF record: nobody is named as allowed to send for it.
   *[other] { $subject } has no SPF record that receivers can recognise. This text was meant for one, but it must begin with “v=spf1” and a space: { $damaged }
}
title-spf-missing = { $subject } has no SPF record
fix-spf-missing = { $form ->
    [meant] Check { $meant } instead: { $subject } is, as a rule, the name of its website, and the mail of both is that of { $meant }. If nothing is sent in the name of { $subject } itself, a TXT record “v=spf1 -all” there says so.
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
    [damaged] Write the text again, so that nothing of it is lost: it begins with “v=spf1” and a space, and its terms are separated by single spaces.
    [nobody] Publish a TXT record at the domain itself that names whoever sends for it: v=spf1, then ip4: with the address of your server, then ~all. Give that address here and check again, and the whole record is shown.
   *[own] Publish this TXT record at the domain itself. If other services send for the domain, add them before the ending.
}
finding-spf-several = { $subject } has { $count } SPF records. More than one makes all of them void (permerror).
title-spf-several = { $subject } has several SPF records
fix-spf-several = { $form ->
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
   *[own] { $merge ->
        [alike] They say the same: delete all but one.
        [one] Replace them by the one TXT record below, which lets the same servers send.
        [mended] Replace them by the one TXT record below, which lets the same servers send; what could not be read in them was put right. Look it over before you publish it.
       *[none] Merge them into one TXT record and delete the rest.
    }
}
finding-spf-syntax = The SPF record of { $at } has a mistake, which makes the whole record void (permerror): { $terms }
title-spf-syntax = the SPF record of { $at } cannot be read
fix-spf-syntax = { $whose ->
    [other] Tell whoever runs { $at }: the record is theirs. Your own record leads there by “{ $by }”; without it, yours counts again.
   *[own] { $proposed ->
        [yes] Replace the record of { $at } by this one, in which only what cannot be read was put right: { $terms }. Look it over before you publish it.
       *[no] Correct or remove this part: { $terms }. Terms are separated by single spaces; “include:” takes a domain, “ip4:” an address.
    }
}
finding-spf-too-many-lookups = { $loops ->
    [yes] The SPF record of { $subject } leads back to itself, by “{ $back }” in the record of { $at }. Receivers go round until they stop at { $limit } DNS look-ups, and treat the record as void (permerror).
   *[no] { $least ->
        [yes] The SPF record of { $subject } needs at least { $lookups } DNS look-ups (we stopped there); receivers stop at { $limit } and treat the record as void (permerror).
       *[no] The SPF record of { $subject } needs { $lookups } DNS look-ups; receivers stop at { $limit } and treat the record as void (permerror).
    }
}
title-spf-too-many-lookups = { $loops ->
    [yes] the SPF record of { $subject } leads back to itself
   *[no] the SPF record of { $subject } needs more than ten DNS look-ups
}
fix-spf-too-many-lookups = { $loops ->
    [yes] { $whose ->
        [other] Tell whoever runs { $at }, whose record it is, or remove “{ $by }”, by which your own record leads there.
       *[own] Remove “{ $back }” from the record of { $at }.
    }
   *[no] { $proposed ->
        [yes] Replace the record by this one, which lets exactly the same addresses send: your own records and hosts stand in it by their addresses, which cost no look-up. When an address changes, change the record too.
       *[no] Remove includes of services you no longer use, and name your own servers with ip4: and ip6:, which cost no look-up.{ $costly ->
            [none] {""}
           *[other] {" "}The costliest parts, with the look-ups of each in brackets: { $costly }.
        }
    }
}
finding-spf-too-many-void = { $lookups } look-ups of the SPF record of { $subject } lead nowhere; receivers stop at { $limit } and treat the record as void (permerror).
title-spf-too-many-void = too many names in the SPF record of { $subject } do not exist
fix-spf-too-many-void = { $proposed ->
    [yes] Replace the record by the one below: it is the same without the terms whose names do not exist ({ $terms }). Where such a name is only misspelt, correct it instead.
   *[no] Remove the terms whose names do not exist: { $terms }.
}{ $mx ->
    [no] {""}
   *[other] {" "}Keep “mx”, and mend the MX record of { $subject } instead.
}{ $whose ->
    [other] {" "}Terms in the record of somebody else only they can remove; your own record leads there by { $by }.
   *[own] {""}
}
finding-spf-include-broken = { $whose ->
    [root] The SPF record of { $subject }
   *[other] The SPF record of { $place }
} relies on { $at }, which has { $why ->
    [none] no usable record
   *[several] several SPF records, so that none of them counts
}. That makes the whole record of { $subject } void (permerror).
title-spf-include-broken = { $why ->
    [none] the SPF record of { $subject } relies on a record that is not there
   *[several] the SPF record of { $subject } relies on { $at }, which has several
}
fix-spf-include-broken = { $why ->
    [several_own] Keep one SPF record at { $at }, with everything in it that is needed, and delete the others.
    [several] Tell whoever runs { $at } that only one SPF record may stand there. { $whose ->
        [other] Your own record leads there by “{ $by }”; without it, yours counts again.
       *[own] Until then, your record counts again without “{ $term }”; but what is sent from there does not pass then.
    }
   *[none] { $whose ->
        [own] Remove “{ $term }” from the record of { $place }, or correct the name in it.
        [other] “{ $term }” stands in the record of { $place }, which is not yours: tell whoever runs it. Your own record leads there by “{ $by }”; without it, yours counts again.
       *[root] Remove “{ $term }”, or correct the name in it.
    }
}
finding-spf-pass-all = The SPF record of { $subject } lets { $extent ->
    [nearly] nearly everybody
   *[all] the whole world
} send ({ $term }{ $whose ->
    [own] {" "}in the record of { $at }
    [other] {" "}in the record of { $at }, to which “{ $by }” leads
   *[root] {""}
}). It protects nothing, and filters know it.
title-spf-pass-all = { $extent ->
    [nearly] the SPF record of { $subject } lets nearly everybody send
   *[all] the SPF record of { $subject } lets everybody send
}
fix-spf-pass-all = { $proposed ->
    [yes] Publish this record in place of the old one: it ends with ~all, and the sending addresses that are known are in it. Add every other server and service that sends for you before the ending. When all your mail passes, change ~all to -all.
   *[no] { $whose ->
        [own] Remove “{ $term }” from the record of { $at }, and name there your own servers and services alone.
        [other] Remove “{ $by }” from your own record: it leads to { $at }, whose record lets in everybody (“{ $term }”). Tell whoever runs { $at }, and name with ip4: and ip6: whom you really need from there.
        [ending] Name your own servers and services, and end the record with ~all or -all.
       *[root] Remove “{ $term }” from the record, name your own servers and services in its place, and end it with ~all or -all.
    }
}
finding-spf-not-authorized = The SPF record of { $subject } does not authorise { $ip }: mail from there gets { $result }.
title-spf-not-authorized = SPF does not authorise { $ip }
fix-spf-not-authorized = { $form ->
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
   *[own] Add the address to the record that stands, do not publish a second one.
}
finding-spf-authorized-unknown = { $why ->
    [sender] Whether SPF authorises { $ip } could not be told: the record of { $subject } asks for the sender’s whole address, which we do not know. For an invented one the result is { $result }.
    [helo] Whether SPF authorises { $ip } could not be told: the record of { $subject } asks for the name that the server says in HELO, which we do not know. For an invented one the result is { $result }.
   *[unanswered] Whether SPF authorises { $ip } could not be told: a look-up was not answered.
}
title-spf-authorized-unknown = whether SPF authorises { $ip }
fix-spf-authorized-unknown = { $why ->
    [sender] Ask for an address that you really send from: mailworthy spf --ip { $ip } --mail-from you@{ $subject }
    [helo] Give the HELO name and check again.
   *[unanswered] Check again in a few minutes.
}
finding-spf-no-ending = { $ending ->
    [redirect] The SPF record of { $subject } takes its ending from { $at }, which says ?all: nothing is said about everybody else.
    [redirect_none] The SPF record of { $subject } takes its ending from { $at }, which has none: nothing is said about everybody else.
    [neutral] The SPF record of { $subject } ends with ?all, which says nothing about everybody else.
   *[none] The SPF record of { $subject } has no ending and says nothing about everybody else.
}
title-spf-no-ending = the SPF record of { $subject } has no clear ending
fix-spf-no-ending = { $form ->
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
    [nobody] Name in it whoever sends for the domain: as it stands it authorises nobody. Then end it with ~all, later with -all.
   *[own] End the record, or the one that it redirects to, with ~all, later with -all, when all your own mail passes.
}
finding-spf-unknown = The SPF record of { $subject } could not be looked up.
title-spf-unknown = the SPF record of { $subject }
fix-spf-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-spf-include-unknown = { $part ->
    [limit] The SPF record of { $subject } leads to more than we look at: we stopped in the record of { $at }. What is said here holds for what was seen.
    [hosts] A part of the SPF record of { $subject }, the addresses behind { $at }, could not be looked up.
   *[record] A part of the SPF record of { $subject }, the record of { $at }, could not be looked up.
}
title-spf-include-unknown = a part of the SPF record of { $subject }
fix-spf-include-unknown = { $part ->
    [limit] Shorten the record: remove what is no longer used, and name your own servers with ip4: and ip6:.
    [hosts] Check again in a few minutes. If it stays like this, look at the name servers of { $at }. Do not remove the part: your own mail may pass by it.
   *[record] Check again in a few minutes. If it stays like this, ask whoever runs { $at }. Remove the part only when nothing of yours is sent from there any more.
}
finding-spf-too-many-exchangers = { $whose ->
    [own] “{ $term }” in the SPF record of { $place } leads to { $count } mail exchangers; receivers accept { $limit } and treat the record of { $subject } as void (permerror).
    [other] “{ $term }” in the SPF record of { $place } leads to { $count } mail exchangers; receivers accept { $limit } and treat the record of { $subject } as void (permerror).
   *[root] “{ $term }” in the SPF record of { $subject } leads to { $count } mail exchangers; receivers accept { $limit } and treat the record as void (permerror).
}
title-spf-too-many-exchangers = an mx term of the SPF record of { $subject } leads to too many hosts
fix-spf-too-many-exchangers = { $whose ->
    [own] Name the addresses of the hosts that send with ip4: and ip6: instead, in the record of { $place }.
    [other] Tell whoever runs { $place }: the record is theirs. Your own record leads there by “{ $by }”; without it, yours counts again.
   *[root] Name the addresses of the hosts that send with ip4: and ip6: instead.
}
finding-spf-broad = { $form ->
    [cloud] The SPF record of { $subject } lets { $widest } send, a whole network of { $provider }: every customer there can send in your name.
   *[own] { $family ->
        [ipv6] { $verdict ->
            [note] The SPF record of { $subject } lets very many IPv6 networks send, the widest is { $widest }: together as many as the whole network of a provider (a /32) holds. Everybody in there can send in your name.
           *[problem] The SPF record of { $subject } lets a very wide IPv6 network send, { $widest }: it is larger than the whole network of one provider. Everybody in there can send in your name.
        }
       *[ipv4] { $whose ->
            [other] The SPF record of { $subject } and the services that it includes let { $addresses } addresses send. The widest part is { $widest } in the record of { $at }, to which “{ $by }” leads. Every customer in there may be able to send in your name.
           *[own] The SPF record of { $subject } lets { $addresses } addresses send, the widest part is { $widest }. Everybody in there can send in your name.
        }
    }
}
title-spf-broad = the SPF record of { $subject } is very wide
fix-spf-broad = { $whose ->
    [other] Remove “{ $by }” from your record if you no longer use the service of { $at }. If you do, how wide it is lies with the service: ask whether it has a record for you alone.
   *[own] Name only the addresses that really send for you.
}
finding-spf-near-limit = The SPF record of { $subject } needs { $lookups } of the { $limit } DNS look-ups that are allowed. The next service may be one too many.
title-spf-near-limit = the SPF record of { $subject } is close to the limit of ten DNS look-ups
fix-spf-near-limit = { $costly ->
    [none] Name your own servers with ip4: and ip6:, which cost no look-up.
   *[other] Remove includes that are no longer used. The costliest parts, with the look-ups of each in brackets: { $costly }.
}
finding-spf-void-terms = { $count ->
    [one] One term of the SPF record of { $subject } leads nowhere: { $terms }.
   *[other] { $count } terms of the SPF record of { $subject } lead nowhere: { $terms }.
}
title-spf-void-terms = terms of the SPF record of { $subject } lead nowhere
fix-spf-void-terms = { $mx ->
    [alone] Mend the MX record of { $subject }, which leads nowhere, and keep “mx” here: then it names your exchangers.
    [also] Mend the MX record of { $subject }, which leads nowhere, and keep “mx” here; remove the others: from the third on the record is void.
   *[no] { $count ->
        [one] Remove it
       *[other] Remove them
    }: from the third on the record is void.
}{ $proposed ->
    [yes] {" "}The record below is the same without them. Where such a name is only misspelt, correct it instead.
   *[no] {""}
}{ $whose ->
    [other] {" "}Terms in the record of somebody else only they can remove; your own record leads there by { $by }.
   *[own] {""}
}
finding-spf-ptr = The SPF record of { $subject } uses ptr, which is slow, unreliable and not to be used any more.
title-spf-ptr = the SPF record of { $subject } uses ptr
fix-spf-ptr = Replace ptr by the addresses of your servers (ip4:, ip6:).
finding-spf-redirect-ignored = The SPF record of { $subject } has a redirect beside all; the redirect is ignored.
title-spf-redirect-ignored = the redirect in the SPF record of { $subject } is ignored
fix-spf-redirect-ignored = Remove either the redirect or the all.
finding-spf-macro = The SPF record of { $subject } contains macros: its answer depends on each message and cannot be told completely in advance.
title-spf-macro = the SPF record of { $subject } depends on the message
finding-spf-oddity = { $oddity ->
    [behind_all] In the SPF record of { $subject } there are terms after all, which nobody reads: { $record }
    [unknown_modifier] The SPF record of { $subject } has a part that means nothing: { $record }
    [mechanism_as_modifier] In the SPF record of { $subject } an equals sign stands where a colon belongs, so that part authorises nobody: { $record }
    [not_public] The SPF record of { $subject } names addresses from which nothing arrives over the Internet: { $record }. They have no effect outside your own network.
    [upper_case] The SPF record of { $subject } uses capitals, over which some receivers stumble: { $record }
   *[repeated] The SPF record of { $subject } says the same twice: { $record }
}
title-spf-oddity = something odd in the SPF record of { $subject }
fix-spf-oddity = { $oddity ->
    [not_public] Delete that part, unless servers inside your own network go by this record too.
    [upper_case] Write it in small letters: it means the same, and nobody stumbles.
    [repeated] Delete the repetition: it changes nothing, and a term that asks the DNS costs a look-up each time.
    [mechanism_as_modifier] Write a colon in place of the equals sign if that part is to count, or delete it.
   *[other] Delete what has no effect, or move it before the ending if it is to count.
}
finding-spf-large = { $part ->
    [answer] The SPF record of { $subject } comes in one answer with all its TXT records, { $records } in number, which is { $octets } octets long. { $fits ->
        [no] Only 512 fit a plain answer of the DNS: resolvers without its extension (EDNS) have to ask again over TCP, and where that is closed they find no SPF record.
       *[yes] It nearly fills the 512 octets of a plain answer of the DNS.
    }
   *[record] The SPF record of { $subject } is { $octets } octets long; from { $limit } on some resolvers need a second attempt to fetch it.
}
title-spf-large = { $part ->
    [answer] the TXT records of { $subject } make a long answer
   *[record] the SPF record of { $subject } is long
}
fix-spf-large = { $part ->
    [answer] Delete TXT records at { $subject } that nobody needs any more, such as old proofs that the domain is yours.
   *[record] Shorten it: remove what is no longer used, join neighbouring addresses to networks.
}
finding-spf-type99 = { $beside ->
    [none] { $subject } has its SPF record only in the obsolete record type SPF (99), where nobody looks: { $record }
    [same] { $subject } still has a record of the obsolete type SPF (99). It says the same as the TXT record, and nobody reads it.
   *[other] { $subject } still has a record of the obsolete type SPF (99) that differs from the TXT record. Nobody reads it: { $record }
}
title-spf-type99 = { $subject } has a record of an obsolete type
fix-spf-type99 = Delete the record of the type SPF; SPF lives in TXT alone.
finding-spf-type99-unknown = Whether { $subject } has a record of the obsolete type SPF (99) could not be looked up. Receivers do not ask for it, so nothing depends on it.
title-spf-type99-unknown = the obsolete record type at { $subject }
finding-spf-misplaced = An SPF record stands at { $place }, but { $subject } itself has none. Mail from addresses at { $subject } is judged by the record of { $subject } alone: { $record }
title-spf-misplaced = the SPF record for { $subject } stands at { $place }
fix-spf-misplaced = { $form ->
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
   *[own] Publish the record at { $subject }, the domain behind the @ of the sender. The one at { $place } may stay for mail in that name.
}
finding-spf-closed = { $subject } says clearly that no server may send mail in its name.
title-spf-closed = { $subject } sends no mail and says so
finding-spf-unclosed = { $name ->
    [www] { $subject } sends no mail as a rule, but neither SPF nor DMARC says so. Anybody can borrow the name.
   *[domain] { $subject } takes no mail (null MX), but has no SPF record that says it sends none either. Anybody can borrow the name.
}
title-spf-unclosed = { $subject } does not say that it sends no mail
fix-spf-unclosed = { $form ->
    [alias] Have the record changed by whoever runs { $alias }: { $subject } is an alias for { $alias }, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
    [wildcard] Publish a DMARC record with p=reject at the domain, as soon as all its own mail passes: it closes all its names at once. { $subject } has its address by a wildcard (*) alone, and would lose it by a record of its own.
   *[own] Publish this TXT record there. A DMARC record with p=reject at the domain closes all its names at once.
}
finding-spf-unclosed-unknown = Whether { $subject } says that it sends no mail could not be looked up.
title-spf-unclosed-unknown = whether { $subject } says that it sends no mail
fix-spf-unclosed-unknown = Check again in a few minutes.
finding-spf-others = { $count ->
    [one] Besides its own servers, { $subject } lets another service send: { $services }
   *[other] Besides its own servers, { $subject } lets { $count } other services send: { $services }
}
title-spf-others = other services may send for { $subject }

finding-spf-relay-good = The SPF record of { $subject } lets { $relay } send (include:{ $include }).
title-spf-relay-good = SPF lets the relay send
finding-spf-relay-missing = { $named ->
    [yes] { $relay } sends your mail, but the SPF record of { $subject } names it with a sign that lets it not pass, “{ $term }”: { $result ->
        [fail] every message fails SPF.
       *[other] its messages get { $result }, which is no pass.
    }
   *[no] { $relay } sends your mail, but the SPF record of { $subject } does not name it: { $result ->
        [fail] every message fails SPF.
       *[other] messages do not pass SPF.
    }
}
title-spf-relay-missing = { $named ->
    [yes] SPF does not let the relay pass
   *[no] SPF does not name the relay
}
fix-spf-relay-missing = { $fits ->
    [alias] Have include:{ $include } added to the record of { $alias } by whoever runs that name: { $subject } is an alias for it, and no record can stand beside an alias (CNAME). Or replace the alias by records of your own.
    [no] Add include:{ $include }. The record has no room for it yet: with it, it would need more than ten DNS look-ups. First remove includes that are no longer used, or name servers with ip4: and ip6:.
    [alone] Add include:{ $include } right behind v=spf1. While the record has other faults that make it void, that alone helps nobody: mend them too.
   *[yes] Replace the record by the one below; it is yours with include:{ $include } in it.
}
finding-spf-relay-unknown = It could not be told whether the SPF record of { $subject } lets { $relay } send.
title-spf-relay-unknown = SPF of the relay
fix-spf-relay-unknown = Ask { $relay } which name belongs into your SPF record, and compare.
finding-spf-relay-own-path = { $relay } uses a return address of its own or one below { $subject }: SPF is checked there, and the record of { $subject } need not name it.
title-spf-relay-own-path = The relay needs nothing in this SPF record
