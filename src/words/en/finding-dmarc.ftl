### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dmarc-good = { $subject } has a valid DMARC record, policy { $policy }.
finding-dmarc-inherited = { $own ->
    [several] { $subject } has several DMARC records, of which none counts; the one of { $at } holds for it, policy { $policy }.
   *[none] { $subject } has no DMARC record of its own; the one of { $at } holds for it, policy { $policy }.
}
title-dmarc-inherited = { $subject } inherits its DMARC record
fix-dmarc-inherited = { $own ->
    [registry] Publish a record of your own at _dmarc.{ $subject }: the one of { $at } is that of a registry, and its reports do not reach you.
    [several] Delete the records at _dmarc.{ $subject }, unless this name is to have another policy or other report addresses; then keep one.
   *[none] Publish a record of its own at _dmarc.{ $subject } only if this name is to have another policy or other report addresses.
}
finding-dmarc-missing = { $subject } has no DMARC record. Gmail, Yahoo and Microsoft demand one from bulk senders, and without it anybody can use your domain as sender.
title-dmarc-missing = { $subject } has no DMARC record
fix-dmarc-missing = { $place ->
    [above] Publish this TXT record at { $above }, the domain above, to begin with: it holds for { $subject } too. A record at { $subject } alone would make it an organisation of its own, for which signatures of { $above } no longer count.
    [apart] Publish this TXT record to begin with. If { $above }, the domain above, is yours too, publish one there instead: it holds for { $subject } as well, and signatures of { $above } go on counting for it.
   *[own] { $alias ->
        [none] Publish this TXT record to begin with.
       *[other] Publish this TXT record in place of the alias to begin with: the name is an alias for { $alias }, which has no record.
    }
} { $reports ->
    [no] {""}
   *[yes] It lets receivers report to you; the report address must exist.{" "}
}{ $policy ->
    [silent] The domain sends no mail, so receivers are to reject everything in its name.
    [quarantine] Its policy p=quarantine is the one you have written: it counts at once, so see first that all your own mail passes, or begin with p=none.
    [reject] Its policy p=reject is the one you have written: it counts at once, so see first that all your own mail passes, or begin with p=none.
   *[none] With p=none it changes nothing for your mail.
}
finding-dmarc-several = { $at } has { $count } DMARC records. Receivers then use none of them.
title-dmarc-several = { $at } has several DMARC records
fix-dmarc-several = { $keep ->
    [none] Delete all of them: the record of { $above } then goes on holding for { $at }, as it does now. Keep one only if { $at } is to have another policy or other report addresses.
    [both] Publish a record at _dmarc.{ $above } too (v=DMARC1; p=none to begin with), or { $at } becomes an organisation of its own, for which signatures of { $above } do not count.{" "}
   *[one] {""}
}{ $keep ->
    [none] {""}
   *[one] { $form ->
        [alias] Tell whoever runs { $alias } to keep one of the records there and delete the others, or replace the alias _dmarc.{ $at }, which leads there, by a record of your own.
        [none] Keep one TXT record at _dmarc.{ $at } and delete the others.
       *[own] Keep one TXT record at _dmarc.{ $at } and delete the others. The one proposed has every report address, and the mildest policy of them all that does not undo what the domain above asks for.
    }
}
finding-dmarc-syntax = { $effect ->
    [none] A policy in the DMARC record of { $subject } is missing or cannot be read ({ $faults }). Receivers take the whole record for p=none, and do send reports: { $record }
   *[void] The DMARC record of { $subject } has mistakes that make it void or toothless ({ $faults }): { $record }
}
title-dmarc-syntax = the DMARC record of { $subject } has mistakes
fix-dmarc-syntax = { $form ->
    [alias] Tell whoever runs { $alias } to correct the record there, or replace the alias _dmarc.{ $subject }, which leads there, by a record of your own.
   *[own] Replace it by the corrected record. Where a policy could not be read, or stood twice, it says none or the milder one. { $policy ->
        [quarantine] Its policy p=quarantine is the one you have written: it counts at once, so see first that all your own mail passes, or begin with p=none.
        [reject] Its policy p=reject is the one you have written: it counts at once, so see first that all your own mail passes, or begin with p=none.
       *[none] With p=none it changes nothing for your mail.
    }
}
finding-dmarc-untidy = { $effect ->
    [void] The DMARC record of { $subject } has a tag twice. Receivers that keep to the standard ignore the whole record, others take one of the two ({ $faults }): { $record }
   *[none] The DMARC record of { $subject } works, and has oddities ({ $faults }): { $record }
}
title-dmarc-untidy = the DMARC record of { $subject } has oddities
fix-dmarc-untidy = { $form ->
    [alias] Tell whoever runs { $alias } to correct the record there: _dmarc.{ $subject } is an alias for it.
   *[own] Replace it by the corrected record.
}
finding-dmarc-misplaced = There is a DMARC record at { $place }, where no receiver looks for the one of { $subject }: { $record }
title-dmarc-misplaced = a DMARC record of { $subject } stands at the wrong place
fix-dmarc-misplaced = Publish the record at _dmarc.{ $subject }, and delete the one at { $place }. Many DNS panels add the domain to the name by themselves: then type only _dmarc.
finding-dmarc-policy-none = The DMARC policy of { $subject } is none: mail that fails is delivered all the same.
title-dmarc-policy-none = the DMARC policy of { $subject } is none
fix-dmarc-policy-none = { $tag ->
    [sp] When the reports show that all your own mail passes, remove sp=none from the record of { $at }, or publish a record of its own at _dmarc.{ $subject }.
    [np] Change np=none to np=reject in the record of { $at }: { $subject } does not exist, and np is for such names.
    [registry] Publish a record of your own at _dmarc.{ $subject }: the record is that of { $at }, under which strangers register names too.
   *[p] When the reports show that all your own mail passes, change the policy to p=quarantine, later to p=reject.
}
finding-dmarc-testing = { $scope ->
    [subdomains] The DMARC record of { $subject } is in test mode (t=y): the policy { $declared } for its subdomains counts as { $applied }.
   *[all] The DMARC record of { $subject } is in test mode (t=y): the policy { $declared } counts as { $applied }.
}
title-dmarc-testing = the DMARC policy of { $subject } is only being tried out
fix-dmarc-testing = When the reports show that all your own mail passes, remove t=y.
finding-dmarc-subdomains = The DMARC record of { $subject } is milder for subdomains ({ $tags }) than for the domain itself ({ $policy }). Forgers then simply use a subdomain.
title-dmarc-subdomains = the DMARC policy for subdomains of { $subject } is weak
fix-dmarc-subdomains = { $step ->
    [later] When no subdomain sends mail that fails, remove { $tags } from the record and add np=reject, so that names that do not exist are rejected.
   *[now] When no subdomain sends mail that fails, publish this record: subdomains then have the policy of the domain, and names that do not exist are rejected.
}
finding-dmarc-strict = The DMARC record of { $subject } demands exactly the same domain ({ $tags }). Relays mostly send with a subdomain as return path, which then does not count.
title-dmarc-strict = the DMARC record of { $subject } demands exactly the same domain
fix-dmarc-strict = Use the relaxed mode, which is the default, unless your relay uses the exact domain in both the return path and the signature.
finding-dmarc-organisation = { $parent } takes mail and has no DMARC record. Since 2026 receivers find the organisation by walking up the name, so { $subject } now stands alone: signatures of { $parent } no longer count for it.
title-dmarc-organisation = { $parent } above { $subject } has no DMARC record
fix-dmarc-organisation = Publish a DMARC record for { $parent } too; then both count as one organisation again.
finding-dmarc-psd = The DMARC record of { $subject } says that the domain is a public suffix (psd=y), under which strangers register names. For an ordinary domain that is wrong and breaks alignment.
title-dmarc-psd = the DMARC record of { $subject } says psd=y
fix-dmarc-psd = Remove psd=y. Only registries use it.
finding-dmarc-psd-idle = The DMARC record of { $subject } says psd=u, which is the default and says nothing.
title-dmarc-psd-idle = the DMARC record of { $subject } says psd=u
fix-dmarc-psd-idle = Remove psd=u.
finding-dmarc-no-reports = The DMARC record of { $subject } asks nobody for reports (no rua).
title-dmarc-no-reports = nobody receives the DMARC reports of { $subject }
fix-dmarc-no-reports = Add rua=mailto: with a mailbox of your own to the record. The mailbox must exist.
finding-dmarc-reports-invalid = { $tag ->
    [ruf] The DMARC record of { $subject } has addresses for reports on single messages (ruf) that cannot be used: { $addresses }. Nothing is sent there. An address is written as mailto:name@example.com.
   *[rua] The DMARC record of { $subject } has report addresses that cannot be used: { $addresses }. An address is written as mailto:name@example.com.
}
title-dmarc-reports-invalid = a DMARC report address of { $subject } is invalid
fix-dmarc-reports-invalid = { $form ->
    [alias] Tell whoever runs { $alias } to correct the report addresses in the record there: _dmarc.{ $subject } is an alias for it.
   *[own] Replace the record by the corrected one, and see that its report address exists.
}
finding-dmarc-reports-undeliverable = The DMARC reports of { $subject } go to { $host }, which takes no mail: it has neither MX record nor address, or a null MX, or mail servers that nobody can reach.
title-dmarc-reports-undeliverable = the DMARC reports of { $subject } cannot be delivered
fix-dmarc-reports-undeliverable = Correct the address in rua=, or give { $host } an MX record that leads to a mail server.
finding-dmarc-reports-unknown = Whether { $host }, where the DMARC reports of { $subject } go, takes mail could not be told.
title-dmarc-reports-unknown = whether the DMARC reports of { $subject } can be delivered
fix-dmarc-reports-unknown = Check again in a few minutes.
finding-dmarc-no-consent = { $form ->
    [redirected] The DMARC reports of { $subject } go to { $host }, which agrees but sends them on to another domain. That is not allowed, and receivers send no reports at all.
   *[missing] The DMARC reports of { $subject } go to { $host }, which has not agreed to take them. Receivers send no reports there.
}
title-dmarc-no-consent = { $host } has not agreed to take the DMARC reports of { $subject }
fix-dmarc-no-consent = { $form ->
    [redirected] Ask the operator of { $host } to publish this TXT record in place of the one that stands at { $name }, or let the reports go to a mailbox of your own domain.
    [long] Let the reports go to a mailbox of your own domain: the name at which { $host } would have to agree is longer than DNS allows.
   *[missing] Ask the operator of { $host } to publish this TXT record, or let the reports go to a mailbox of your own domain.
}
finding-dmarc-consent-unknown = Whether { $host } agrees to take the DMARC reports of { $subject } could not be told.
title-dmarc-consent-unknown = whether { $host } takes the DMARC reports of { $subject }
fix-dmarc-consent-unknown = Check again in a few minutes.
finding-dmarc-removed-tags = The DMARC record of { $subject } has tags that no longer exist since 2026: { $tags }. Older receivers may still obey them.
title-dmarc-removed-tags = the DMARC record of { $subject } has tags that no longer exist
fix-dmarc-removed-tags = { $share ->
    [zero] Remove { $tags }, and make the policy p={ $policy } for now. Receivers that still obey pct=0 hold your mail to no more than that, and would apply a stricter policy in full as soon as the tag is gone, also beside t=y, which they do not know. When the reports show that all your own mail passes, raise the policy again.
    [whole] Remove { $tags }. That changes nothing for your mail.
   *[part] Remove { $tags }. To try a stricter policy out, use t=y. Receivers that still obey pct then hold all your mail to the policy, and no longer a part of it: where pct is below 100, see first in the reports that all your own mail passes.
}
finding-dmarc-size-suffix = The DMARC record of { $subject } limits the size of reports (an exclamation mark and a number behind the address). That no longer exists since 2026, and some receivers then send no reports.
title-dmarc-size-suffix = a DMARC report address of { $subject } has a size behind it
fix-dmarc-size-suffix = Remove the exclamation mark and the number behind the address.
finding-dmarc-unknown = { $why ->
    [registry] { $subject } has no DMARC record of its own. Whether the registry of { $above } has one that holds for all domains below it could not be looked up.
   *[unanswered] The DMARC record of { $subject } could not be looked up.
}
title-dmarc-unknown = the DMARC record of { $subject }
fix-dmarc-unknown = { $why ->
    [registry] Publish a record of your own, as below: it holds whatever the registry has. With p=none it changes nothing for your mail.
   *[unanswered] Check again in a few minutes. If it stays like this, look at the name servers of the domain.
}

### What can be wrong with a DMARC record.

dmarc-fault-too-long = longer than 4,096 characters
dmarc-fault-too-many-tags = too many parts
dmarc-fault-not-printable = characters that are not plain ASCII
dmarc-fault-leading-blank = blanks before v=DMARC1
dmarc-fault-quote = quotation marks inside the record
dmarc-fault-backslash = backslashes inside the record
dmarc-fault-version-case = DMARC1 is not written in capitals
dmarc-fault-version-wrong = the version is not DMARC1
dmarc-fault-version-not-first = v=DMARC1 does not come first
dmarc-fault-version-missing = v=DMARC1 is missing
dmarc-fault-missing-semicolon = a semicolon is missing
dmarc-fault-no-equals = a part without an equals sign
dmarc-fault-empty = an empty part
dmarc-fault-duplicate = a part stands twice
dmarc-fault-tag-case = a name in capitals
dmarc-fault-unknown = a part that nobody knows
dmarc-fault-removed = a part that no longer exists
dmarc-fault-policy-missing = there is no policy (p=)
dmarc-fault-policy-invalid = a policy that is none of none, quarantine and reject
dmarc-fault-policy-not-second = p= does not come right behind the version
dmarc-fault-alignment-invalid = adkim= or aspf= is neither r nor s
dmarc-fault-psd-invalid = psd= is none of y, n and u
dmarc-fault-testing-invalid = t= is neither y nor n
dmarc-fault-failure-option-invalid = fo= has a value that does not exist, or both 0 and 1
dmarc-fault-failure-option-idle = fo= without ruf= says nothing
dmarc-fault-scheme-missing = a report address without mailto:
dmarc-fault-scheme-unsupported = a report address that is not mailto:
dmarc-fault-address-invalid = a report address that cannot be read
dmarc-fault-size-suffix = a size behind a report address
dmarc-fault-too-many-addresses = more than 20 report addresses
