### The pages of the console.

site-description = Mailworthy tells whether mail from your own server will arrive, and what to do when it will not.
skip-to-content = Skip to the content
nav-main = Main
nav-check = Check
nav-language = Language
footer-version = Mailworthy { $version }. Your checks are kept for this browser only, and deleted after a while.
footer-shared = Made with Mailworthy { $version }.
theme-label = Appearance
theme-auto = System
theme-light = Light
theme-dark = Dark
copy = Copy
copied = Copied
duration-seconds = { $seconds } s

home-title = Will your mail arrive?
home-lead = Type the domain you send from. Within seconds you know what receivers hold against your server, why we say so, and what to paste where.
home-more = More about the server
home-submit = Check
home-recent = Checked in this browser
home-recent-empty = Nothing yet. What you check appears here.
home-recent-earlier = { $count ->
    [one] one earlier check
   *[other] { $count } earlier checks
}
home-samples = Try a sample
home-samples-lead = The built-in lab has domains with known faults. They work without the Internet.

field-target = Domain or IP address
field-ip = Sending IP address
field-helo = HELO name
field-selector = DKIM selectors
field-relay = Relay that sends
field-volume = Messages a day
field-days = Days the link works
field-code = Result code
field-sender = Envelope sender (MAIL FROM)
hint-target = An e-mail address or a link will do too.
hint-ip = Optional. Left empty, it is sought in MX and SPF.
hint-helo = Optional. The name the server says in HELO or EHLO, such as mail.example.com.
hint-selector = Optional. Separated by commas, such as dkim, mail.

fault-empty = { $field }: nothing was typed.
fault-too-long = { $field }: that is longer than a domain name can be.
fault-not-a-target = { $field }: this is neither a domain name such as example.com nor an IP address such as 192.0.2.10.
fault-single-label = { $field }: this name has no dot. Give the whole domain, such as example.com.
fault-not-an-address = { $field }: this is not an IP address. It should look like 192.0.2.10 or 2001:db8::1.
fault-not-a-host-name = { $field }: this is not a host name. It should look like mail.example.com.
fault-not-a-sender = { $field }: this is not a mail address. It should look like you@example.com, or <> for a bounce.
fault-not-a-selector = { $field }: this is not a DKIM selector. Letters, digits, hyphens and dots may be used.
fault-too-many = { $field }: these are more than 16.
fault-not-a-relay = { $field }: this relay is not known.
fault-not-a-volume = { $field }: expected a number of messages from 1 to 100000000.
fault-not-a-code = { $field }: this is not a result code. It begins with mw1- and stands at the end of what the script prints.
fault-measured = { $field }: the server itself has told already. A code that was carried by hand does not replace that; run the script there again.
fault-other-code = { $field }: this code belongs to another report, or is older than a day. Make a new script.
fault-out-of-range = { $field }: expected a number from 1 to 365.

error-title = That did not work
error-home = To the first page
error-not-found = There is nothing at this address, or it is not yours. Checks belong to the browser that started them; a link that was shared may have expired or been taken back.
error-checks-closed = This installation checks only for people who are signed in.
error-too-many-requests = Too many checks in a short time. Try again in { $span }.
error-unavailable = The database does not answer at the moment. Nothing is lost; try again in a minute.
error-malformed = The request could not be read. Go back and try again.
error-internal = Something went wrong on our side. The operator finds the cause in the log under the number { $ticket }.
not-found-title = Nothing here

done-run-deleted = The check and its report are deleted.
done-share-revoked = The link is taken back. It leads nowhere from now on.

run-title = Report for { $target }
run-going = Checking
run-going-lead = The questions go out all at once. This takes a few seconds; slow name servers take longer.
run-noscript = This page loads itself again every two seconds until the report is there.
run-waiting = waiting
run-offline = Connection lost, trying again. The check does not need this page; its report will stand here.
run-failed = This check could not be finished
run-failed-lead = It was tried several times and broke off each time. That is our fault, not the domain's. Start it again; if it fails again, tell the operator.
run-failed-short = broken off

report-checked = checked { $moment } in { $took }
report-vantage = from { $known ->
    [no] an address that is not known here
   *[yes] { $addresses }
}{ $asked ->
    [no] { "" }
   *[yes] , through the resolver { $resolver }
}{ $named ->
    [no] { "" }
   *[yes] , as { $ehlo }
}; mail servers reached from there within the last hour: { $reached ->
    [both] over IPv4 and IPv6
    [four] over IPv4 alone
    [six] over IPv6 alone
   *[none] none
}
report-score = Score { $points } of 100, grade { $grade }, { $measured } % could be measured
report-again = Check again
report-share = Share
report-fix-first = Fix first
report-why = Why we say so
report-fix = What to do:
report-evidence = { $count ->
    [one] One question and its answer
   *[other] { $count } questions and their answers
}
report-evidence-of = Evidence: { $area }
report-blind-lead = None of the questions got an answer, so nothing can be said about this domain. Check the Internet connection of the machine that Mailworthy runs on and its DNS resolver (/etc/resolv.conf, or the setting --dns), then check again.
evidence-question = Question
evidence-answer = Answer
evidence-server = Server
outcome-found = found
outcome-no-data = no such records
outcome-no-such-name = no such name
outcome-timed-out = nobody answered in time
outcome-server-failure = server failure (SERVFAIL)
outcome-refused = refused
outcome-reset = the connection was reset
outcome-malformed = unreadable answer
outcome-unreachable = no connection
outcome-not-asked = not asked: the limits of this run were reached
outcome-forbidden = not asked: the address is not public

share-title = Share this report
share-lead = Whoever has the link can read this report, nothing else. You can take it back at any time.
share-create = Make a link
share-none = No link leads to this report.
share-stands = Link made on { $made }, works until { $until }
share-revoke = Take back
share-created = The link is ready
share-created-lead = It works until { $until }. It is shown only now: copy it.
share-link = link
share-back = Back to the report
share-public = A shared report, readable until { $until }.

delete-title = Delete this check
delete-lead = The report and all links to it are deleted at once. This cannot be undone.
delete-confirm = Delete for good

headline-blind = No DNS server answered: nothing could be judged.
headline-broken = Mail from here is likely to be refused: { $cause }.
headline-problem = Mail from here starts at a disadvantage with large receivers: { $cause }.
headline-unknown = Nothing that could be told stands in the way of your mail; { $count ->
    [one] one thing
   *[other] { $count } things
} could not be told.
headline-note = Mail from here should arrive. What could be better: { $cause }.
headline-good = Nothing that was checked stands in the way of your mail.
headline-nothing = There was nothing to judge.

area-ip = The address
area-dnsbl = Blocklists
area-neighbours = Neighbours
area-ptr = Reverse DNS
area-helo = The server's name (HELO)
area-smtp-out = Outbound port 25
area-spf = SPF
area-dkim = DKIM
area-dmarc = DMARC
area-mx = Mail exchangers
area-smtp-in = Incoming mail (SMTP)
area-starttls = Encryption between servers (STARTTLS)
area-mta-sts = MTA-STS
area-tls-rpt = TLS reports
area-dane = DANE
area-dnssec = DNSSEC
area-bimi = Logo (BIMI)
area-dns = Name servers and DNS
area-domain = Domain name
area-client = Mail clients
area-receivers = Receivers' rules

verdict-broken = stops mail
verdict-void = protection void
verdict-bulk = stops bulk mail
verdict-problem = weakens mail
verdict-unknown = could not tell
verdict-note = could be better
verdict-good = in order
verdict-not-applicable = does not apply

count-broken = { $count } { $count ->
    [one] stops mail
   *[other] stop mail
}
count-void = { $count ->
    [one] one protection void
   *[other] { $count } protections void
}
count-bulk = { $count } { $count ->
    [one] stops bulk mail
   *[other] stop bulk mail
}
count-problem = { $count } { $count ->
    [one] weakens it
   *[other] weaken it
}
count-unknown = { $count } could not be told
count-note = { $count } could be better
count-good = { $count } in order

text-detail = { $label } { $text }
text-named = { $name }: { $text }
text-named-label = { $name }:
detail-rule = { $rule } (see { $area })
detail-meaning = What it means:
detail-says = In the list's words:
detail-answer = The list's answer:
detail-removal = How it ends:
detail-request = You may write:
detail-request-text = Our mail server { $ip } was listed. We have found the cause and ended it: (say what it was and what you did). We take care that it does not happen again. Please remove the address.
detail-request-provider = To the provider: your address { $ip }, which we rent, is on the list { $part } ({ $url }). The cause was (say what it was), and we have ended it by (say what you did). The list accepts a request for removal from the owner of the network alone. Please write to it.
detail-request-owner = To the provider: our mail server { $ip } has a fixed address and a reverse name of its own, but stands in a range that is listed as one that should not send mail ({ $part }, { $url }). Please take the address out of that range, or allow us to do so.
detail-request-domain = Our domain { $domain } was listed. We have found the cause and ended it: (say what it was and what you did). We take care that it does not happen again. Please remove the domain.
detail-domain-removed = whoever runs the domain asks for removal at { $url }, once the cause is gone.
detail-domain-asked = whoever runs the domain asks the list for removal, once the cause is gone.
detail-domain-forgotten = by itself: the list forgets the name after a while, and nobody can be asked.
request-port = Please open outbound TCP port 25 for our mail server { $ip }. It sends mail of our own domain to people who asked for it, it has a reverse name that leads back to it, and we look into complaints at once. Is anything wanted from us first?
request-redirect = Connections from our mail server { $ip } to TCP port 25 of other servers end at a server of yours. Please let them through unchanged: our mail does not reach whom it is for.
request-relay = Please open outbound TCP ports 587 and 465 for our mail server { $ip }: it hands its mail to a relay that takes it there, under a login and with encryption.
request-range = Mail from our server { $ip } suffers from its neighbours: many addresses around it are on blocklists. Please give us an address in another range, and tell us from when on it can be used.
detail-suites = In a suite:
detail-suites-postfix = In mailcow write what stands after postconf -e as lines of their own into data/conf/postfix/extra.cf, and run docker compose restart postfix-mailcow. Poste.io has Haraka in the place of Postfix: the command does not apply there; look into its administration, or ask its makers.
detail-suite-port = In mailcow docker compose ps shows whether postfix-mailcow runs; SMTP_PORT in mailcow.conf must be 25. The container of Poste.io needs -p 25:25 or --net=host. Rules of ufw and firewalld do not hold for ports that Docker opens.
detail-suite-ipv6 = In mailcow set ENABLE_IPV6=true in mailcow.conf, then docker compose down and docker compose up -d. Run the container of Poste.io with --net=host, so that it listens at all addresses of the machine. If IPv6 is not wanted, delete the AAAA record instead.
detail-suite-update = In mailcow ./update.sh does so. For Poste.io pull the image anew (docker pull analogic/poste.io) and start the container again; what lies in /data stays.
detail-suite-resolver = mailcow brings its own resolver: docker compose logs unbound-mailcow, and docker compose logs --tail=200 postfix-mailcow for the mail server. It also lets strangers wait for three seconds on purpose (postscreen_greet_wait). Poste.io asks the resolver that Docker gives it (--dns); its log is docker logs, and /data/log.
detail-suite-relay = In mailcow data/conf/postfix/extra.cf must hold no mynetworks and no smtpd_relay_restrictions of your own: delete them and run docker compose restart postfix-mailcow. docker compose exec postfix-mailcow postconf mynetworks shows what is in force; the networks of the containers belong there, so do not take over the command for plain Postfix. Run the container of Poste.io with --net=host, or without a proxy before it, so that it sees who connects, and look into its System settings.
detail-suite-recipients = In mailcow delete the alias @domain (E-Mail, Configuration, Aliases), and take the tick from “Relay all recipients” in the settings of the domain. In Poste.io delete the catch-all of the domain: Virtual domains, the domain.
detail-suite-certificate = In mailcow cert.pem, with the whole chain, and key.pem lie in data/assets/ssl. SKIP_LETS_ENCRYPT=n in mailcow.conf has them renewed, docker compose logs acme-mailcow tells how that went, and docker compose restart postfix-mailcow lets the mail server read them. In Poste.io: System settings, TLS Certificate; its log is in /data/log.
detail-suite-names = In mailcow the certificate of MAILCOW_HOSTNAME is shown whatever the name; with ENABLE_SSL_SNI=y in mailcow.conf each under data/assets/ssl is shown for its own names, and docker compose restart acme-mailcow postfix-mailcow makes the list anew. In Poste.io: System settings, TLS Certificate, with the name as common or alternative name.
detail-suite-settings = { suite-settings }
detail-suite-policy = In mailcow (2025-09 or newer) the tab MTA-STS of the domain makes the file and serves it: change mode, max_age and servers there. Poste.io does not serve it: change the file on the web server that does.
detail-suite-policy-certificate = mailcow (2025-09 or newer) gets the certificate by itself while the tab MTA-STS of the domain is active and mta-sts leads to it; docker compose logs acme-mailcow tells how that went. Poste.io does not serve the policy: the certificate belongs to the web server that does.
detail-suite-tlsa = The record is set where your DNS is. In mailcow the page DNS of the domain shows it, and its key stays the same when the certificate is renewed (data/assets/ssl/acme/key.pem). For Poste.io it is computed from /data/ssl/server.crt; compare after each renewal.
detail-suite-zone = It is set where your DNS is: neither mailcow nor Poste.io serves your zone. In mailcow the page DNS of the domain shows which records it expects.
detail-suite-logo = Neither mailcow nor Poste.io has a setting for it: put the file on the server of your web site.
detail-suite-relaying = In mailcow: System, Configuration, Routing, where a relay is entered and given to domains. In Poste.io: System settings, the default smarthost. In Postfix: relayhost in main.cf.
detail-suite-ipv6-out = In mailcow smtp_address_preference = ipv4 in data/conf/postfix/extra.cf and docker compose restart postfix-mailcow let it send over IPv4 first. Poste.io sends over what Docker gives it: a network without IPv6 leaves it IPv4 alone.
detail-suite-clients = They are set where your DNS is. mailcow and Poste.io both take mail from their own people on 465 and 587 and give it out on 993, under the name of the server; in mailcow the page DNS of the domain lists the records.
detail-suite-autoconfig = mailcow serves the document under autoconfig and the domain, over HTTPS when its certificate has the name (AUTODISCOVER_SAN=y). Poste.io does not serve it: put a file on the web server that answers there, or delete the name.
detail-suite-autodiscover = mailcow answers under autodiscover and the domain, and gets a certificate for it (AUTODISCOVER_SAN=y). For Poste.io add the SRV record _autodiscover._tcp with 0 1 443 and the name of the server, which its certificate has.
detail-terms = Terms:
detail-port25 = Outbound port 25:
detail-ask = How to ask:
detail-conditions = What they want first:
detail-alternative = Meanwhile:
detail-ptr = Reverse name:
detail-ptr-unverified = Reverse name (not verified):
detail-reputation = What is said of its network:
detail-reputation-unverified = What is said of its network (unverified):
detail-source = Source:

source-none = general knowledge, no page of their own
standard-the-providers-own-pages = The provider’s own pages
standard-google-sender-guidelines = Google’s sender guidelines
standard-google-email-sender-guidelines = Google’s sender guidelines
standard-yahoo-sender-best-practices = Yahoo’s best practices for senders
standard-yahoo-sender-hub-faq = Yahoo’s answers to senders
standard-receivers-sender-rules = Receivers’ sender rules
standard-google-and-apple-bimi-rules = Google and Apple BIMI rules
