### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-starttls-good = { $subject } ({ $ips }) encrypts: { $version } with { $cipher }.
finding-starttls-missing = { $subject } ({ $ips }) offers no encryption (STARTTLS). Mail to you travels readable for all on the way, and senders that insist on TLS do not deliver.
title-starttls-missing = { $subject } offers no encryption
fix-starttls-missing = Give the mail server a certificate for { $subject } and switch TLS on (smtpd_tls_security_level = may in Postfix). mailcow gets one by itself when port 80 is open (SKIP_LETS_ENCRYPT=n); in Poste.io: System settings, TLS Certificate.
finding-starttls-refused = { $subject } ({ $ips }) offers encryption and then refuses it: “{ $reply }”. Usually it cannot read its certificate or key.
title-starttls-refused = { $subject } refuses the encryption that it offers
fix-starttls-refused = Look into the mail server's log for the reason, and check paths, rights and pairing of certificate and key (postconf smtpd_tls_chain_files smtpd_tls_cert_file smtpd_tls_key_file).
finding-starttls-failed = { $how ->
    [key] { $subject } ({ $ips }) shows a certificate whose key it does not have. Senders end the connection.
    [alert] { $subject } ({ $ips }) consents to encryption and then refuses every version and cipher that is offered (alert { $alert }).
    [name] { $subject } ({ $ips }) consents to encryption and then ends the handshake, because it does not know its own name ({ $alert }): senders say whom they want to reach (SNI).
    [sni] { $subject } ({ $ips }) encrypts only with senders that do not say whom they want to reach. From those that do (SNI), as MTA-STS and DANE ask for and large senders do, it ends the handshake (alert { $alert }).
    [broken_off] { $subject } ({ $ips }) consents to encryption and then breaks the handshake off (alert { $alert }).
    [modern] { $subject } ({ $ips }) encrypts with clients that know TLS 1.2 at most, and gives up when a client knows TLS 1.3, as today's senders do.
    [client] { $subject } ({ $ips }) wants a certificate from whoever connects, and lets nobody in without one. Senders have none.
    [null] { $subject } ({ $ips }) agrees on nothing but TLS without encryption (NULL). Modern senders refuse that.
    [inside] { $subject } ({ $ips }) agrees on encryption and closes the connection right after it.
    [incompatible] { $subject } ({ $ips }) speaks no version of TLS that is in use today.
    [closed] { $subject } ({ $ips }) consents to encryption and then closes the connection.
   *[garbled] { $subject } ({ $ips }) consents to encryption, but what it then says is no TLS.
} Mail from senders that do not fall back to plain text is not delivered.
title-starttls-failed = encryption fails at { $subject }
fix-starttls-failed = { $how ->
    [client] Let the server ask for no certificate on port 25, or accept its absence: smtpd_tls_req_ccert = no in Postfix, and the same in a proxy in front of it.
    [sni] Let the server know the name { $subject }, or give it a default for names that it does not know: in Postfix look at tls_server_sni_maps, in HAProxy at strict-sni, in nginx at ssl_reject_handshake.
    [name] Give the server a certificate and a setting for the name { $subject }, or a default for names that it does not know (in Postfix look at tls_server_sni_maps).
    [modern] Update what takes the connections on port 25, mostly an old proxy, firewall or filter in front of the mail server: it must pass over versions that it does not know.
    [null] Remove NULL from the ciphers (smtpd_tls_exclude_ciphers = eNULL in Postfix): the defaults are good.
   *[other] Try it: openssl s_client -starttls smtp -connect { $subject }:25. The mail server's log names the cause, mostly certificate and key that do not belong together, or a proxy in between.
}
finding-starttls-other = { $subject } ({ $ips }) encrypts, but only in ways that our TLS library does not speak. What it speaks stands beside this.
finding-starttls-unknown = { $how ->
    [masked] A firewall between us and { $subject } covers what it says or offers (SMTP inspection), and no encryption is among what is left, so whether the server itself encrypts could not be told. If that firewall is yours, nobody’s mail to you is encrypted.
    [turned_away] { $subject } turned us away, so whether it encrypts could not be told. That is about the machine that asks, and says nothing about how it treats others.
    [stranger] Whether { $subject } encrypts could not be told: whoever answered there calls itself { $name }, which is neither its name nor one of its address, and no mail server that is surely itself was reached from here lately. Some networks lead port 25 to a server of their own.
   *[other] Whether { $subject } encrypts could not be told.
}
title-starttls-unknown = whether { $subject } encrypts
fix-starttls-unknown = { $how ->
    [masked] { smtp-inspection-off }
    [turned_away] Check from a machine with a confirmed reverse name and a good reputation to see more, or let the server take connections from this one. Nothing has to be mended for that.
    [stranger] Check from another network. If the answer is the same there, it is the server's own: let it call itself by its own name (in Postfix myhostname) and offer STARTTLS.
   *[other] Check again in a few minutes. If it stays like this, check from another network: the server may turn this one away.
}
finding-starttls-no-host = There is no mail server to look at.
finding-starttls-versions = { $subject } speaks { $versions } and nothing older.
finding-starttls-one-version = { $which ->
    [older] { $subject } ({ $ips }) speaks TLS 1.2, but not 1.3.
   *[newer] { $subject } ({ $ips }) speaks { $version } only.
}
title-starttls-one-version = { $subject } speaks one version of TLS only
fix-starttls-one-version = { $which ->
    [older] Update the mail server and its TLS library: OpenSSL 1.1.1 or newer speaks TLS 1.3.
   *[newer] Allow TLS 1.2 as well, to let in the senders that speak nothing newer (in Postfix smtpd_tls_protocols without !TLSv1.2, and no narrower limit in the TLS library's own settings). Nothing has to be done at once.
}
finding-starttls-old-too = { $subject } ({ $ips }) still speaks { $versions } beside newer versions. For opportunistic encryption that is better than none, but auditors mind.
title-starttls-old-too = { $subject } still speaks { $versions }
fix-starttls-old-too = Set TLS 1.2 as the oldest version, unless old senders matter to you. { suite-settings }
finding-starttls-old-only = { $subject } ({ $ips }) speaks nothing newer than { $versions }. Modern senders do not speak that any more, so mail from them comes unencrypted or not at all.
title-starttls-old-only = { $subject } speaks only { $versions }
fix-starttls-old-only = Update the mail server and its TLS library, and set TLS 1.2 as the oldest version. { suite-settings }
finding-starttls-versions-unknown = { $subject } ({ $ips }) speaks { $versions }. Whether it speaks others too could not be told.
title-starttls-versions-unknown = which versions of TLS { $subject } speaks
fix-starttls-versions-unknown = Check again in a few minutes: some servers take few connections at once.
finding-starttls-ciphers = { $subject } keeps what was sent secret even if its key is lost later ({ $cipher }).
finding-starttls-weak-ciphers = { $how ->
    [static] { $subject } ({ $ips }) chose { $cipher }: whoever gets its key later can read everything that was recorded.
    [anonymous] { $subject } ({ $ips }) encrypts without a certificate only ({ $cipher }): whoever stands in between can pose as it, and most senders agree to no such thing.
   *[weak] { $subject } ({ $ips }) has nothing better than { $cipher }, which is broken.
}
title-starttls-weak-ciphers = { $subject } encrypts weakly
fix-starttls-weak-ciphers = { $how ->
    [anonymous] Give the mail server a certificate for { $subject } (smtpd_tls_chain_files in Postfix).
   *[other] Remove the settings that narrow the ciphers (tls_medium_cipherlist, smtpd_tls_mandatory_ciphers, smtpd_tls_exclude_ciphers in Postfix) or update the TLS library: the defaults are good. { suite-settings }
}
finding-starttls-trusted = { $by ->
    [dane] The certificate of { $subject } is the one that its signed TLSA records describe (DANE), so it needs no public authority.
   *[authority] The certificate of { $subject } is signed by an authority that is trusted ({ $issuer }).
}
finding-starttls-self-signed = The certificate of { $subject } ({ $ips }) is signed by itself. { starttls-held }
title-starttls-self-signed = the certificate of { $subject } is signed by itself
fix-starttls-self-signed = Get a certificate from a public authority, such as Let's Encrypt. mailcow does so by itself when port 80 is open; in Poste.io: System settings, TLS Certificate. { starttls-keep }
finding-starttls-untrusted = { $how ->
    [alone] The certificate of { $subject } ({ $ips }) comes alone, and its issuer ({ $issuer }) is none of the trusted ones. The intermediate certificate is missing, or the authority is a private one.
    [issuer] No trusted authority stands behind the certificate of { $subject } ({ $ips }); its issuer is { $issuer }.
    [chain_dates] A certificate behind that of { $subject } ({ $ips }) has expired or is not valid yet.
    [signature] The chain of certificates of { $subject } ({ $ips }) is not signed soundly.
    [purpose] The certificate of { $subject } ({ $ips }) was not made for servers.
   *[other] The certificate of { $subject } ({ $ips }) cannot be verified.
} { starttls-held }
title-starttls-untrusted = the certificate of { $subject } is not trusted
fix-starttls-untrusted = { $how ->
    [chain_dates] Serve the chain that came with the certificate of today (fullchain.pem): the one that is served holds an old intermediate certificate. If it is the newest, get the certificate anew.
    [signature] Get a new certificate from a public authority, and serve it with the chain that came with it: in this one the parts do not belong together, or are signed in a way that is not accepted any more.
    [purpose] Get a certificate for servers (TLS Web Server Authentication) from a public authority: this one is for another use.
    [other] Get a new certificate from a public authority: this one breaks the rules, and no other chain mends that. openssl verify tells more.
   *[alone] Serve the whole chain (fullchain.pem, not cert.pem) of a certificate from a public authority.
} { starttls-keep }
finding-starttls-trust-unknown = Whether the certificate of { $subject } is trusted could not be told: this installation has no trusted authorities.
title-starttls-trust-unknown = whether the certificate of { $subject } is trusted
fix-starttls-trust-unknown = Install the package ca-certificates on the machine that Mailworthy runs on, or set SSL_CERT_FILE.
finding-starttls-early = The certificate of { $subject } ({ $ips }) is valid from { $day } on, not yet. { starttls-held }
title-starttls-early = the certificate of { $subject } is not valid yet
fix-starttls-early = Look at the clock of the mail server, and at the certificate that it was given.
finding-starttls-name = The certificate is for { $subject }.
finding-starttls-wrong-name = { $some ->
    [sni] When { $subject } ({ $ips }) is called by its name (SNI), it shows a certificate for other names ({ $names }). To senders that do not name it, it shows the right one.
    [none] The certificate of { $subject } ({ $ips }) names no host at all.
   *[some] The certificate of { $subject } ({ $ips }) is for other names: { $names }.
} { starttls-held }
title-starttls-wrong-name = the certificate of { $subject } is for another name
fix-starttls-wrong-name = { $some ->
    [sni] Give the name { $subject } its certificate where the server chooses one by name: tls_server_sni_maps in Postfix, or the proxy in front of it.
   *[some] Get a certificate for { $subject }. In mailcow: MAILCOW_HOSTNAME or ADDITIONAL_SAN in mailcow.conf; in Poste.io: System settings, TLS Certificate, with this name as common or alternative name. { starttls-keep }
}
finding-starttls-dates = The certificate of { $subject } is valid until { $day }, { $days } days from now.
finding-starttls-expired = The certificate of { $subject } ({ $ips }) expired on { $day }. Its renewal does not work. { starttls-held }
title-starttls-expired = the certificate of { $subject } has expired
fix-starttls-expired = { $tlsa ->
    [certificate] Publish the TLSA record of the key that is in use (3 1 1) beside the one that stands, wait for the time to live of that, and then renew with the same key (certbot renew --reuse-key): the record that stands names the certificate itself, and will not fit a new one.
    [key] Renew it with the key that it has (certbot renew --reuse-key), and let the mail server read it again: its TLSA record names that key. A new key would need its own record first, beside the old one, for as long as that may be remembered.
    [none] Renew it, and let the mail server read it again.
   *[unknown] Renew it, and let the mail server read it again. If a TLSA record names its key, keep that key (certbot renew --reuse-key).
} Then see why it was not renewed by itself (systemctl list-timers; in mailcow docker compose logs acme-mailcow; in Poste.io port 80 must reach the container).
finding-starttls-expiring = The certificate of { $subject } ({ $ips }) expires on { $day }, in { $days ->
    [one] one day
   *[other] { $days } days
}. It should have been renewed by now.
title-starttls-expiring = the certificate of { $subject } expires soon
fix-starttls-expiring = See why it was not renewed by itself (systemctl list-timers; in mailcow docker compose logs acme-mailcow; in Poste.io port 80 must reach the container), and that the mail server reads the new one. { starttls-keep }
finding-starttls-short-key = The key of { $subject } ({ $ips }) is short: { $kind } with { $bits } bits.
title-starttls-short-key = the key of { $subject } is short
fix-starttls-short-key = { $tlsa ->
    [none] Make a new key: ECDSA P-256, or RSA with 2048 bits.
   *[key] Make a new key: ECDSA P-256, or RSA with 2048 bits. Where a TLSA record names the old one, publish that of the new key beside it first, and wait for its time to live.
}
finding-starttls-old-signature = The certificate of { $subject } ({ $ips }) is signed with { $hash }, which can be forged.
title-starttls-old-signature = the certificate of { $subject } is signed with { $hash }
fix-starttls-old-signature = Get a new certificate: every authority signs with SHA-256 today. { starttls-keep }

# Who refuses a certificate, and what a new one would break: parts of the sentences above.
starttls-held = { $held ->
    [enforce] Senders that obey your MTA-STS policy, which is in the mode enforce, do not deliver to it, Gmail and Outlook among them; others take it all the same.
    [dane] Senders that check DANE look at the signed TLSA record instead, which fits; others take it all the same, unless a rule of their own obliges them to check.
    [none] Senders take it all the same, unless a rule of their own obliges them to check: you have no MTA-STS policy in the mode enforce that would.
   *[unknown] Senders take it all the same, unless an MTA-STS policy in the mode enforce or a rule of their own obliges them to check.
}
starttls-keep = { $tlsa ->
    [certificate] Its TLSA record names the certificate itself: publish the record of the key that is in use (3 1 1) beside it first, wait for its time to live, and have the new certificate made for the same key (certbot: --reuse-key to renew, --csr for a request of your own).
    [key] Its TLSA record names the key: have the new certificate made for the same key (certbot: --reuse-key to renew, --csr for a request of your own), or publish the record of the new key beside it first, and wait for its time to live.
    [none] {""}
   *[unknown] If a TLSA record names its key, have the new certificate made for the same key, or publish the record of the new key beside it first.
}
suite-settings = In mailcow what is to be set differently belongs into data/conf/postfix/extra.cf, followed by docker compose restart postfix-mailcow; in Poste.io it comes with the image, so update that.
smtp-inspection-off = Switch off the SMTP inspection of the firewall in front of the mail server: “no inspect esmtp” in the policy map of a Cisco ASA, “no fixup protocol smtp 25” on a PIX. If there is none in front of it, it stands in the network of the machine that checks: check from another one.
