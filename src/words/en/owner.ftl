### What only the owner of a mail server may have tried, and the page for whoever finds us in a log.

field-proof = proof
fault-no-proof = The { $field } is not there yet: the record was not found. New records may take some minutes to show, and as long as an hour where the name was asked for before. Nothing was tried.
fault-proof-unknown = Whether the { $field } is there could not be looked up: the name servers did not answer. Nothing was tried. Try again in a minute.

owner-title = Try what only its owner may
owner-lead = Whether the mail server takes mail for postmaster@ and abuse@, refuses people it does not have, has the mailboxes to which reports go, and relays nothing for strangers, in whatever form it is asked. It is asked as far as RCPT TO, no message is sent, and each server at most once a day.
owner-prove = To show that { $domain } is yours, publish this record, then press the button. You can delete it afterwards. It speaks for the mail servers whose reverse names lie within the domain and lead back to them; another one shows that it is yours by a result of the port 25 probe that comes from its address.
owner-probed = A result of the port 25 probe came from { $ips }, which is a mail exchanger of this domain. That is proof enough for that server.
owner-sample = This is a sample, so there is nothing to prove.
owner-button = Check with these trials

about-link = About our probes
about-link-named = { $name } in the log of your mail server? About our probes
about-title = Why this machine connected to your mail server
about-lead = Somebody checked a domain whose mail your server takes. Mailworthy looks at what any sender would see, and tells them whether their mail will arrive.
about-why-title = Why
about-why = People who run their own mail server want to know what is wrong before their invoices are lost. A check looks up DNS records and greets the mail exchangers of one domain.
about-does-title = What it does
about-does = It connects to port 25, reads the banner, says EHLO, starts TLS when that is offered, looks at the certificate, and says QUIT; where the server takes commands together (PIPELINING), QUIT follows two RSET in one packet. To learn which versions of TLS are spoken, and whether TLS works without the name in it (SNI), it may connect a few times more. That is all unless the owner asks for more.
about-never-title = What it never does
about-never = It sends no message: never DATA, no sender but the empty one. It guesses no passwords, tries no mailboxes and scans no ports.
about-owner-title = What owners may ask for
about-owner = Whoever shows by a DNS record, or by a probe run on the server itself, that the server is theirs, or that the domain is in which the server’s own reverse name lies, may have RCPT TO tried for postmaster, abuse, the domain’s addresses for reports, an address that does not exist, and an address elsewhere, as it is, from a sender of the domain, and hidden in an address of the domain. Each server is tried at most once a day.
about-kept-title = What is kept
about-kept = The conversation, as evidence in the report of whoever asked. Reports of people who are not signed in are deleted after a while.
about-contact-title = Whom to write to
about-contact = Whoever runs this installation of Mailworthy is responsible for it.
about-contact-named = Whoever runs { $name } is responsible for it: write to postmaster@{ $name }.
