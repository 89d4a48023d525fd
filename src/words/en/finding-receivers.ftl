# What the large receivers make of it.

finding-receivers-refuse = { $count ->
        [one] One receiver refuses mail like this by its own rules: { $receivers }.
       *[other] { $count } receivers refuse mail like this by their own rules: { $receivers }.
    }
title-receivers-refuse = Receivers that refuse this mail
fix-receivers-refuse = Mend what the areas above name, in their order; each rule below says which one it is. Then ask again.

finding-receivers-missed = { $count ->
        [one] One receiver asks for something that is missing here: { $receivers }. Mail is likely to be weakened there.
       *[other] { $count } receivers ask for something that is missing here: { $receivers }. Mail is likely to be weakened there.
    }
title-receivers-missed = Receivers whose rules are missed
fix-receivers-missed = Mend what the areas above name; each rule below says which one it is.

finding-receivers-unknown = { $count ->
        [one] For one receiver it could not be told whether its rules are met: { $receivers }.
       *[other] For { $count } receivers it could not be told whether their rules are met: { $receivers }.
    }
title-receivers-unknown = Receivers that could not be judged
fix-receivers-unknown = Clear up what the areas above could not tell, then check again.

finding-receivers-met = { $count ->
        [one] All rules that could be measured from here are met at one receiver: { $receivers }.
       *[other] All rules that could be measured from here are met at { $count } receivers: { $receivers }.
    } { $unmeasured ->
        [0] { "" }
        [one] One rule was not measured.
       *[other] { $unmeasured } of their rules were not measured, such as complaint rates and what stands in the messages.
    }
title-receivers-met = Receivers whose rules are met
fix-receivers-met = Leave it as it is.

receiver-refuses = refuses
receiver-missed = misses something
receiver-unknown = could not tell
receiver-met = rules met
receiver-not-measured = not measured
receiver-bulk-from = From { $messages } messages a day on:
receiver-bulk = For those who send in bulk:
receiver-source = Source: { $source } ({ $date })
receiver-unread = Nobody has read these rules for us: they decide nothing.
rule-met = met
rule-broken = not met
rule-unknown = could not tell
rule-not-measured = not measured
rule-of-relay = the relay's matter
