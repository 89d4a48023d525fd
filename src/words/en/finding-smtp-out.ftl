# The way out: port 25 from the machine that sends.

finding-smtp-out-open = Port 25 is open from { $place ->
        [here] this machine
       *[named] { $subject }
    }: { $open } of { $count } large receivers answered. { $source ->
    [own] Measured by this program, which runs on that machine.
   *[posted] Measured by the probe on that machine.
}
finding-smtp-out-closed = Port 25 is closed from { $place ->
        [here] this machine
       *[named] { $subject }
    }: none of { $count } large receivers could be reached, { $how ->
        [timed_out] every connection timed out. Something between the machine and the Internet drops them, as many clouds do.
        [refused] every connection was refused. Something near the machine turns them away.
        [reset] every connection was reset. Something on the way ends them.
        [unreachable] there is no route.
       *[mixed] in one way or another.
    } No mail leaves this machine by itself. { $source ->
    [own] Measured by this program, which runs on that machine.
   *[posted] Measured by the probe on that machine.
}
title-smtp-out-closed = Outbound port 25 is closed
fix-smtp-out-closed = Ask the provider to open outbound port 25. If they do not, send through a relay on port 587 or 465.
finding-smtp-out-partly = { $ipv6 ->
    [alone] Over IPv4 no large receiver could be reached on port 25 from { $place ->
        [here] this machine
       *[named] { $subject }
    }, over IPv6 { $open } of { $count } answered. Most receivers can be reached over IPv4 alone: mail to them waits and comes back.
   *[no] From { $place ->
        [here] this machine
       *[named] { $subject }
    } only { $open } of { $count } large receivers answered on port 25.
} { $source ->
    [own] Measured by this program, which runs on that machine.
   *[posted] Measured by the probe on that machine.
}
title-smtp-out-partly = { $ipv6 ->
    [alone] Outbound port 25 works over IPv6 alone
   *[no] Outbound port 25 works in part
}
fix-smtp-out-partly = { $ipv6 ->
    [alone] Ask the provider to open outbound port 25 over IPv4. If they do not, send through a relay on port 587 or 465.
   *[no] Check again in an hour. If it stays, ask the provider what filters port 25, and look at the firewall of the machine.
}
finding-smtp-out-ipv6-closed = Over IPv6 nobody could be reached on port 25 from { $place ->
        [here] this machine
       *[named] { $subject }
    }, over IPv4 it works. Mail waits for the IPv6 attempts to fail.
title-smtp-out-ipv6-closed = Port 25 is closed over IPv6
fix-smtp-out-ipv6-closed = Have the provider open it for IPv6 too, or let the mail server send over IPv4 alone (Postfix: inet_protocols = ipv4).
finding-smtp-out-intercepted = { $part ->
    [some] { $open } of { $count } large receivers answered on port 25 from { $place ->
        [here] this machine
       *[named] { $subject }
    }. In the place of others somebody else answers: { $named ->
        [no] a server with another name greeted.
       *[yes] { $greeted } greeted.
    } What is for those does not reach them.
    [covered] { $covered } of { $count } large receivers answered on port 25 from { $place ->
        [here] this machine
       *[named] { $subject }
    }, and a firewall on the way crosses out what they say (SMTP inspection: “220 ****”). Mail gets through, but such a firewall also takes out of the talk what it does not know, often encryption, for which Google asks.
   *[all] Somebody else answers on port 25: where large receivers were called from { $place ->
        [here] this machine
       *[named] { $subject }
    }, { $named ->
        [no] a server with another name greeted.
       *[yes] { $greeted } greeted.
    } Mail does not reach whom it is for.
}
title-smtp-out-intercepted = { $part ->
    [covered] A firewall changes what is said on port 25
   *[all] Connections to port 25 are intercepted
}
fix-smtp-out-intercepted = { $part ->
    [covered] { smtp-out-inspection-off }
   *[all] Ask the provider to stop redirecting port 25. Until then send through a relay on port 587 or 465.
}
smtp-out-inspection-off = Switch off the SMTP inspection of the firewall between the machine and the Internet: “no inspect esmtp” in the policy map of a Cisco ASA, “no fixup protocol smtp 25” on a PIX. If it is not yours, ask the provider to. Then measure again.
finding-smtp-out-unclear = Whether port 25 is open from { $place ->
        [here] this machine
       *[named] { $subject }
    } could not be told: { $open } of { $count } receivers answered as themselves.
title-smtp-out-unclear = Outbound port 25 is unclear
fix-smtp-out-unclear = Measure again in a while, best with another of the tools the script knows (bash, nc, python3, perl, curl).
finding-smtp-out-reported = { $how ->
    [pasted] From a pasted code, not measured from the address that sends
   *[posted] Reported from { $from }, not measured from the address that sends
}: { $faults }.
title-smtp-out-reported = { $told ->
    [open] port 25 is open, as the server reports; not measured
    [closed] port 25 is closed, as the server reports
    [intercepted] port 25 is intercepted, as the server reports
    [covered] a firewall changes what is said on port 25, as the server reports
   *[other] outbound port 25 was reported, not measured
}
fix-smtp-out-reported = { $told ->
    [closed] Ask the provider to open outbound port 25. If they do not, send through a relay on port 587 or 465. To have it measured, let the probe post its result itself.
    [intercepted] Ask the provider to stop redirecting port 25. Until then send through a relay on port 587 or 465. To have it measured, let the probe post its result itself.
    [covered] { smtp-out-inspection-off }
   *[other] Run the probe on the mail server itself, over the address that sends, and let it post its result.
}
finding-smtp-out-unmeasured = { $port25 ->
    [closed] { $provider } keeps outbound port 25 closed until it is asked to open it, and nobody has measured it on this server yet.
    [shut] { $provider } closes outbound port 25 and hardly ever opens it, and nobody has measured it on this server yet.
   *[unknown] Nobody has measured outbound port 25 on this server yet.
}
title-smtp-out-unmeasured = measure port 25 on the server
fix-smtp-out-unmeasured = Run mailworthy probe on the mail server, or the script that the console offers with a report: only the server itself can tell whether its port 25 is open. What the script hands in from the server counts as measured; the code that mailworthy probe prints can be pasted into the report, as reported.
smtp-out-fault-open = port 25 is open
smtp-out-fault-closed = port 25 is closed
smtp-out-fault-partly = port 25 is open in part
smtp-out-fault-intercepted = port 25 is intercepted
smtp-out-fault-covered = a firewall changes what is said on port 25
smtp-out-fault-unclear = it is unclear whether port 25 is open
finding-smtp-out-relay-open = The ports of a relay can be reached from { $place ->
        [here] this machine
       *[named] { $subject }
    }: { $ports }{ $over ->
        [six] , over IPv6 alone
        [four] , over IPv4 alone
       *[any] { "" }
    }.
title-smtp-out-relay-open = Relay ports
finding-smtp-out-relay-alternative = Of the relay's ports only { $ports } can be reached from { $place ->
        [here] this machine
       *[named] { $subject }
    }{ $over ->
        [six] , over IPv6 alone
        [four] , over IPv4 alone
       *[any] { "" }
    }.
title-smtp-out-relay-alternative = Only another port of the relay works
fix-smtp-out-relay-alternative = Set this port in the mail server; the relay takes mail there as on 587.
finding-smtp-out-relay-closed = { $how ->
    [plain] { $chosen ->
        [no] A relay
       *[yes] The relay { $relay }
    } answers { $place ->
        [here] this machine
       *[named] { $subject }
    }, but offers no encryption on any port: something on the way takes the offer out.
   *[closed] No port of { $chosen ->
        [no] any relay that was tried
       *[yes] the relay { $relay }
    } can be reached from { $place ->
        [here] this machine
       *[named] { $subject }
    }.
}
title-smtp-out-relay-closed = The relay cannot be reached
fix-smtp-out-relay-closed = { $how ->
    [plain] Use port 465 of the relay if it has one, and ask the provider what changes the connections to port 587. Do not send the password without encryption.
   *[closed] Ask the provider to open port 587 or 465, or send through the relay's HTTP interface.
}

probe-blind = Nothing could be tried: the addresses of the receivers could not be looked up.
probe-code = Result code: { $code }
probe-not-taken = The result could not be handed over. Paste the result code into the report's page.
reach-open = open
reach-foreign = somebody else answers
reach-silent = connected, but nobody answers as that server
reach-covered = connected, but a firewall covers the greeting (SMTP inspection)
reach-refused = refused
reach-reset = reset
reach-timed-out = timed out
reach-plain = answers without offering encryption (STARTTLS)
reach-unreachable = no route
reach-untold = could not tell

probe-title = Measure port 25 from your mail server
probe-lead = Only the machine that sends can tell whether its port 25 is open. Log in there, paste this line and wait a quarter of a minute. It needs no root, connects to a few large receivers, says QUIT and prints a result code.
probe-read = Read the script first
probe-posts = When it is through it hands the result in, and this page opens the report. If it cannot, paste the result code here.
probe-pastes = When it is through it prints a result code. Paste it here.
probe-paste = Add to the report
hint-code = It begins with mw1-; one that mailworthy probe printed will do, too. A pasted code is shown as reported, not as measured.
probe-offer = Port 25 can only be measured on the mail server itself.
probe-button = Measure port 25
done-result-taken = The result is in the report.
