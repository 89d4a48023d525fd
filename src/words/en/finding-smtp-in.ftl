### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-smtp-in-good = { $count ->
    [one] { $hosts } answers on port 25
   *[other] All of these answer on port 25: { $hosts }
}. The slowest greeting took { $milliseconds ->
    [0] less than a millisecond
   *[other] { $milliseconds } ms
}.
finding-smtp-in-unreachable = { $how ->
    [refused] At { $ips } nobody listens on port 25 of { $subject }: the connection is refused.
    [timed_out] Port 25 of { $subject } ({ $ips }) does not answer: the connection times out.
    [mute] { $subject } ({ $ips }) takes the connection on port 25 and then says nothing.
    [foreign] What answers on port 25 of { $subject } ({ $ips }) is no mail server.
   *[unreachable] No way leads to { $subject } ({ $ips }).
} { $verdict ->
    [problem] Mail to your domain waits at the senders and comes back to them after some days.
   *[note] Mail comes in elsewhere, but senders may lose time here.
}
title-smtp-in-unreachable = { $subject } does not take mail on port 25
fix-smtp-in-unreachable = See that the mail server runs and listens (ss -ltn 'sport = :25'), and that no firewall closes inbound port 25: on the machine, in the provider's panel, and in Docker (DOCKER-USER chain). A proxying CDN in front of the name must be off. If the host is gone, delete its MX record.
finding-smtp-in-vantage = { $how ->
    [intercepted] Whoever was called on port 25 ({ $hosts }), { $name } answered: the same server, and none of theirs. The network of the machine that checks leads port 25 to a server of its own, so nothing could be told of the mail exchangers.
   *[silent] Whether { $hosts } can be reached on port 25 could not be told: there was no answer, but neither was any other mail server reached from here lately. Many networks close outbound port 25.
}
title-smtp-in-vantage = whether the mail exchangers answer on port 25
fix-smtp-in-vantage = { $how ->
    [intercepted] Check from a machine in another network. Nothing has to be mended at the mail exchangers for that.
   *[silent] Check from a machine whose outbound port 25 is open: mailworthy probe says whether this one’s is, and where it is, the silence is the server’s own. In the console it is enough to check a domain whose mail server surely works, and then this one again: what was reached counts there for an hour. On the command line each run stands alone.
}
finding-smtp-in-turned-away = { $said ->
    [yes] { $subject } ({ $ips }) turns us away: “{ $reply }”. That is about the machine that asks, and says nothing about how it treats others.
    [closed] { $subject } ({ $ips }) says that it takes no mail: “{ $reply }”. It may say so to everybody, or to the machine that asks alone.
    [odd] { $subject } ({ $ips }) begins with “{ $reply }”, where mail servers greet with 220. It may do so to everybody, or to the machine that asks alone.
   *[no] { $subject } ({ $ips }) closes the connection without a word. That may be about the machine that asks.
}
title-smtp-in-turned-away = how { $subject } receives others
fix-smtp-in-turned-away = { $said ->
    [closed] Delete the host's MX record if it is not to take mail. If it is, look into its settings, and check from another machine.
    [odd] See what listens on port 25 of the host, and check from another machine.
   *[other] Check from a machine with a confirmed reverse name and a good reputation to see more, or let the server take connections from this one. Nothing has to be mended for that.
}
finding-smtp-in-unfinished = { $how ->
    [mute] { $subject } ({ $ips }) takes the connection and said nothing within { $seconds } seconds. Senders may wait for five minutes, but many do not.
   *[broken] { $subject } ({ $ips }) greeted us, and then the conversation broke off.
}
title-smtp-in-unfinished = how { $subject } receives mail
fix-smtp-in-unfinished = Check again in a few minutes. If it stays like this, look into the log of the mail server, at its resolver and at its load: look-ups that time out delay the greeting.
finding-smtp-in-unknown = { $how ->
    [limit] { $subject } has more mail exchangers than are connected to ({ $limit }). These were left out: { $hosts }.
    [addresses] Not every address was connected to, but { $limit } of each family at most; there are more at: { $hosts }.
   *[other] Which hosts take mail for { $subject } could not all be looked up or asked.
}
title-smtp-in-unknown = how { $subject } receives mail
fix-smtp-in-unknown = { $how ->
    [limit] Look at the rest by themselves, or do with fewer: a few exchangers are enough, and each is one more that must be kept in order.
   *[other] Check again in a few minutes. If it stays like this, look at the name servers of the domain.
}
finding-smtp-in-no-host = { $reason ->
    [null] { $subject } says that it takes no mail, so nobody was connected to.
    [private] The mail exchangers of { $subject } have no address that can be reached from the Internet, so nobody was connected to.
   *[none] No mail exchanger of { $subject } has an address, so nobody was connected to.
}
finding-smtp-in-ipv6-good = { $subject } answers over IPv6 as well ({ $ips }).
finding-smtp-in-ipv6-dead = { $how ->
    [refused] { $subject } publishes the IPv6 address { $ips }, but refuses connections there.
    [mute] { $subject } publishes the IPv6 address { $ips }, but says nothing there.
    [foreign] { $subject } publishes the IPv6 address { $ips }, but what answers there is no mail server.
   *[other] { $subject } publishes the IPv6 address { $ips }, but does not answer there.
} Senders try it first and lose time, and some give up.
title-smtp-in-ipv6-dead = { $subject } does not answer over IPv6
fix-smtp-in-ipv6-dead = Let the mail server listen on the IPv6 address (inet_protocols = all in Postfix; enable IPv6 for the container) and open port 25 for it, or delete the AAAA record.
finding-smtp-in-ipv6-unknown = Whether { $subject } answers at its IPv6 address { $ips } could not be told from here.
title-smtp-in-ipv6-unknown = whether { $subject } answers over IPv6
fix-smtp-in-ipv6-unknown = Check from a machine that has IPv6.
finding-smtp-in-banner-good = { $subject } greets as { $name }, a name that belongs to its address.
finding-smtp-in-banner = { $how ->
    [local] { $subject } ({ $ips }) greets as “{ $name }”, which is no public name. Its host name was never set.
    [none] { $subject } ({ $ips }) greets without a name.
   *[other] { $subject } ({ $ips }) greets as { $name }, which is neither its reverse name nor a name of its address.
}
title-smtp-in-banner = { $subject } greets by a wrong name
fix-smtp-in-banner = { $how ->
    [none] Let the banner begin with the host name (smtpd_banner = $myhostname ESMTP in Postfix), and set that name to the one in the MX record and in reverse DNS.
   *[other] Set the host name of the mail server to the name in its MX record and in reverse DNS: myhostname in Postfix, MAILCOW_HOSTNAME in mailcow.conf, the container's host name (-h) for Poste.io.
}
finding-smtp-in-banner-unknown = { $subject } greets as { $name }. Whether that name belongs to its address { $ips } could not be looked up.
title-smtp-in-banner-unknown = whether { $subject } greets by its own name
fix-smtp-in-banner-unknown = Check again in a few minutes.
finding-smtp-in-untidy = { $subject } does not quite speak SMTP as it should: { $faults }.
title-smtp-in-untidy = { $how ->
    [masked] a firewall covers what { $subject } says
   *[other] { $subject } does not quite speak SMTP as it should
}
fix-smtp-in-untidy = { $how ->
    [masked] { smtp-inspection-off }
   *[other] Update the mail server, and look for a filter or a firewall in front of it that writes its own answers.
}
smtp-in-fault-bare-lf = lines end in a line feed alone
smtp-in-fault-long-line = a line is longer than 512 octets
smtp-in-fault-mixed-codes = the lines of one reply have different codes
smtp-in-fault-no-ehlo = it does not know EHLO
smtp-in-fault-talks-after-starttls = it goes on in plain text after its consent to TLS
smtp-in-fault-speaks-unasked = it speaks before it is asked, so senders take each of its answers for another one
smtp-in-fault-masked = a firewall in between covers its banner or what it offers with **** and XXXX (SMTP inspection), so senders cannot use what is covered, and encryption is not among what they see
smtp-in-fault-masked-encrypted = a firewall in between covers its banner or part of what it offers with **** and XXXX (SMTP inspection), so senders cannot use what is covered; encryption is offered all the same
finding-smtp-in-slow = { $how ->
    [mute] { $subject } ({ $ips }) takes the connection and had not greeted after { $seconds } seconds. Senders may wait for five minutes, but many do not, and mail arrives late.
    [banner] { $subject } ({ $ips }) began to greet and was not through after { $seconds } seconds. Some senders hurry on.
   *[answered] { $subject } ({ $ips }) lets senders wait for { $seconds } seconds before it answers. Some hurry on.
}
title-smtp-in-slow = { $subject } is slow to answer
fix-smtp-in-slow = Look at the resolver of the mail server and at its load, unless the pause is meant (a greeting delay against spammers): reverse and blocklist look-ups that time out are the usual cause.
finding-smtp-in-auth-plain = { $readable ->
    [no] { $subject } ({ $ips }) offers to log in on port 25 before the line is encrypted ({ $mechanisms }). Users belong on the ports 465 and 587, and guessers come to this port first.
   *[yes] { $subject } ({ $ips }) offers to log in on port 25 without encryption ({ $mechanisms }). Passwords can be read on the way, and guessers come to this port first.
}
title-smtp-in-auth-plain = { $subject } offers to log in without encryption
fix-smtp-in-auth-plain = Switch authentication off on port 25 and leave it to the ports 465 and 587. In mailcow and Poste.io it is off there unless somebody changed it: look into your own Postfix additions (data/conf/postfix/extra.cf) or overrides.
finding-smtp-in-auth = { $subject } ({ $ips }) offers to log in on port 25 inside TLS ({ $mechanisms }). Users belong on the ports 465 and 587; here it helps those who guess passwords.
title-smtp-in-auth = { $subject } offers to log in on port 25
fix-smtp-in-auth = Switch authentication off on port 25 once no client uses it. In mailcow and Poste.io it is off there unless somebody changed it: look into your own additions.
finding-smtp-in-size = { $offered ->
    [yes] { $subject } ({ $ips }) takes messages up to { $megabytes } MB only. Larger ones come back to their senders.
   *[no] { $subject } ({ $ips }) does not say how large a message may be. Senders learn it only after they have sent it all.
}
title-smtp-in-size = the limit of size at { $subject }
fix-smtp-in-size = { $offered ->
    [no] Let the server offer SIZE. Postfix does so by itself unless it is told to hold it back: take “size” out of what this command shows; in mailcow it would stand in data/conf/postfix/extra.cf. Poste.io (Haraka) offers it too, so something in front of the server may cut it out.
   *[yes] Set message_size_limit in Postfix to 10 MB or more (in mailcow in data/conf/postfix/extra.cf, where somebody has lowered it); the SIZE extension tells it to senders by itself.
}
finding-smtp-in-null-sender = { $form ->
    [login] { $subject } takes mail only from who has logged in: “{ $reply }”. Nobody from outside can write to { $domain }.
   *[bounces] { $subject } refuses the empty sender and takes others: “{ $reply }”. Bounces and other messages about mail of { $domain } never arrive.
}
title-smtp-in-null-sender = { $form ->
    [login] { $subject } takes mail only from who has logged in
   *[bounces] { $subject } refuses bounces
}
fix-smtp-in-null-sender = { $form ->
    [login] Let port 25 take mail for your own domains without a login; ask for one on the ports 587 and 465 alone. In Exchange: allow anonymous users on the receive connector for the Internet. In mailcow and Poste.io port 25 is set so from the beginning: look what was changed.
   *[bounces] Take the empty sender (MAIL FROM:<>) for your own domains. In Postfix, look through smtpd_sender_restrictions and the maps it names for a rule that catches it; in mailcow in data/conf/postfix/extra.cf, in Poste.io among the filters of your own.
}
finding-smtp-in-postmaster = { $answer ->
    [yes] { $subject } takes mail for { $address }.
    [full] The mailbox of { $address } at { $subject } is full: “{ $reply }”. What others tell you of trouble does not arrive.
   *[no] { $subject } refuses mail for { $address }: “{ $reply }”. Every domain that takes mail must have this address.
}
title-smtp-in-postmaster = { $answer ->
    [full] the mailbox of { $address } is full
   *[no] { $domain } has no postmaster
}
fix-smtp-in-postmaster = { $answer ->
    [full] Read what lies in the mailbox of { $address } and delete it, or lead the address to a mailbox that somebody reads.
   *[no] Create the alias { $address } and read what arrives there. In mailcow: E-Mail, Configuration, Aliases; in Poste.io: Virtual domains, the domain, Redirects.
}
finding-smtp-in-postmaster-unknown = Whether { $subject } takes mail for { $address } could not be told. { $said ->
    [no] It did not come so far.
   *[yes] It said “{ $reply }”, which is for now or about us.
}
title-smtp-in-postmaster-unknown = whether { $address } takes mail
fix-smtp-in-postmaster-unknown = Send a message to { $address } from a mailbox elsewhere.
finding-smtp-in-abuse = { $answer ->
    [yes] { $subject } takes mail for { $address }.
    [full] The mailbox of { $address } at { $subject } is full: “{ $reply }”. Complaints about your mail do not arrive, and go to blocklists instead.
   *[no] { $subject } refuses mail for { $address }: “{ $reply }”. Complaints about your mail then go to blocklists instead.
}
title-smtp-in-abuse = { $answer ->
    [full] the mailbox of { $address } is full
   *[no] { $domain } has no abuse address
}
fix-smtp-in-abuse = { $answer ->
    [full] Read what lies in the mailbox of { $address } and delete it, or lead the address to a mailbox that somebody reads.
   *[no] Create the alias { $address } and read what arrives there. In mailcow: E-Mail, Configuration, Aliases; in Poste.io: Virtual domains, the domain, Redirects.
}
finding-smtp-in-abuse-unknown = Whether { $subject } takes mail for { $address } could not be told. { $said ->
    [no] It did not come so far.
   *[yes] It said “{ $reply }”, which is for now or about us.
}
title-smtp-in-abuse-unknown = whether { $address } takes mail
fix-smtp-in-abuse-unknown = Send a message to { $address } from a mailbox elsewhere.
finding-smtp-in-open-relay = { $form ->
    [own_sender] { $subject } takes mail for strangers from whoever writes an address of { $domain } as the sender: “{ $reply }”. Anybody can write that.
    [percent] { $subject } takes mail for strangers when the address stands inside one of its own, as in user%elsewhere@{ $domain }: “{ $reply }”.
    [quoted] { $subject } takes mail for strangers when the address stands inside one of its own, as in "user@elsewhere"@{ $domain }: “{ $reply }”.
    [route] { $subject } takes mail for strangers when it is named as the way to them, as in @{ $domain }:user@elsewhere: “{ $reply }”.
   *[plain] { $subject } takes mail for strangers from strangers: “{ $reply }”.
} Spammers find such a server within hours, and its address is then listed everywhere.
title-smtp-in-open-relay = { $subject } is an open relay
fix-smtp-in-open-relay = { $form ->
    [own_sender] Close it at once: relay for logged-in users and your own machine alone, and let no list of senders (check_sender_access in Postfix) decide before reject_unauth_destination.
    [percent] Close it at once: the server must not look for another address inside of one (allow_untrusted_routing = no in Postfix), nor hand such mail on to a server behind it that does.
    [quoted] Close it at once: the server must not look for another address inside of one (allow_untrusted_routing = no in Postfix), nor hand such mail on to a server behind it that does.
    [route] Close it at once: the server must refuse a way to strangers, or leave it out and refuse the stranger (allow_untrusted_routing = no in Postfix).
   *[plain] Close it at once: relay for logged-in users and your own machine alone.
} Behind Docker look at mynetworks: if it holds the bridge network and connections are masqueraded, all the world seems to come from there.
finding-smtp-in-relay-closed = { $subject } does not relay for strangers, as it should be.
finding-smtp-in-relay-unknown = Whether { $subject } relays for strangers could not be told. { $said ->
    [no] It did not come so far.
   *[yes] It said “{ $reply }”.
}
title-smtp-in-relay-unknown = whether { $subject } relays for strangers
fix-smtp-in-relay-unknown = Try from a machine outside your networks: the server must refuse any recipient elsewhere.
finding-smtp-in-unknown-users = { $answer ->
    [no] { $subject } refuses recipients that do not exist at once, as it should be.
   *[yes] { $subject } takes mail for recipients that do not exist. If it is a catch-all, it gathers spam; if it sends bounces afterwards, they go to innocents and bring you onto blocklists.
}
title-smtp-in-unknown-users = { $subject } takes mail for anybody
fix-smtp-in-unknown-users = Let the server refuse unknown recipients while the sender is still connected (reject_unlisted_recipient in Postfix, and relay_recipient_maps on a backup server), and do without a catch-all.
finding-smtp-in-unknown-users-unknown = Whether { $subject } refuses recipients that do not exist could not be told.
title-smtp-in-unknown-users-unknown = whether { $subject } refuses unknown recipients
fix-smtp-in-unknown-users-unknown = Send a message to an address that does not exist from a mailbox elsewhere; it should come back at once.
finding-smtp-in-vrfy = { $answer ->
    [no] { $subject } does not tell who exists (VRFY).
   *[yes] { $subject } tells whoever asks which users exist (VRFY). Spammers gather addresses that way.
}
title-smtp-in-vrfy = { $subject } tells who exists
fix-smtp-in-vrfy = Switch VRFY off (disable_vrfy_command = yes in Postfix; in mailcow it is off unless data/conf/postfix/extra.cf says otherwise).
finding-smtp-in-pipelining = { $how ->
    [kept] { $subject } ({ $ips }) offers to take commands together (PIPELINING), and answers each of them in order.
    [lost] { $subject } ({ $ips }) offers to take commands together (PIPELINING), and does not answer all of them. Senders that send so wait in vain and come again later.
    [disordered] { $subject } ({ $ips }) offers to take commands together (PIPELINING), and answers them in another order. Senders that send so take an answer for that to another recipient.
   *[closed] { $subject } ({ $ips }) offers to take commands together (PIPELINING), and hangs up on whoever does so. Senders come again later, and some give up.
}
title-smtp-in-pipelining = { $subject } offers to take commands together and does not manage it
fix-smtp-in-pipelining = Update the mail server, and look for a filter, proxy or firewall in front of it that reads along in SMTP. Until then let it not offer that: add pipelining to smtpd_discard_ehlo_keywords in Postfix.
finding-smtp-in-reports = { $answer ->
    [yes] { $subject } takes mail for { $address }, where reports about your mail go.
    [full] The mailbox of { $address } at { $subject } is full: “{ $reply }”. Reports about your mail go there, and do not arrive.
   *[no] { $subject } refuses mail for { $address }: “{ $reply }”. Your records name that address for reports (DMARC or TLS), which are lost.
}
title-smtp-in-reports = { $answer ->
    [full] the mailbox for reports { $address } is full
   *[no] { $subject } refuses reports to { $address }
}
fix-smtp-in-reports = { $answer ->
    [full] Read what lies in the mailbox of { $address } and delete it, or lead the address to a mailbox that somebody reads.
   *[no] Create the alias { $address }, or name another address in the record. In mailcow: E-Mail, Configuration, Aliases; in Poste.io: Virtual domains, the domain, Redirects.
}
finding-smtp-in-reports-unknown = Whether { $subject } takes mail for { $address }, where reports about your mail go, could not be told. It said “{ $reply }”, which is for now or about us.
title-smtp-in-reports-unknown = whether { $address } takes reports
fix-smtp-in-reports-unknown = Send a message to { $address } from a mailbox elsewhere.
finding-smtp-in-smuggling = Whether { $hosts } can be led to read two messages where one was sent (SMTP smuggling, CVE-2023-51764) was not looked at: only a message with a broken end would show it, and none is ever sent. Postfix is safe where postconf smtpd_forbid_bare_newline says yes, normalize or reject (known to 3.8.4, 3.7.9, 3.6.13 and 3.5.23, and set by itself from 3.9 on). mailcow has that set since December 2023; for Poste.io nothing is known here but to keep the image up to date.
finding-smtp-in-tried-lately = { $subject } ({ $ips }) was tried for postmaster, abuse and relaying less than a day ago, so it was not tried again.
finding-smtp-in-not-proved = { $subject } ({ $ips }) was not tried for postmaster, abuse and relaying, for nobody has shown whose it is: no result of the port 25 probe came from it, and no record at { $domain } speaks for it. Such a record speaks for the servers whose reverse names lie within the domain and lead back to them.
