### What was found, in a sentence; a title for lists and headlines; and how it is mended.

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
finding-spf-include-unknown = A part of the SPF record of { $subject }, the record of { $at }, could not be looked up.
title-spf-include-unknown = a part of the SPF record of { $subject }
fix-spf-include-unknown = Check again in a few minutes. If it stays like this, ask the service behind { $at }, or remove it.
finding-spf-too-many-exchangers = “{ $term }” in the SPF record of { $subject } leads to { $count } mail exchangers; receivers accept { $limit } and treat the record as void (permerror).
title-spf-too-many-exchangers = an mx term of the SPF record of { $subject } leads to too many hosts
fix-spf-too-many-exchangers = Name the addresses of the hosts that send with ip4: and ip6: instead.
finding-spf-broad = The SPF record of { $subject } lets { $addresses } addresses send, the widest part is { $widest }. Everybody in there can send in your name.
title-spf-broad = the SPF record of { $subject } is very wide
fix-spf-broad = Name only the addresses that really send for you.
finding-spf-near-limit = The SPF record of { $subject } needs { $lookups } of { $limit } look-ups. The next service may be one too many.
title-spf-near-limit = the SPF record of { $subject } is close to ten look-ups
fix-spf-near-limit = Remove includes that are no longer used. The costliest parts: { $costly }.
finding-spf-void-terms = { $count ->
    [one] One term of the SPF record of { $subject } leads nowhere: { $terms }.
   *[other] { $count } terms of the SPF record of { $subject } lead nowhere: { $terms }.
}
title-spf-void-terms = terms of the SPF record of { $subject } lead nowhere
fix-spf-void-terms = Remove them: from the third on the record is void.
finding-spf-ptr = The SPF record of { $subject } uses ptr, which is slow, unreliable and not to be used any more.
title-spf-ptr = the SPF record of { $subject } uses ptr
fix-spf-ptr = Replace ptr by the addresses of your servers (ip4:, ip6:).
finding-spf-redirect-ignored = The SPF record of { $subject } has a redirect beside all; the redirect is ignored.
title-spf-redirect-ignored = the redirect in the SPF record of { $subject } is ignored
fix-spf-redirect-ignored = Remove either the redirect or the all.
finding-spf-macro = The SPF record of { $subject } contains macros: its answer depends on each message and cannot be told completely in advance.
title-spf-macro = the SPF record of { $subject } depends on the message
fix-spf-macro = Nothing is wrong with that. If you do not know why the macros are there, ask whoever set them up.
finding-spf-oddity = { $oddity ->
    [behind_all] In the SPF record of { $subject } there are terms after all, which nobody reads: { $record }
    [unknown_modifier] The SPF record of { $subject } has a part that means nothing: { $record }
    [mechanism_as_modifier] In the SPF record of { $subject } an equals sign stands where a colon belongs, so that part authorises nobody: { $record }
    [upper_case] The SPF record of { $subject } uses capitals, over which some receivers stumble: { $record }
   *[repeated] The SPF record of { $subject } says the same twice: { $record }
}
title-spf-oddity = something odd in the SPF record of { $subject }
fix-spf-oddity = Tidy the record up; what stands there now has no effect or a surprising one.
finding-spf-large = The SPF record of { $subject } is { $octets } octets long; over { $limit } some resolvers need a second attempt to fetch it.
title-spf-large = the SPF record of { $subject } is long
fix-spf-large = Shorten it: remove what is no longer used, join neighbouring addresses to networks.

finding-spf-relay-good = The SPF record of { $subject } lets { $relay } send (include:{ $include }).
title-spf-relay-good = SPF lets the relay send
finding-spf-relay-missing = { $relay } sends your mail, but the SPF record of { $subject } does not name it: { $result ->
        [fail] every message fails SPF.
       *[other] messages do not pass SPF.
    }
title-spf-relay-missing = SPF does not name the relay
fix-spf-relay-missing = Replace the record by the one below; it is yours with include:{ $include } in it.
finding-spf-relay-unknown = It could not be told whether the SPF record of { $subject } lets { $relay } send.
title-spf-relay-unknown = SPF of the relay
fix-spf-relay-unknown = Ask { $relay } which name belongs into your SPF record, and compare.
finding-spf-relay-own-path = { $relay } uses a return address of its own or one below { $subject }: SPF is checked there, and the record of { $subject } need not name it.
title-spf-relay-own-path = The relay needs nothing in this SPF record
