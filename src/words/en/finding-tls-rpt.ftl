### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-tls-rpt-good = Senders report failures of TLS with { $subject } to { $addresses }.
finding-tls-rpt-absent = { $takes ->
    [no] { $subject } takes no mail, so there is nothing to report about TLS.
   *[yes] { $subject } asks for no TLS reports. You do not hear of it when senders cannot reach your server securely.
}
title-tls-rpt-absent = { $subject } asks nobody to report failed encryption (TLS-RPT)
fix-tls-rpt-absent = Create the mailbox, or take an address that you read, and add this TXT record. No panel of a suite is needed for it.
finding-tls-rpt-invalid = The record for TLS reports of { $subject } is not well-formed: { $faults }. { $works ->
    [yes] Reports still go to { $addresses }; senders pass over the rest.
   *[no] Senders behave as if there were none.
} It reads: { $record }
title-tls-rpt-invalid = the record for TLS reports of { $subject } is not well-formed
fix-tls-rpt-invalid = Replace the record by this one, with an address that you read.
finding-tls-rpt-several = { $subject } has { $count } records for TLS reports where one is allowed. Senders behave as if there were none.
title-tls-rpt-several = { $subject } has several records for TLS reports
fix-tls-rpt-several = Delete all of them and add this one, which names all their addresses.
finding-tls-rpt-unknown = Whether { $subject } asks for TLS reports could not be looked up.
title-tls-rpt-unknown = the record for TLS reports of { $subject }
fix-tls-rpt-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.

tls-rpt-fault-too-long = it is too long
tls-rpt-fault-too-many-fields = it has too many fields
tls-rpt-fault-version-case = the version is not spelt v=TLSRPTv1
tls-rpt-fault-version-blank = a blank stands before the version or behind it
tls-rpt-fault-version-not-first = v=TLSRPTv1 is not the first field, or stands twice
tls-rpt-fault-foreign = characters that cannot be seen, or only look like the right ones
tls-rpt-fault-version-alone = no semicolon follows the version
tls-rpt-fault-quote = a quotation mark stands in it
tls-rpt-fault-backslash = a backslash stands in it
tls-rpt-fault-no-equals = a field has no equals sign
tls-rpt-fault-empty = a field is empty
tls-rpt-fault-blank = a blank stands where none may be
tls-rpt-fault-name-invalid = the name of a field cannot be read
tls-rpt-fault-value-invalid = a value holds a character that it may not
tls-rpt-fault-duplicate = a field stands twice
tls-rpt-fault-id-missing = id is missing
tls-rpt-fault-id-invalid = id is not 1 to 32 letters and digits
tls-rpt-fault-rua-missing = rua is missing
tls-rpt-fault-address-invalid = an address cannot be read
tls-rpt-fault-scheme-unsupported = an address is neither mailto nor https
