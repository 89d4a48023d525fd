### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-bimi-good = { $owner ->
    [above] { $subject } has no BIMI record itself; that of { $from } counts for it, is in order and names the logo { $url }.
   *[own] The BIMI record of { $subject } is in order and names the logo { $url }.
}
finding-bimi-absent = { $subject } has no BIMI record, so mailboxes that could show a logo show none. It does not change whether mail arrives.
title-bimi-absent = { $subject } shows no logo (BIMI)
fix-bimi-absent = Serve a square SVG Tiny PS over HTTPS if you want a logo, and then add this TXT record; where the file stands elsewhere, change the address behind l=. Gmail and Apple also ask for a certificate (VMC or CMC), which costs money every year.
finding-bimi-declined = { $subject } says that no logo is to be shown.
finding-bimi-invalid = The BIMI record of { $subject } cannot be used: { $faults }. It reads: { $record }
title-bimi-invalid = the BIMI record of { $subject } cannot be used
fix-bimi-invalid = { $proposed ->
    [yes] Replace it by this record. Leave a= empty as long as there is no certificate.
   *[no] Write it as v=BIMI1; l=https://address of the logo; a=https://address of the certificate. Leave a= empty when there is none.
}
finding-bimi-several = { $subject } has { $count } BIMI records where one is allowed. Mailboxes take none of them.
title-bimi-several = { $subject } has several BIMI records
fix-bimi-several = Delete all of them but one.
finding-bimi-dmarc = { $part ->
    [partly] { $subject } has a BIMI record, but DMARC is enforced for a part of its mail only. Mailboxes show no logo then.
   *[none] { $subject } has a BIMI record, but DMARC is not enforced. Mailboxes show no logo then.
}
title-bimi-dmarc = DMARC of { $subject } is not strict enough for BIMI
fix-bimi-dmarc = Bring DMARC to p=quarantine or p=reject, without pct, t=y and sp=none.
finding-bimi-dmarc-unknown = Whether DMARC of { $subject } is strict enough for BIMI could not be looked up.
title-bimi-dmarc-unknown = DMARC of { $subject } for BIMI
fix-bimi-dmarc-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-bimi-unknown = Whether { $subject } has a BIMI record could not be looked up.
title-bimi-unknown = the BIMI record of { $subject }
fix-bimi-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-bimi-logo = The logo at { $url } is in the right form ({ $size } KB).
finding-bimi-logo-invalid = The logo at { $url } is not in the form that mailboxes take (SVG Tiny PS): { $faults }.
title-bimi-logo-invalid = the BIMI logo of { $subject } is not in the right form
fix-bimi-logo-invalid = Convert it to SVG Tiny PS with one of the free converters of the BIMI group, and look at it again in an editor.
finding-bimi-logo-large = The logo at { $url } has { $size } KB. Mailboxes take up to 32 KB for sure.
title-bimi-logo-large = the BIMI logo of { $subject } is large
fix-bimi-logo-large = Make the picture simpler, and leave out what the editor has added.
finding-bimi-logo-missing = The logo at { $url } cannot be fetched: { $reason ->
    [no-host] the host has no address
    [redirect] the address leads in circles
    [too-large] it is far too large
    [forbidden] the host cannot be reached from the Internet
    [status] the server answers with status { $status }
   *[certificate] the certificate of the host is not valid
}.
title-bimi-logo-missing = the BIMI logo of { $subject } cannot be fetched
fix-bimi-logo-missing = Put the file where the record says, over HTTPS with a valid certificate.
finding-bimi-logo-unknown = { $reason ->
    [compressed] The logo at { $url } is compressed and was not looked at.
   *[other] The logo at { $url } could not be fetched from here.
}
title-bimi-logo-unknown = the BIMI logo of { $subject }
fix-bimi-logo-unknown = Open the address in a browser outside your network.
finding-bimi-certificate = { $kind ->
    [vmc] A certificate for a registered mark (VMC) stands beside the logo
    [cmc] A certificate for a mark in use (CMC) stands beside the logo
   *[unsaid] A certificate for marks stands beside the logo
}; it ends in { $days ->
    [one] one day
   *[other] { $days } days
}. Its authority was not examined.
finding-bimi-certificate-absent = No certificate stands beside the logo. Gmail and Apple show no logo without one; Yahoo and others do.
title-bimi-certificate-absent = no certificate stands beside the BIMI logo of { $subject }
fix-bimi-certificate-absent = Buy a VMC or CMC only if the logo is worth it to you, and name it in a=.
finding-bimi-certificate-invalid = The certificate for the logo at { $url } cannot be used: { $reason ->
    [expired] it has ended
    [early] its time has not begun
    [purpose] it is not one for marks
    [name] it is for another domain
    [missing] it cannot be fetched
   *[unreadable] it cannot be read
}. { $status ->
    [0] {""}
   *[other] The server answers with status { $status }.
}
title-bimi-certificate-invalid = the certificate for the BIMI logo of { $subject } cannot be used
fix-bimi-certificate-invalid = Serve the PEM file that the authority gave you at the address in a=, with all its certificates, and renew it in time.
finding-bimi-certificate-unknown = The certificate for the logo at { $url } could not be fetched from here.
title-bimi-certificate-unknown = the certificate for the BIMI logo of { $subject }
fix-bimi-certificate-unknown = Open the address in a browser outside your network.

bimi-fault-too-long = it is too long
bimi-fault-version-wrong = it does not begin with v=BIMI1
bimi-fault-no-equals = a tag has no value
bimi-fault-duplicate = a tag stands twice
bimi-fault-location-missing = l is missing or empty
bimi-fault-several-locations = l holds several addresses, and may hold one
bimi-fault-not-https = an address is not https
bimi-fault-quote = a quotation mark or backslash stands in it
bimi-fault-preference-invalid = avp is neither brand nor personal
bimi-fault-not-xml = it cannot be read
bimi-fault-not-svg = it is no SVG
bimi-fault-profile = baseProfile is not tiny-ps
bimi-fault-svg-version = version is not 1.2
bimi-fault-title = the title is missing
bimi-fault-position = x or y stands at the root
bimi-fault-not-square = the view box is no square
bimi-fault-script = it holds a script
bimi-fault-animation = it moves
bimi-fault-element = it holds an element that the form does not have
bimi-fault-external = it refers to something outside
