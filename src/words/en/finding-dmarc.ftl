### What was found, in a sentence; a title for lists and headlines; and how it is mended.

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
