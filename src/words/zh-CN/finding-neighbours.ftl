### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-neighbours-good = { $subject } 在 { $network } 中的邻居几乎都不在 { $list } 上：查询的 { $asked } 个中有 { $listed } 个，即每一百个中至少 { $low } 个、不到 { $high } 个。
finding-neighbours-level-two = { $subject } 的邻居中发垃圾邮件的太多：UCEPROTECT 把 { $network } 一带列入了名单（第 2 级）。
title-neighbours-level-two = { $subject } 的邻居在发垃圾邮件
fix-neighbours-level-two = 向服务商申请另一网段的地址，或使用发信中继：邻居的行为你无法改变，也不应付费移除。名单页面：{ $url }
finding-neighbours-level-two-clean = { $subject } 周围的网络（{ $network }）不在 UCEPROTECT 第 2 级名单上，该名单列出垃圾邮件地址多的网络。
finding-neighbours-listed = { $subject } 在 { $network } 中的 { $asked } 个邻居里，有 { $listed } 个在 { $list } 上。推算整个网络每一百个中有 { $low } 到 { $high } 个，收件方会因此对其他地址扣分。
title-neighbours-listed = { $subject } 的许多邻居在黑名单上
fix-neighbours-listed = 请向服务商申请另一网段的地址，或使用发信中继。
finding-neighbours-unknown = { $reason ->
    [level-two] 无法查到 UCEPROTECT 是否列入了 { $subject } 周围的网络 { $network }。
    [no-answer] { $list } 没有回答关于 { $subject } 在 { $network } 中的邻居的查询。
    [none] { $subject } 在 { $network } 中被查询的 { $asked } 个邻居都不在 { $list } 上。样本太少，不足以说明整个网络，因此不据此判断。
   *[other] { $subject } 在 { $network } 中的 { $asked } 个邻居里，有 { $listed } 个在 { $list } 上。推算整个网络每一百个中有 { $low } 到 { $high } 个，范围太宽，无法判断。
}
title-neighbours-unknown = { $subject } 的邻居表现如何
fix-neighbours-unknown = { $reason ->
    [interval] 自行查询整个网段（在邮件被拒收而看不出原因时）：为了不给名单增加负担，我们只查询少数邻近地址。
   *[no-answer] 稍后重新检测；如果邮件被拒收而看不出原因，可以自行查询整个网段。
}
finding-neighbours-not-asked = { $reason ->
    [ipv6] 没有查看 { $subject } 的邻居：对 IPv6，名单不按单个地址衡量。
    [not-public] 没有查看 { $subject } 的邻居，因为它不是公网地址。
   *[other] 没有查看 { $subject } 的邻居：这里没有可以查询的名单。
}
