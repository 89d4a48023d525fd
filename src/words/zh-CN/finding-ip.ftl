### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-ip-public = { $subject } 是可以从任何地方访问的公网地址。{ $found ->
        [mx_and_spf] 它接收该域名的邮件，SPF 也允许它发信，因此我们把它当作发信地址。
        [spf] SPF 写明了它，因此我们把它当作发信地址。
        [mx] 它接收该域名的邮件，而 SPF 没有说明由谁发信，因此我们把它当作发信地址。
        [mx_unread] 它接收该域名的邮件，因此我们把它当作发信地址；说明由谁发信的 SPF 记录这次没能读到。
       *[given] { "" }
    }{ $more ->
        [yes] SPF 还写明了另外 { $left } 个地址，这次没有检查；要检查哪个，请直接填写。
       *[no] { "" }
    }
finding-ip-not-public = { $kind ->
    [private] { $subject } 是私有地址，只在内部网络中有效，无法从它向互联网发信。
    [shared] { $subject } 是服务商供多个客户共用的地址（运营商级 NAT），无法从它向互联网发信。
    [documentation] { $subject } 是留给文档举例用的地址，无法用它发信。
   *[other] { $subject } 是保留地址，无法从它向互联网发信。
}
title-ip-not-public = { $subject } 不是公网地址
fix-ip-not-public = 请填写服务器从外面看到的地址。如果没有公网地址，就需要换地方：租用带独立地址的服务器，或使用发信中继。
finding-ip-dynamic = { $by ->
    [list] { $subject } 像是会换主人的线路地址：它的名称是 { $name }，而且 PBL 名单写明不应从这里发信。
   *[other] { $subject } 的名称是 { $name }，看起来像会换主人的线路地址。
}
title-ip-dynamic = { $subject } 像是会变动的地址
fix-ip-dynamic = { $by ->
    [list] 按黑名单部分的说明移除这个地址，并把反向解析改成服务器的名称，前提是地址固定属于你。如果不是，请使用发信中继或租用服务器。
   *[other] 发信需要固定属于你的地址。如果它是固定的，请把反向解析改成服务器的名称；如果不是，请使用发信中继或租用服务器。
}
finding-ip-network = { $list ->
    [clean] { $subject } 属于网络 { $names }（{ $place }），UCEPROTECT 没有把它整体列入名单（第 3 级）。Spamhaus 的 ASN-DROP 名单是一份文件，没有查看。
   *[other] { $subject } 属于网络 { $names }（{ $place }）。
}
finding-ip-network-listed = { $subject } 属于网络 { $names }（{ $place }），UCEPROTECT 把它整体列入了名单（第 3 级）。大型收件方不使用这个名单，但它说明这家服务商发出的垃圾邮件很多。
title-ip-network-listed = { $subject } 所在的网络被整体列入名单
fix-ip-network-listed = 换一家服务商，或使用发信中继，前提是其他都正常而邮件仍被拒收。整个网络的行为你无法改变，也不必付费移除。
finding-ip-network-unknown = { $reason ->
    [unannounced] 没有查到哪个网络在使用 { $subject }。
   *[other] 无法查到 { $subject } 属于哪个网络。
}
title-ip-network-unknown = { $subject } 属于哪个网络
fix-ip-network-unknown = 稍后重新检测。如果地址是新的，可能服务商还没有启用它。
finding-ip-provider = { $port25 ->
    [open] { $subject } 在 { $provider }。那里的出站 25 端口是开放的。
    [watched] { $subject } 在 { $provider }。那里的出站 25 端口是开放的，但会监测外发的垃圾邮件，而且规则正在变动。
    [closed] { $subject } 在 { $provider }。那里的出站 25 端口起初关闭，可以申请开通。
    [shut] { $subject } 在 { $provider }。那里的出站 25 端口是关闭的，几乎不会开通。
   *[other] { $subject } 在 { $provider }。那里的出站 25 端口是否开放视情况而定。
}
finding-ip-provider-unverified = { $port25 ->
    [open] { $subject } 在 { $provider }。据说那里的 25 端口是开放的，但我们无法核实。
    [watched] { $subject } 在 { $provider }。据说那里的 25 端口是开放的，并会监测外发的垃圾邮件，但我们无法核实。
    [closed] { $subject } 在 { $provider }。据说那里的 25 端口要申请才开通，但我们无法核实。
    [shut] { $subject } 在 { $provider }。据说那里的 25 端口一直关闭，但我们无法核实。
   *[other] { $subject } 在 { $provider }。它如何处理 25 端口尚不清楚。
}
title-ip-provider-unverified = { $provider } 如何处理 25 端口
fix-ip-provider-unverified = 在服务器上实际测试 25 端口，或在依赖它之前先询问服务商。
finding-ip-provider-unknown = { $count ->
    [0] { $subject } 的服务商不在我们了解其规则的名单中。
   *[other] 无法确定 { $subject } 的服务商。从网络编号看，可能是 { $hints }。
}

finding-ip-relay-sends = 邮件由 { $relay } 代发。关于自己 IP 地址的内容仅供参考，不计入结果。
title-ip-relay-sends = 由中继发信
