### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dnsbl-clean = { $subject } 不在 { $count } 个作出回答的黑名单上。
finding-dnsbl-listed = { $subject } 在 { $list } 上（回答 { $codes }）。
title-dnsbl-listed = { $subject } 在黑名单 { $list } 上
fix-dnsbl-listed = 先找到并消除原因，否则还会再次被列入。然后申请移除：{ $url }
finding-dnsbl-refused = { $count } 个黑名单拒绝回答我们关于 { $subject } 的查询：{ $lists }。这不说明地址有问题。
title-dnsbl-refused = { $lists } 对 { $subject } 的看法
fix-dnsbl-refused = 黑名单会拒绝公共解析器和大型云网络的查询。请使用自己的解析器（--dns），或在提供密钥的名单上使用自己的密钥。
finding-dnsbl-unknown = { $count } 个黑名单没有给出关于 { $subject } 的可用回答：{ $lists }。
title-dnsbl-unknown = 部分黑名单对 { $subject } 的看法
fix-dnsbl-unknown = 不需要你做什么。稍后重新检测；一直沉默的名单不计入。
finding-dnsbl-dead = { $count } 个黑名单已经失效或把所有地址都列入，其回答不计入：{ $lists }。
title-dnsbl-dead = 已失效的黑名单
fix-dnsbl-dead = 不需要你做什么。如果你自己的服务器收信时使用了这样的名单，请从设置中删除。
