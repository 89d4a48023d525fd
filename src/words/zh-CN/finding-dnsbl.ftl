### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dnsbl-clean = { $subject } 不在 { $count } 个作出回答的黑名单上。
finding-dnsbl-listed = { $subject } 在 { $list } 上。很多收件方会查询这个名单，来自这里的邮件很可能被拒收。
title-dnsbl-listed = { $subject } 在黑名单 { $list } 上
fix-dnsbl-listed = { $removal ->
    [automatic] 找到并消除原因。查看邮件服务器的队列和日志，找出并非你的用户发出的邮件：多半来自被盗的账号、被植入代码的网页脚本或表单、同一地址后面中毒的机器，或开放中继。如果这个地址是新分到的，请向服务商申请更换。这个名单不受理申请，过一段时间会自动移除；状态见：{ $url }
   *[request] 找到并消除原因，否则还会再次被列入。查看邮件服务器的队列和日志，找出并非你的用户发出的邮件：多半来自被盗的账号、被植入代码的网页脚本或表单、同一地址后面中毒的机器，或开放中继。如果这个地址是新分到的，请向服务商申请更换。完成之后再申请移除：{ $url }
}
finding-dnsbl-refused = { $reason ->
    [resolver] 拒绝回答我们关于 { $subject } 的查询，因为查询来自公共解析器或大型云网络：{ $lists }。这不说明地址有问题。
    [volume] 拒绝回答我们关于 { $subject } 的查询，因为我们的解析器查询过多：{ $lists }。这不说明地址有问题。
    [key] 拒绝回答我们关于 { $subject } 的查询，因为密钥不被接受：{ $lists }。这不说明地址有问题。
    [name] 拒绝回答我们关于 { $subject } 的查询，因为查询时用错了名单的名称：{ $lists }。这不说明地址有问题。
   *[other] 拒绝回答我们关于 { $subject } 的查询：{ $lists }。这不说明地址有问题。
}
title-dnsbl-refused = { $lists } 对 { $subject } 的看法
fix-dnsbl-refused = { $reason ->
    [key] 检查本站设置中的密钥（MAILWORTHY_SPAMHAUS_DQS_KEY 或 MAILWORTHY_ABUSIX_KEY）。
    [name] 请反馈给我们：这是本程序的错误。
    [volume] 等一小时。如果一直如此，请使用不与他人共用的解析器（--dns），或自己的密钥：Spamhaus 为小规模使用提供免费密钥（MAILWORTHY_SPAMHAUS_DQS_KEY）。
   *[other] 请使用自己的解析器（--dns），不要用公共解析器。在大型云网络中这还不够，需要自己的密钥：Spamhaus 为小规模使用免费提供（MAILWORTHY_SPAMHAUS_DQS_KEY）。
}
finding-dnsbl-unknown = { $why ->
    [undocumented] { $lists } 对 { $subject } 的回答是 { $codes }，名单自己的说明里没有这个代码，因此不算作列入。
   *[silent] { $count } 个黑名单没有给出关于 { $subject } 的可用回答：{ $lists }。
}
title-dnsbl-unknown = 部分黑名单对 { $subject } 的看法
fix-dnsbl-unknown = { $why ->
    [undocumented] 在名单自己的网页上查询这个地址。
   *[silent] 稍后重新检测。问题不在你这边，一直沉默的名单不计入。
}
finding-dnsbl-dead = { $why ->
    [falsified] 向 { $count } 个黑名单查询 { $subject } 得到的回答（{ $codes }）不像是名单给出的，因此不计入：{ $lists }。
   *[dead] { $count } 个黑名单已经失效或把所有地址都列入，其回答不计入：{ $lists }。如果你的邮件服务器还在查询这样的名单，应当停用，否则正常的邮件也会被拒收。
}
title-dnsbl-dead = { $why ->
    [falsified] 可能被篡改的黑名单回答
   *[dead] 已失效的黑名单
}
fix-dnsbl-dead = { $why ->
    [falsified] 换一个解析器（--dns）重新检测：现在的解析器可能对不存在的名称也给出自己的回答。如果你的邮件服务器也用它，请一并更换，否则正常的邮件也会被拒收。只有换了解析器仍然这样回答的名单，才是真的停用了。
   *[dead] 从你自己邮件服务器的设置中删除这样的名单（如果用到）。除此之外不需要做什么。
}
finding-dnsbl-not-asked = { $reason ->
    [terms] 没有查询 { $subject }，因为没有密钥时使用条款不允许这种用途：{ $lists }。
    [off] 没有查询 { $subject }，因为这里关闭了这些名单：{ $lists }。
    [not-public] 没有向黑名单查询 { $subject }，因为它不是公网地址。
   *[key] 没有查询 { $subject }，因为这些名单只回答持有密钥或已登记的用户：{ $lists }。
}
title-dnsbl-not-asked = { $reason ->
    [not-public] 黑名单对 { $subject } 的看法
   *[other] { $lists } 对 { $subject } 的看法
}
fix-dnsbl-not-asked = { $reason ->
    [terms] 设置 Spamhaus 数据查询服务的密钥（MAILWORTHY_SPAMHAUS_DQS_KEY），或在名单的网页上查询该地址。
    [off] 从 --dnsbl-off 中去掉该名单，或在名单的网页上查询该地址。
    [not-public] 填写服务器发信所用的公网地址。
   *[key] 设置密钥，或在名单处登记你的解析器，然后用 --dnsbl-registered 说明。
}
finding-dnsbl-policy = { $subject } 在 { $list } 上，这个名单列出不应自行发信的地址。这不是指控发垃圾邮件，但很多收件方很可能会拒收。
title-dnsbl-policy = { $subject } 被列为不应发信的地址
fix-dnsbl-policy = 自助移除（前提是地址固定并且属于你）：{ $url } 在此之前，地址要有专属的、能解析回来的反向解析。
finding-dnsbl-minor = { $subject } 在 { $list } 上，只有部分收件方使用这个名单。
title-dnsbl-minor = { $subject } 在较小的名单 { $list } 上
fix-dnsbl-minor = 找到并消除原因。这类记录大多会自动到期；不要付费移除。名单页面：{ $url }
finding-dnsbl-minor-many = { $subject } 同时在 { $count } 个较小的名单上：{ $lists }。这么多就不是偶然了。
title-dnsbl-minor-many = { $subject } 在 { $count } 个较小的黑名单上
fix-dnsbl-minor-many = 查清服务器在做或做过什么：被盗的账号、开放中继、可被滥用的表单、受感染的机器。如果这个地址是新分到的，请向服务商申请更换。
finding-dnsbl-informational = { $subject } 在 { $list } 上。收件方几乎不用这个名单，因此不计入。
finding-dnsbl-allowed = { $subject } 在白名单上：{ $lists }。这对部分收件方有帮助。
finding-dnsbl-allow-untrusted = { $list } 知道 { $subject }，但不信任它。
title-dnsbl-allow-untrusted = { $list } 不信任 { $subject }
fix-dnsbl-allow-untrusted = 看看名单对这个地址的说明；等它确实属于你并且干净后，再去登记：{ $url }
finding-dnsbl-allow-absent = { $subject } 不在任何白名单上。大多数服务器都不在，这不是问题。
