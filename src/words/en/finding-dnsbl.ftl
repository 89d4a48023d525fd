### What was found, in a sentence; a title for lists and headlines; and how it is mended.

finding-dnsbl-clean = { $count ->
    [one] { $subject } is on no list: one list answered.
   *[other] { $subject } is not on { $count } blocklists that answered.
}
finding-dnsbl-listed = { $subject } is on { $list } (answer { $codes }).
title-dnsbl-listed = { $subject } is on the blocklist { $list }
fix-dnsbl-listed = Find and end the cause first, or the listing comes back. Then ask for removal: { $url }
finding-dnsbl-refused = { $count ->
    [one] One list refused to answer us about { $subject }: { $lists }. That says nothing about the address.
   *[other] { $count } lists refused to answer us about { $subject }: { $lists }. That says nothing about the address.
}
title-dnsbl-refused = what { $lists } says about { $subject }
fix-dnsbl-refused = Lists refuse public resolvers and large cloud networks. Use a resolver of your own (--dns) or, where the list offers one, your own key.
finding-dnsbl-unknown = { $count ->
    [one] One list gave no usable answer about { $subject }: { $lists }.
   *[other] { $count } lists gave no usable answer about { $subject }: { $lists }.
}
title-dnsbl-unknown = what some blocklists say about { $subject }
fix-dnsbl-unknown = Nothing on your side. Check again later; a list that stays silent is not counted.
finding-dnsbl-dead = { $count ->
    [one] One list is dead or lists everybody, so its answer is not counted: { $lists }.
   *[other] { $count } lists are dead or list everybody, so their answers are not counted: { $lists }.
}
title-dnsbl-dead = lists that are dead
fix-dnsbl-dead = Nothing on your side. If you use such a list yourself for incoming mail, remove it from the settings of your server.
