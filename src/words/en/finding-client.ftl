### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-client-submission = { $offered ->
    [none] SRV records of { $subject } say that this is not offered: { $declined }.
   *[some] SRV records tell clients where to send mail: { $records }.
}
finding-client-submission-absent = { $subject } has no SRV records that tell clients where to send mail.
title-client-submission-absent = no SRV records tell clients where to send mail
fix-client-submission-absent = { $remedy ->
    [none] Add an SRV record for each port on which a server takes mail from your own people: _submissions._tcp.{ $subject } for 465, where TLS comes first, and _submission._tcp.{ $subject } for 587, where it begins with STARTTLS. Which server that is cannot be told from here.
   *[other] Add these records, one for each port on which your server takes mail from its own people: 465, where TLS comes first, and 587, where it begins with STARTTLS.
}
finding-client-submission-wrong = { $reason ->
    [declined] The SRV record { $record }.{ $subject } says that this service is not offered, and the settings for clients at { $url } name { $target }:{ $port } for it{ $works ->
        [yes] , where a mail server answers. Clients that go by the record do without it.
       *[unknown] . One of the two is wrong: clients that go by the record do without it.
    }
    [port] The SRV record { $record }.{ $subject } sends clients to port { $port } of { $target }, which belongs to another service.
   *[address] The SRV record { $record }.{ $subject } sends clients to { $target }, which has no address.
}
title-client-submission-wrong = the SRV record { $record } leads clients astray
fix-client-submission-wrong = { $reason ->
    [declined] Let the record name { $target } and port { $port } in place of the dot if the service is offered there; else take it out of the settings.
   *[other] Correct the record: the name must have an address, and the port must be the one of the service.
}
finding-client-submission-unknown = These SRV records of { $subject } could not all be looked up: { $records }.
title-client-submission-unknown = the SRV records for submission
fix-client-submission-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-client-mailbox = { $offered ->
    [none] SRV records of { $subject } say that this is not offered: { $declined }.
   *[some] SRV records tell clients where to fetch mail: { $records }.
}
finding-client-mailbox-absent = { $subject } has no SRV records that tell clients where to fetch mail.
title-client-mailbox-absent = no SRV records tell clients where to fetch mail
fix-client-mailbox-absent = { $remedy ->
    [none] Add the SRV record _imaps._tcp.{ $subject } for port 993 of the server from which your people fetch mail; which one that is cannot be told from here. For services that you do not offer, such as POP3, set the target to a dot.
   *[other] Add this record. For services that you do not offer, such as POP3, set the target to a dot.
}
finding-client-mailbox-wrong = { $reason ->
    [declined] The SRV record { $record }.{ $subject } says that this service is not offered, and the settings for clients at { $url } name { $target }:{ $port } for it{ $works ->
        [yes] , where a mail server answers. Clients that go by the record do without it.
       *[unknown] . One of the two is wrong: clients that go by the record do without it.
    }
    [port] The SRV record { $record }.{ $subject } sends clients to port { $port } of { $target }, which belongs to another service.
   *[address] The SRV record { $record }.{ $subject } sends clients to { $target }, which has no address.
}
title-client-mailbox-wrong = the SRV record { $record } leads clients astray
fix-client-mailbox-wrong = { $reason ->
    [declined] Let the record name { $target } and port { $port } in place of the dot if the service is offered there; else take it out of the settings.
   *[other] Correct the record: the name must have an address, and the port must be the one of the service.
}
finding-client-mailbox-unknown = These SRV records of { $subject } could not all be looked up: { $records }.
title-client-mailbox-unknown = the SRV records for mailboxes
fix-client-mailbox-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-client-dav = { $offered ->
    [none] SRV records of { $subject } say that this is not offered: { $declined }.
   *[some] SRV records tell clients where calendars and contacts are: { $records }.
}
finding-client-dav-absent = { $subject } has no SRV records that tell clients where calendars and contacts are. They are needed only where the suite offers them.
title-client-dav-absent = no SRV records tell clients where calendars and contacts are
fix-client-dav-absent = Add these records where your suite offers calendars (CalDAV) and contacts (CardDAV).
finding-client-dav-wrong = { $reason ->
    [port] The SRV record { $record }.{ $subject } sends clients to port { $port } of { $target }, which belongs to another service.
   *[address] The SRV record { $record }.{ $subject } sends clients to { $target }, which has no address.
}
title-client-dav-wrong = the SRV record { $record } leads clients astray
fix-client-dav-wrong = Correct the record: the name must have an address, and the port must be the one of the service.
finding-client-dav-unknown = These SRV records of { $subject } could not all be looked up: { $records }.
title-client-dav-unknown = the SRV records for calendars and contacts
fix-client-dav-unknown = Check again in a few minutes. If it stays like this, look at the name servers of the domain.
finding-client-autoconfig = Clients such as Thunderbird find their settings at { $url }: { $servers }.
finding-client-autoconfig-absent = { $subject } has no autoconfig host, so clients such as Thunderbird have to guess or ask for the settings.
finding-client-autoconfig-plain = The settings for clients are found only without encryption, at { $url }. Whoever sits in between can change them.
title-client-autoconfig-plain = the settings for clients come without encryption
fix-client-autoconfig-plain = Let autoconfig.{ $subject } answer over HTTPS with a valid certificate. In Mailcow set AUTODISCOVER_SAN=y (the default) and let the name lead to the server.
finding-client-autoconfig-broken = { $reason ->
    [content] The settings for clients at { $url } are not right: { $faults }.
    [status] autoconfig.{ $subject } exists, but { $url } answers with status { $status }.
    [redirect] autoconfig.{ $subject } exists, but { $url } leads in circles.
    [too-large] autoconfig.{ $subject } exists, but the document at { $url } is too large.
    [forbidden] autoconfig.{ $subject } leads to an address that cannot be reached from the Internet.
   *[certificate] autoconfig.{ $subject } exists, but its certificate is not valid.
}
title-client-autoconfig-broken = the settings for clients at autoconfig.{ $subject } are not right
fix-client-autoconfig-broken = Let autoconfig.{ $subject } lead to Mailcow, which serves the document by itself; Poste.io does not, so serve a file there or delete the name.
finding-client-autoconfig-unknown = The settings for clients at { $url } could not be fetched from here.
title-client-autoconfig-unknown = the settings for clients at autoconfig.{ $subject }
fix-client-autoconfig-unknown = Open the address in a browser outside your network.
finding-client-autodiscover = Autodiscover answers at { $url }, so Outlook and telephones can set themselves up.
finding-client-autodiscover-absent = { $declined ->
    [yes] An SRV record of { $subject } says that Autodiscover is not offered, and there is no autodiscover host.
   *[no] { $subject } has neither an autodiscover host nor an SRV record for it. Only Microsoft's clients miss it.
}
finding-client-autodiscover-partly = { $reason ->
    [address] There is an SRV record for Autodiscover, but it leads to { $target }, which has no address, and there is no autodiscover host.
    [port] There is an SRV record for Autodiscover, but it leads to a port of { $target } where nothing is encrypted, and there is no autodiscover host.
   *[sound] Only the SRV record for Autodiscover leads on, to { $target }; { $url } does not answer. Many telephones ask only the latter.
}
title-client-autodiscover-partly = { $reason ->
    [address] the SRV record for Autodiscover leads nowhere
    [port] the SRV record for Autodiscover leads nowhere
   *[sound] Autodiscover is found by SRV only
}
fix-client-autodiscover-partly = Let autodiscover.{ $subject } lead to the server too, with a certificate for that name. In Mailcow a CNAME to its host name is enough.
finding-client-autodiscover-certificate = autodiscover.{ $subject } exists, but its certificate is not valid: { $reason ->
    [expired] it has ended
    [not-yet-valid] its time has not begun
    [wrong-name] it is for another name
    [unknown-issuer] no authority that is commonly trusted vouches for it
   *[invalid] it cannot be used
}. Clients warn or give up.
title-client-autodiscover-certificate = the certificate of autodiscover.{ $subject } is not valid
fix-client-autodiscover-certificate = Get a certificate that names autodiscover.{ $subject }. In Mailcow AUTODISCOVER_SAN=y does so for every domain whose name leads to it.
finding-client-autodiscover-unknown = Whether Autodiscover answers at { $url } could not be told from here.
title-client-autodiscover-unknown = Autodiscover of { $subject }
fix-client-autodiscover-unknown = Open the address in a browser outside your network.
finding-client-tls = { $ports ->
    [starttls] Where people hand in their mail TLS is offered with a valid certificate ({ $hosts }), but no port on which TLS comes first is named.
   *[implicit] Where people hand in their mail TLS is offered with a valid certificate: { $hosts }.
}
title-client-tls = how { $subject } takes mail from its own people
fix-client-tls = Open port 465 with TLS from the first octet, and name it in the SRV record _submissions._tcp.{ $subject }. In Mailcow and Poste.io it is there already.
finding-client-tls-weak = { $how ->
    [certificate] { $hosts } shows a certificate that clients warn of: it is not for this name, has ended, or no known authority vouches for it.
    [failed] { $hosts } offers TLS, and then it fails. Clients cannot hand in mail.
   *[plain] { $hosts } offers a login before the line is encrypted. Passwords can be read on the way.
}
title-client-tls-weak = { $subject } does not protect what its own people hand in
fix-client-tls-weak = { $how ->
    [certificate] Get a certificate for that name and let the mail server read it. In Mailcow add the name to ADDITIONAL_SAN; in Poste.io: System settings, TLS Certificate.
    [failed] Let the service speak TLS 1.2 and 1.3, with a certificate and a key that belong together: in Postfix smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1 and smtpd_tls_chain_files. Then try the name and port from elsewhere with openssl s_client, for port 587 with -starttls smtp: it shows where the handshake ends.
   *[plain] Require TLS before the login: in Postfix smtpd_tls_security_level = encrypt and smtpd_tls_auth_only = yes for the service submission, and a certificate for the name.
}
finding-client-tls-unknown = { $verdict ->
    [not_applicable] { $how ->
        [nowhere] What { $subject } names for handing in mail ({ $hosts }) has no address that can be connected to, or another port than 465 and 587, so nothing was connected to.
       *[unseen] No record of { $subject } says where its own people hand in mail, so nothing was connected to.
    }
   *[unknown] Whether mail is handed in under TLS at { $hosts } could not be told from here.
}
title-client-tls-unknown = how { $subject } takes mail from its own people
fix-client-tls-unknown = Try from a machine whose ports 465 and 587 are open: openssl s_client -connect followed by the name and port.

client-fault-not-xml = it cannot be read
client-fault-no-provider = it is no such document
client-fault-no-incoming = no server to fetch mail from
client-fault-no-outgoing = no server to send mail by
client-fault-host-invalid = a host name that is none
client-fault-port-invalid = a port that is none
client-fault-plain = a connection without encryption
client-fault-socket-invalid = TLS from the beginning on a port that begins without, or the other way round
client-fault-dangling = a host without an address
