### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-mta-sts-good = The MTA-STS policy of { $subject } is in order: mode { $mode }, kept for { $days ->
    [0] less than a day
    [one] one day
   *[other] { $days } days
}, { $mode ->
    [none] so senders behave as if there were none.
   *[other] with all mail exchangers ({ $hosts }).
}
finding-mta-sts-absent = { $takes ->
    [no] { $subject } takes no mail, so it needs no MTA-STS policy.
   *[yes] { $subject } has no MTA-STS policy. Whoever sits between a sender and your server can switch off its encryption unnoticed.
}
title-mta-sts-absent = { $subject } has no MTA-STS policy
fix-mta-sts-absent = { $remedy ->
    [none] Serve a policy that names every mail exchanger at https://mta-sts.{ $subject }/.well-known/mta-sts.txt, with a valid certificate for the host, and then add a TXT record at _mta-sts.{ $subject }. Begin in the mode testing, and enforce after two weeks of clean TLS reports. No mail exchanger is known now: check again when they can be looked up, and the exact file and record stand here.
   *[other] Serve this file at https://mta-sts.{ $subject }/.well-known/mta-sts.txt, with a valid certificate for the host. Then add the TXT record for _mta-sts.{ $subject } below. Begin in the mode testing, and enforce after two weeks of clean TLS reports. Mailcow (2025-09 or newer): the tab MTA-STS of the domain. Poste.io does not serve the file: put it on any web server.
}
finding-mta-sts-record-missing = { $subject } serves an MTA-STS policy, but no TXT record points to it, so senders never look.
title-mta-sts-record-missing = no record points to the MTA-STS policy of { $subject }
fix-mta-sts-record-missing = { $ready ->
    [no] { $remedy ->
        [none] Set the mode of the policy to testing. It is enforce, and not every exchanger was seen to keep it: with the record, mail would be held back. Then add a TXT record at _mta-sts.{ $subject }, whose id changes with the policy.
       *[other] Set the policy to the mode testing: this file. Its mode is enforce, and not every exchanger was seen to keep it: with the record, mail would be held back. Then add the TXT record for _mta-sts.{ $subject } below.
    }
   *[yes] Add this TXT record. Give it a new id whenever the policy changes.
}
finding-mta-sts-record-invalid = The MTA-STS record of { $subject } is not well-formed: { $faults }. Senders behave as if there were none. It reads: { $record }
title-mta-sts-record-invalid = the MTA-STS record of { $subject } is not well-formed
fix-mta-sts-record-invalid = Replace the record by this one. Its id must change whenever the policy changes.
finding-mta-sts-record-several = { $subject } has { $count } MTA-STS records where one is allowed. Senders behave as if there were none.
title-mta-sts-record-several = { $subject } has several MTA-STS records
fix-mta-sts-record-several = Delete all of them but one; this one would do.
finding-mta-sts-record-unknown = Whether { $subject } has an MTA-STS record could not be looked up.
title-mta-sts-record-unknown = the MTA-STS record of { $subject }
fix-mta-sts-record-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-mta-sts-policy-missing = { $subject } announces an MTA-STS policy, but { $url } { $reason ->
    [no-host] has no host: its name has no address
    [redirect] sends elsewhere, and senders must not follow
    [too-large] sends more than 64 kilobytes
    [refused] refuses connections, also a second later
    [forbidden] leads to an address that cannot be reached from the Internet
   *[status] answers with status { $status }
}. Senders then go on without a policy.
title-mta-sts-policy-missing = the MTA-STS policy of { $subject } cannot be fetched
fix-mta-sts-policy-missing = { $remedy ->
    [none] Serve a policy that names every mail exchanger at { $url }, with status 200 and without a redirect. No exchanger is known now: check again when they can be looked up, and the exact file stands here. Or delete the TXT record _mta-sts.{ $subject }.
   *[other] Serve this file at { $url }, with status 200 and without a redirect; when its content is new, change the record to the one below. Or delete the TXT record _mta-sts.{ $subject }.
}
finding-mta-sts-policy-invalid = The MTA-STS policy of { $subject } cannot be used: { $faults }. Senders go on without it.
title-mta-sts-policy-invalid = the MTA-STS policy of { $subject } cannot be used
fix-mta-sts-policy-invalid = { $remedy ->
    [none] Correct the file at { $url }, and then give the record a new id. No mail exchanger is known now: check again when they can be looked up, and the exact file stands here.
   *[other] Replace the file at { $url }, and then the record by the one below.
}
finding-mta-sts-policy-unknown = { $subject } announces an MTA-STS policy, but { $url } could not be fetched from here: { $reason ->
    [timed-out] nobody answered in time
    [unresolved] the host could not be looked up
    [handshake] no encryption that both sides speak
    [not-asked] it was not asked for
    [status] the answer was the status { $status }, which may not be meant for everybody
   *[unreachable] no connection
}. That says nothing about other senders.
title-mta-sts-policy-unknown = the MTA-STS policy of { $subject }
fix-mta-sts-policy-unknown = Open { $url } in a browser outside your network. If it fails there too, look at the web server and its firewall.
finding-mta-sts-content-type = The MTA-STS policy of { $subject } comes as { $type ->
    [none] nothing in particular
   *[other] “{ $type }”
}, not as text/plain. Senders may refuse it.
title-mta-sts-content-type = the MTA-STS policy of { $subject } is not text/plain
fix-mta-sts-content-type = Let the web server send { $url } with the header Content-Type: text/plain.
finding-mta-sts-short-age = Senders keep the MTA-STS policy of { $subject } for { $seconds } seconds only. Below a day it hardly protects anybody.
title-mta-sts-short-age = the MTA-STS policy of { $subject } is kept too briefly
fix-mta-sts-short-age = { $remedy ->
    [none] Raise max_age to a week (604800) or more, and give the record a new id.
   *[other] Raise max_age to a week (604800) or more, and change the record to the one below.
}
finding-mta-sts-uncovered = { $mode ->
    [unread] The MTA-STS policy of { $subject } does not name { $hosts }. Nobody is held to the policy now, so mail arrives; once the record and the file are in order, it would not arrive there.
    [enforce] The MTA-STS policy of { $subject } does not name { $hosts }. Senders that obey it do not deliver there, and mail is lost when no other exchanger is left.
   *[testing] The MTA-STS policy of { $subject } does not name { $hosts }. In the mode testing mail still arrives; in the mode enforce it would not.
} The policy allows: { $patterns }
title-mta-sts-uncovered = the MTA-STS policy of { $subject } leaves out { $hosts }
fix-mta-sts-uncovered = Name every mail exchanger in the file, and then change the record to the one below.
finding-mta-sts-cover-unknown = Whether the MTA-STS policy of { $subject } names every mail exchanger could not be told: they could not be looked up.
title-mta-sts-cover-unknown = whether the MTA-STS policy of { $subject } fits its mail exchangers
fix-mta-sts-cover-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-mta-sts-extra-names = The MTA-STS policy of { $subject } also allows names that are no mail exchangers today: { $patterns }.
title-mta-sts-extra-names = the MTA-STS policy of { $subject } allows more than is needed
fix-mta-sts-extra-names = Delete names that you do not plan to use, and give the record a new id.
finding-mta-sts-certificate = The certificate of { $url } is not valid: { $reason ->
    [expired] it has ended
    [not-yet-valid] its time has not begun
    [wrong-name] it is for another name
    [unknown-issuer] no authority that is commonly trusted vouches for it, or an intermediate certificate is missing
    [revoked] it was revoked
   *[invalid] it cannot be used
}. Senders do not accept the policy, so it protects nobody.
title-mta-sts-certificate = the certificate of the MTA-STS policy of { $subject } is not valid
fix-mta-sts-certificate = Get a certificate that names mta-sts.{ $subject }, and send it with its intermediate certificates. In Mailcow add the name to ADDITIONAL_SAN and run docker compose restart acme-mailcow; elsewhere ask your ACME client for it.
finding-mta-sts-certificate-ends = The certificate of { $whose ->
    [exchanger] { $hosts }
   *[policy] { $url }
} ends in { $days ->
    [one] one day
   *[other] { $days } days
}.
title-mta-sts-certificate-ends = { $whose ->
    [exchanger] the certificate of a mail exchanger of { $subject } ends soon
   *[policy] the certificate of the MTA-STS policy of { $subject } ends soon
}
fix-mta-sts-certificate-ends = { $whose ->
    [exchanger] See why it has not been renewed yet (in mailcow docker compose logs acme-mailcow), and that the mail server reads the new one: senders that follow the MTA-STS policy check it.
   *[policy] See why it has not been renewed yet: most clients do so 30 days before the end.
}
finding-mta-sts-unmet = The MTA-STS policy of { $subject } promises a valid certificate, but at { $hosts } { $how ->
    [no_starttls] STARTTLS is not offered.
    [handshake] the handshake fails.
    [dates] the certificate has expired or does not hold yet.
    [name] the certificate is for other names.
   *[chain] no known authority vouches for the certificate.
} { $mode ->
    [unread] Nobody is held to the policy now, so mail arrives; once the record and the file are in order, mail would be held back.
    [enforce] { $left ->
        [some] Gmail, Outlook and others that obey the policy do not deliver there; their mail comes by the other exchangers.
       *[none] Gmail, Outlook and others that obey the policy hold mail back.
    }
   *[testing] While the policy is in the mode testing, mail still arrives.
}
title-mta-sts-unmet = an exchanger of { $subject } does not keep the MTA-STS policy
fix-mta-sts-unmet = { $mode ->
    [unread] Before anything else is mended set the policy to the mode testing: this file, and then the record below. Then mend STARTTLS and the certificate at { $hosts }, as the area STARTTLS says, and enforce it again.
    [enforce] Set the policy to the mode testing at once: this file, and then the record below. Then mend STARTTLS and the certificate at { $hosts }, as the area STARTTLS says, and enforce it again.
   *[testing] Mend STARTTLS and the certificate at { $hosts }, as the area STARTTLS says, before the policy is enforced.
}
finding-mta-sts-exchangers-unknown = The MTA-STS policy of { $subject } promises a valid certificate; whether { $hosts } shows one could not be seen{ $reason ->
    [spoke] : the server answered, but the conversation did not come to a certificate that can be judged here
    [limit] : there are more exchangers than are connected to
   *[silent] {""}
}.
title-mta-sts-exchangers-unknown = whether the exchangers of { $subject } keep the MTA-STS policy
fix-mta-sts-exchangers-unknown = { $reason ->
    [spoke] See what the area STARTTLS says of these servers. Where they turned us away, check from a machine that they take mail from; where they speak old versions of TLS only, update them: most senders cannot use those either.
    [limit] Look at these by themselves, or do with fewer exchangers.
   *[silent] Check from a machine that can connect to port 25 of the exchangers.
}
finding-mta-sts-mode = { $mode ->
    [none] The MTA-STS policy of { $subject } is in the mode none: senders behave as if there were none.
   *[testing] The MTA-STS policy of { $subject } is in the mode testing: senders report failures but deliver all the same.
}
title-mta-sts-mode = the MTA-STS policy of { $subject } is not enforced
fix-mta-sts-mode = { $ready ->
    [no] Let every exchanger show a valid certificate; enforced now, the policy would hold mail back.
    [first] Mend what else is said of the policy here, and enforce it after two weeks of clean TLS reports.
    [unseen] See that every exchanger shows a valid certificate before it is enforced: that could not be seen from here. Check from a machine that can connect to their port 25.
    [begin] { $remedy ->
        [none] Switch to the mode testing, and give the record a new id. After two weeks of clean TLS reports enforce it.
       *[other] Switch to the mode testing: this file, and then the record below. After two weeks of clean TLS reports enforce it.
    }
   *[yes] After two weeks of clean TLS reports switch to the mode enforce: this file, and then the record below.
}

mta-sts-fault-too-long = it is too long
mta-sts-fault-too-many-fields = it has too many fields
mta-sts-fault-version-case = the version is not spelt v=STSv1
mta-sts-fault-version-blank = a blank stands before the version or behind it
mta-sts-fault-version-not-first = v=STSv1 is not the first field, or stands twice
mta-sts-fault-foreign = characters that cannot be seen, or only look like the right ones
mta-sts-fault-version-alone = no semicolon follows the version
mta-sts-fault-quote = a quotation mark stands in it
mta-sts-fault-backslash = a backslash stands in it
mta-sts-fault-no-equals = a field has no equals sign
mta-sts-fault-empty = a field is empty
mta-sts-fault-blank = a blank stands where none may be
mta-sts-fault-name-invalid = the name of a field cannot be read
mta-sts-fault-value-invalid = a value holds a character that it may not
mta-sts-fault-duplicate = a field stands twice
mta-sts-fault-id-missing = id is missing
mta-sts-fault-id-invalid = id is not 1 to 32 letters and digits
mta-sts-fault-rua-missing = rua is missing
mta-sts-fault-address-invalid = an address cannot be read
mta-sts-fault-scheme-unsupported = an address is neither mailto nor https
mta-sts-fault-too-many-lines = it has too many lines
mta-sts-fault-no-colon = a line has no colon
mta-sts-fault-policy-blank = a blank stands before a name or a colon
mta-sts-fault-not-text = it is not text
mta-sts-fault-compressed = it comes compressed (gzip)
mta-sts-fault-byte-order-mark = it begins with a byte order mark
mta-sts-fault-policy-version-missing = version is missing
mta-sts-fault-policy-version-wrong = version is not STSv1
mta-sts-fault-mode-missing = mode is missing
mta-sts-fault-mode-invalid = mode is none of enforce, testing and none
mta-sts-fault-age-missing = max_age is missing
mta-sts-fault-age-invalid = max_age is not a number up to 31557600
mta-sts-fault-mx-missing = no mx is named
mta-sts-fault-mx-invalid = an mx is neither a host name nor *. and a name
mta-sts-fault-too-many-mx = it names too many mx
mta-sts-fault-policy-duplicate = a field stands twice
