### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dkim-good = The DKIM key { $subject } is sound ({ $key }).
finding-dkim-guessed = { $subject } publishes { $count ->
    [one] a DKIM key
   *[other] { $count } DKIM keys
}, found by trying common selectors: { $keys }. Whether your mail is signed with it cannot be seen in DNS.
title-dkim-guessed = whether { $subject } signs with the DKIM key that was found
fix-dkim-guessed = Check again with the selector your server signs with: it is shown in the mail server's panel, and stands as s= in the DKIM-Signature header of a message you sent.
finding-dkim-missing = There is no DKIM key at { $subject }, so no receiver can verify a signature with the selector “{ $selector }”. Gmail, Yahoo and Microsoft demand DKIM from bulk senders.
title-dkim-missing = the DKIM key of the selector “{ $selector }” is missing
fix-dkim-missing = { $alias ->
    [none] Let your mail server's panel show the DKIM record of the domain, and publish it as a TXT record at { $subject }. If your server signs with another selector, check with that one.
   *[other] Set DKIM up at the service that is to keep the key, or publish the key your server signs with as a TXT record in place of the alias: the name is an alias for { $alias }, which has no key.
}
finding-dkim-doubled = The DKIM key of the selector “{ $selector }” stands at { $at }: the domain is in the name twice, so receivers do not find it.
title-dkim-doubled = the name of the DKIM record has the domain twice
fix-dkim-doubled = Publish the record at { $subject } and delete the one at { $at }. Many DNS panels add the domain to the name by themselves: then type only the part before it.
finding-dkim-unnamed = { $by ->
    [relay] No usable key of { $relay } was found at the selectors under which it signs as a rule ({ $selectors }), so whether a receiver can verify what it sends for { $subject } could not be told.{ $others ->
        [0] {""}
       *[other] {" "}Keys at other selectors were found, and say nothing of { $relay }.
    }
   *[guess] Whether { $subject } has a DKIM key could not be told: DNS does not list selectors, and { $found ->
        [unusable] of the { $tried } common ones that were tried none has a key that receivers could use.
       *[none] { $tried } common ones were tried without finding a key.
    } { $branch ->
        [present] Something does stand below _domainkey, so there may well be one.
        [wildcard] A wildcard record answers for every selector and hides whether there is one.
        [absent] The name server says that nothing stands below _domainkey, so there is probably none.
       *[unknown] The name server did not say whether anything stands below _domainkey.
    }
}{ $unanswered ->
    [0] {""}
   *[other] {" "}{ $unanswered } of these questions were not answered.
}
title-dkim-unnamed = { $by ->
    [relay] whether { $subject } has a DKIM key of { $relay }
   *[guess] whether { $subject } has a DKIM key (name your selector)
}
fix-dkim-unnamed = { $by ->
    [relay] Set up DKIM for { $subject } in the panel of { $relay }, and publish the records that it shows. If they are there already, check again with the selector that the panel shows.
   *[guess] Check again with the selector your server signs with: it is shown in the mail server's panel, and stands as s= in the DKIM-Signature header of a message you sent.
}
finding-dkim-unknown = The DKIM key of { $subject } could not be looked up.
title-dkim-unknown = the DKIM key of { $subject }
fix-dkim-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-dkim-several = { $form ->
    [mixed] There are { $count } TXT records at { $subject }, and only one of them is a DKIM key. Some receivers take the wrong one or none, so signatures fail by chance.
    [damaged] There are { $count } DKIM records at { $subject }, and only one of them can be read. Receivers take any one of them or none, so signatures fail by chance.
    [same] The same DKIM key stands in { $count } records at { $subject }. Most receivers take one of them, some give up, since there must be only one.
   *[keys] There are { $count } DKIM keys at { $subject }. A receiver may take any one of them or none, so signatures fail by chance.
}
title-dkim-several = { $form ->
    [mixed] something else stands beside the DKIM key at { $subject }
    [damaged] a damaged record stands beside the DKIM key at { $subject }
    [same] the DKIM key at { $subject } stands there twice
   *[keys] there are several DKIM keys at { $subject }
}
fix-dkim-several = { $form ->
    [mixed] Keep the key, and delete the other TXT records at this name; what they are for belongs at another one.
    [damaged] Keep only the record that can be read, and delete the others. First make sure that it is the key which your server signs with.
    [same] Keep one record and delete the others.
   *[keys] Keep the key your server signs with and delete the others. Another key needs another selector.
}
finding-dkim-syntax = Receivers cannot use the DKIM record at { $subject } ({ $faults }): { $record }
title-dkim-syntax = the DKIM record at { $subject } is invalid
fix-dkim-syntax = Publish the record anew, exactly as your mail server's panel shows it; where a corrected record is shown here, copy that one.
finding-dkim-untidy = The DKIM record at { $subject } works, and has oddities that some receivers may stumble over ({ $faults }).
title-dkim-untidy = the DKIM record at { $subject } has oddities
fix-dkim-untidy = Replace the record by the corrected one; the key stays the same.
finding-dkim-private-key = The private DKIM key is published at { $subject }. Anybody can now sign mail in the name of your domain, and receivers cannot use the record.
title-dkim-private-key = the private DKIM key is published at { $subject }
fix-dkim-private-key = Make a new key with a new selector, publish only its public part, and delete this record. The old key must never be used again.
finding-dkim-hash = { $count ->
    [0] The DKIM key at { $subject } allows no hash at all (h= is empty), and receivers accept SHA-256 alone.
   *[other] The DKIM key at { $subject } does not allow SHA-256 ({ $hashes }), and receivers accept nothing else any more.
}
title-dkim-hash = the DKIM key at { $subject } does not allow SHA-256
fix-dkim-hash = Remove the part h= from the record, and let your server sign with rsa-sha256.
finding-dkim-too-short = The DKIM key at { $subject } has { $bits } bits. Receivers do not accept signatures with fewer than 1024.
title-dkim-too-short = the DKIM key at { $subject } is too short
fix-dkim-too-short = Make a new key with 2048 bits and a new selector, publish it, and switch your server to it.
finding-dkim-short = The DKIM key at { $subject } has { $bits } bits. It is accepted; 2048 are advised.
title-dkim-short = the DKIM key at { $subject } has fewer than 2048 bits
fix-dkim-short = Make a new key with 2048 bits and a new selector when you next change something, publish it, and switch your server to it.
finding-dkim-testing = The DKIM record at { $subject } says that the domain is only trying DKIM out (t=y). Receivers may then treat your mail as if it were not signed.
title-dkim-testing = the DKIM record at { $subject } is in test mode
fix-dkim-testing = Remove t=y from the record.
finding-dkim-revoked = { $named ->
    [no] The DKIM key at { $subject } is withdrawn (p= is empty), as it should be when nothing is signed with it any more.
    [beside] The DKIM key at { $subject } is withdrawn (p= is empty), and another selector that was named has a sound key. That is as it should be, if “{ $selector }” is an old selector: a signature with it fails.
    [hidden] The DKIM key at { $subject } is withdrawn (p= is empty). Another selector that was named could not be looked up, so whether “{ $selector }” is only an old one could not be told.
   *[yes] The DKIM key at { $subject } is withdrawn (p= is empty). Every signature with the selector “{ $selector }” fails.
}
title-dkim-revoked = the DKIM key at { $subject } is withdrawn
fix-dkim-revoked = { $named ->
    [beside] Make sure that nothing signs with “{ $selector }” any more, and leave the empty key where it is.
    [hidden] Check again when the other selector can be looked up. Make sure meanwhile that nothing signs with “{ $selector }” any more.
   *[other] Publish the key your server signs with, or a new one with a new selector. If the selector is an old one that nothing signs with, all is well: check with the present one.
}
finding-dkim-ed25519-only = Of { $subject }, the selectors that were named have only Ed25519 keys ({ $selectors }); others were not looked at. Many receivers cannot verify these yet, and see your mail as unsigned.
title-dkim-ed25519-only = the selectors named of { $subject } have only Ed25519 keys
fix-dkim-ed25519-only = Add an RSA key with 2048 bits under a second selector, and let your server sign with both. If it does already, name that selector as well.
finding-dkim-age = { $form ->
    [young] By the name of its selector, the DKIM key at { $subject } is younger than a year.
   *[unread] How old the DKIM key of { $subject } is (selector { $selectors }) cannot be read from DNS; it was not measured.
}
finding-dkim-old = { $by ->
    [seen] An earlier check found the same DKIM key at { $subject }: it is at least { $months } months old.
   *[name] The name of the selector “{ $selector }” says that the DKIM key at { $subject } is at least { $months } months old.
} { $weak ->
    [yes] It is short as well, and has been in use long enough to be broken or copied.
   *[no] The longer a key is used, the more often it has been copied.
}{ $by ->
    [seen] {""}
   *[name] {" "}A name proves nothing: if the key was changed since, all is well.
}
title-dkim-old = { $by ->
    [seen] the DKIM key at { $subject } is older than a year
   *[name] by its name, the DKIM key at { $subject } is older than a year
}
fix-dkim-old = Make a new key with 2048 bits under a new selector, publish it, and switch your server to it. Keep the old record for a week, until the mail on its way has been checked; then empty its p=.
finding-dkim-mangled = The DKIM record at { $subject } was damaged when it was entered ({ $faults }). Receivers cannot use it: { $record }
title-dkim-mangled = the DKIM record at { $subject } was damaged when it was entered
fix-dkim-mangled = { $form ->
    [parted] Delete all TXT records at this name and publish the one shown here: the key was entered in two records, of which each is only a part. A DNS string holds at most 255 characters, so a long key goes as several quoted strings into one record.
   *[whole] Publish the record again; where a corrected one is shown here, copy it. A DNS string holds at most 255 characters, so a long key goes in as several quoted strings, without quotation marks or backslashes inside. Then check what the panel made of it.
}
finding-dkim-blanks = There are blanks inside the DKIM key at { $subject }. Most receivers skip them, some do not.
title-dkim-blanks = there are blanks inside the DKIM key at { $subject }
fix-dkim-blanks = Replace the record by the corrected one; the key stays the same.
finding-dkim-wildcard = Below _domainkey.{ $subject } every selector gets an answer, also ones that nobody made: { $texts }. That hides missing keys.
title-dkim-wildcard = every DKIM selector of { $subject } gets an answer
fix-dkim-wildcard = { $holds ->
    [key] Publish the record below, and only then remove the wildcard (*): so far it alone hands out the key in use.
    [alias] Publish a record for the selector in use, as your service tells it, and only then remove the wildcard (*): so far it alone answers for it.
   *[nothing] Remove the wildcard record (*), or give it a type other than TXT and CNAME.
}
finding-dkim-parked = { $by ->
    [silence] { $subject } says that it sends no mail, so there is nothing to sign, and it needs no DKIM key.
   *[wildcard] { $subject } says that all its DKIM keys are withdrawn. That is right for a domain that sends no mail; if it sends, name the selector.
}

### What can be wrong with a DKIM record.

dkim-fault-too-long = longer than 8,192 characters
dkim-fault-too-many-tags = too many parts
dkim-fault-not-printable = characters that are not plain ASCII
dkim-fault-quote = quotation marks inside the record
dkim-fault-backslash = backslashes inside the record
dkim-fault-version-missing = v=DKIM1 is missing
dkim-fault-version-wrong = the version is not DKIM1
dkim-fault-version-not-first = v=DKIM1 does not come first
dkim-fault-missing-semicolon = a semicolon is missing
dkim-fault-no-equals = a part without an equals sign
dkim-fault-empty = an empty part
dkim-fault-duplicate = a part stands twice
dkim-fault-tag-case = a name in capitals
dkim-fault-unknown = a part that nobody knows
dkim-fault-tag-name = something before an equals sign that is no name of a part
dkim-fault-granularity = g= no longer exists
dkim-fault-key-missing = there is no key (p=)
dkim-fault-key-blank = blanks inside the key
dkim-fault-key-character = characters in the key that do not belong there
dkim-fault-key-armour = BEGIN and END lines around the key
dkim-fault-key-truncated = the key is cut off
dkim-fault-key-trailing = something follows the key
dkim-fault-key-unreadable = the key cannot be decoded
dkim-fault-key-private = it is the private key
dkim-fault-key-type-unknown = k= is neither rsa nor ed25519
dkim-fault-key-type-wrong = the key is of another type than k= says
dkim-fault-key-wrapped = an Ed25519 key in a wrapping that does not belong there
dkim-fault-hash-unfit = h= does not allow sha256
dkim-fault-service-unfit = s= does not allow mail
dkim-fault-flag-unknown = a flag in t= that nobody knows
