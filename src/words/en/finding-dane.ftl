### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dane-usable = { $subject } publishes TLSA records in good form, and they are signed: { $records }. { $by ->
    [upstream] That the signatures hold is our resolver's word; we have not checked them ourselves.
   *[own] We have checked the signatures ourselves.
}
finding-dane-absent = { $reason ->
    [none] { $subject } takes no mail, so it needs no TLSA records.
    [nowhere] No mail exchanger of { $subject } has an address ({ $hosts }), so there is no server that TLSA records could vouch for.
    [unsigned] { $hosts } has no TLSA records. They would be of no use as long as DNS is not signed.
   *[signed] DNS is signed { $by ->
        [upstream] (by our resolver's word)
       *[own] (we have checked it)
    }, but { $hosts } has no TLSA records. With them senders could tell your server from a false one.
}
title-dane-absent = { $reason ->
    [none] no TLSA records
   *[signed] no TLSA records at { $hosts }
}
fix-dane-absent = Publish a record 3 1 1 with the digest of the server's key at _25._tcp. before its name, for each server and each key that one of its addresses shows, and keep the key when you renew the certificate. On the server: openssl x509 -in fullchain.pem -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum. In Mailcow the file is data/assets/ssl/cert.pem, and the domain's DNS page shows the record; in Poste.io it is /data/ssl/server.crt.{ $partly ->
        [yes] { " " }The key at { $unseen } was not seen: see there first, for senders turn away where it has no record.
       *[no] { "" }
    }
finding-dane-unusable = { $others ->
    [yes] Some TLSA records at { $name } are of a kind that mail servers do not use: { $records }. Senders pass over them.
   *[no] The TLSA records at { $name } are of a kind that mail servers do not use: { $records }. They protect nobody.
}
title-dane-unusable = TLSA records at { $name } that nobody uses
fix-dane-unusable = Replace them by records with usage 3 (or 2), selector 1 and matching type 1.
finding-dane-malformed = TLSA records at { $name } cannot be what their numbers say: { $records }.
title-dane-malformed = TLSA records at { $name } are damaged
fix-dane-malformed = Delete them, and publish a record 3 1 1 with the SHA-256 digest of the server's key: 64 hexadecimal digits.
finding-dane-insecure = { $place ->
    [records] There are TLSA records at { $name }, but their zone is not signed, so no sender looks at them.
    [address] There are TLSA records at { $name }, but the address of { $subject } is not signed, so no sender looks at them.
   *[mx] There are TLSA records at { $name }, but the MX records of { $domain } are not signed: whoever changes those on the way leads mail past them. Some senders hold to them all the same, Postfix among them.
}
title-dane-insecure = the TLSA records at { $name } are of little use without DNSSEC
fix-dane-insecure = Sign the zone with DNSSEC, and give the DS record to the registrar.
finding-dane-unknown = { $reason ->
    [certificate] Whether the TLSA records fit the certificate of { $hosts } could not be told: no address of it showed one to us.
    [many] Whether the TLSA records fit the certificate of { $hosts } could not be told: there are more of them than we look at, and none of those fits.
   *[answers] Whether TLSA records protect { $hosts } could not be told: an answer on the way was missing or could not be checked.
}
title-dane-unknown = the TLSA records of { $hosts }
fix-dane-unknown = { $reason ->
    [certificate] Check again from a machine that reaches port 25 of the server, or there: openssl s_client -starttls smtp -connect HOST:25, and compare.
    [many] Delete the records that no certificate in use needs any more.
   *[answers] Look at the area DNSSEC. If that is broken, mend it: senders that check it hold mail back until the answer is right. If the algorithm is one that we cannot check, nothing need be mended. Otherwise check again in a few minutes.
}
finding-dane-lookup-fails = { $reason ->
    [bogus] The answer to the question for TLSA records of { $subject } ({ $name }) is not rightly signed.
   *[failure] The name servers of { $subject } answer other questions, but the one for its TLSA records ({ $name }) ends in an error, each time it is asked.
} So nobody can tell whether there are any. { dane-held }.
title-dane-lookup-fails = the question for TLSA records of { $subject } fails
fix-dane-lookup-fails = { $reason ->
    [bogus] Have the zone of { $subject } signed again, and try the question at a resolver that checks: dig { $name } TLSA.
   *[failure] Have the name servers answer the question for { $name } TLSA, if only by saying that there is no such record. Some name servers, and devices that spread the load among them, stumble over the type or the name: update them, or let another DNS host serve the zone. To try it: dig { $name } TLSA.
}
finding-dane-match = The certificate of { $subject } is the one that its TLSA records at { $name } describe: { $records }. { $by ->
    [upstream] That their signatures hold is our resolver's word; we have not checked them ourselves.
   *[own] We have checked the signatures ourselves.
}
finding-dane-mismatch = { $reason ->
    [invalid] The TLSA records at { $name } name the authority of the certificate that { $subject } shows, but the certificate is not valid for it or has ended: { $records }. { dane-held }.
    [leaf] The TLSA records at { $name } describe the certificate of { $subject } itself, but with usage 2, which stands for an authority above it: { $records }. { dane-held }.
    [outranked] Of the TLSA records at { $name } only one with the weaker digest fits { $subject }, and one with a stronger digest of the same usage and selector does not: { $records }. Senders that look at the strongest digest alone, Postfix and Exim among them, do not deliver.
    [no_tls] { $subject } publishes TLSA records ({ $records }), which promise TLS, and does not speak it. { dane-held }.
   *[none] { $others ->
        [fit] At one of its addresses { $subject } shows a certificate that none of the TLSA records at { $name } fits: { $records }. { dane-held } there.
       *[none] None of the TLSA records at { $name } fits the certificate that { $subject } shows: { $records }. { dane-held }.
    }
}{ $by ->
    [upstream] { " " }That the signatures hold is our resolver's word; we have not checked them ourselves.
    [own] { " " }We have checked the signatures ourselves.
   *[unsaid] { "" }
}
title-dane-mismatch = { $reason ->
    [no_tls] the TLSA records of { $subject } promise TLS that it does not speak
   *[none] the TLSA records do not fit the certificate of { $subject }
}
fix-dane-mismatch = { $reason ->
    [no_tls] Turn STARTTLS on again, as the area STARTTLS says, or delete the TLSA records until it works.
    [leaf] Publish this record in place of those with usage 2: usage 3 stands for the server's own key.
    [outranked] Delete the records with matching type 2 that fit no certificate in use, or publish them anew with the digest of the key that is. This record for each key in use is enough.
   *[none] Publish this record for the key that is in use, one for each key where there are several, beside the old ones{ $others ->
        [fit] , and keep those that fit the other addresses.
       *[none] , and delete those after a day.
    } Next time publish the new record before the key changes, or keep the key (certbot: --reuse-key).
}
dane-held = { $mx ->
    [unsigned] Senders that hold to DANE even where the MX records ({ $domain }) are not signed, as Postfix does by itself, do not deliver
   *[signed] Senders that check DANE do not deliver
}
finding-dane-backup-only = Of the TLSA records at { $name } only the one for the authority fits: { $records }. The key of { $subject } has changed, and its own record has not.
title-dane-backup-only = only a spare TLSA record fits { $subject }
fix-dane-backup-only = Publish this record for the key that is in use, one for each key where there are several.
