# What the large receivers make of it.

finding-receivers-refuse = { $count ->
        [one] One receiver refuses mail like this by its own rules: { $receivers }.
       *[other] { $count } receivers refuse mail like this by their own rules: { $receivers }.
    }
title-receivers-refuse = Receivers that refuse this mail
fix-receivers-refuse = Mend what the areas above name, in their order. Then check again.

finding-receivers-refuse-bulk = { $count ->
        [one] One receiver refuses mail like this by its own rules when it is sent in bulk: { $receivers }.
       *[other] { $count } receivers refuse mail like this by their own rules when it is sent in bulk: { $receivers }.
    } Who sends little is not held to these rules.
title-receivers-refuse-bulk = Receivers that refuse this mail in bulk
fix-receivers-refuse-bulk = Mend what the areas above name, before you send in bulk. Then check again.

finding-receivers-missed = { $count ->
        [one] One receiver asks for something that is missing here: { $receivers }. Mail is likely to be weakened there.
       *[other] { $count } receivers ask for something that is missing here: { $receivers }. Mail is likely to be weakened there.
    }
title-receivers-missed = Receivers whose rules are missed
fix-receivers-missed = Mend what the areas above name.

finding-receivers-missed-bulk = { $count ->
        [one] One receiver asks bulk senders for something that is missing here: { $receivers }. Whoever sends little is not held to it.
       *[other] { $count } receivers ask bulk senders for something that is missing here: { $receivers }. Whoever sends little is not held to it.
}
title-receivers-missed-bulk = Receivers whose rules for bulk senders are missed
fix-receivers-missed-bulk = Mend what the areas above name, before you send in bulk.

finding-receivers-unknown = { $count ->
        [one] For one receiver it could not be told whether its rules are met: { $receivers }.
       *[other] For { $count } receivers it could not be told whether their rules are met: { $receivers }.
    }
title-receivers-unknown = Receivers that could not be judged
fix-receivers-unknown = Clear up what the areas above could not tell, then check again.

finding-receivers-met = { $why ->
    [silent] { $subject } says that it sends no mail, so the receivers’ rules for senders do not apply to it.
   *[met] { $count ->
        [one] All rules that could be measured from here are met at one receiver: { $receivers }.
       *[other] All rules that could be measured from here are met at { $count } receivers: { $receivers }.
    } { $unmeasured ->
        [0] { "" }
        [one] One rule was not measured.
       *[other] { $unmeasured } of their rules were not measured, such as complaint rates and what stands in the messages.
    }
}
title-receivers-met = Receivers whose rules are met
fix-receivers-met = Leave it as it is.

receiver-refuses = refuses
receiver-refuses-bulk = refuses in bulk
receiver-missed = misses something
receiver-missed-bulk = misses something in bulk
receiver-perhaps = may miss something
receiver-unknown = could not tell
receiver-met = rules met
receiver-not-measured = not measured
receiver-bulk-from = From { $messages } messages a day on:
receiver-bulk = For those who send in bulk:
receiver-source = Source, looked at on { $date }:
receiver-unread = Nobody has read these rules for us: they decide nothing.
rule-met = met
rule-broken = not met
rule-unknown = could not tell
rule-not-measured = not measured
rule-of-relay = the relay's matter

# What the receivers are called, by their ids; a receiver without an entry keeps the name of the facts.
receivers-name-google-workspace = Google Workspace (hosted domains)
receivers-name-gmail = Google Gmail (consumer)
receivers-name-yahoo = Yahoo Mail and AOL
receivers-name-outlook = Microsoft consumer mail (Outlook.com, Hotmail, Live, MSN)
receivers-name-microsoft365 = Microsoft 365 / Exchange Online (business)
receivers-name-icloud = Apple iCloud Mail
receivers-name-gmx = GMX, WEB.DE, mail.com, 1&1 (United Internet)
receivers-name-t-online = T-Online (Deutsche Telekom)
receivers-name-yandex = Yandex Mail
receivers-name-qq = Tencent QQ Mail and Tencent Exmail
receivers-name-netease = NetEase 163, 126, yeah.net
receivers-name-orange = Orange.fr and Wanadoo
receivers-name-laposte = La Poste
receivers-name-proofpoint = Proofpoint-protected business domains
receivers-name-mimecast = Mimecast-protected business domains
receivers-name-barracuda = Barracuda-protected business domains
receivers-name-cisco = Cisco Secure Email (IronPort) domains
receivers-name-cloudmark = Cloudmark CSI users (many telcos)
receivers-name-libero = Libero and Virgilio (Italiaonline)
