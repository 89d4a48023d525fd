### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-ptr-good = { $subject } 的反向名称是 { $name }，并且该名称能解析回这个地址。
finding-ptr-missing = { $subject } 没有反向解析（PTR）。大型收件方会拒收来自这种地址的邮件。
title-ptr-missing = 地址 { $subject } 没有反向解析
fix-ptr-missing = 在出租这个地址的服务商那里设置反向解析，而不是在你的 DNS 面板里。请先确认该名称本身能解析到这个地址。
finding-ptr-unknown = 无法查到 { $subject } 的反向解析。
title-ptr-unknown = { $subject } 的反向解析
fix-ptr-unknown = 几分钟后重新检测。如果一直如此，说明反向区域的域名服务器有问题：请联系这个地址的服务商。
finding-ptr-not-confirmed = { $subject } 的反向名称是 { $name }，但该名称不能解析回这个地址。收件方会当作没有反向解析。
title-ptr-not-confirmed = { $subject } 的反向名称不能解析回它自己
fix-ptr-not-confirmed = 在该名称所在的区域添加下面的地址记录，或者在服务商那里换成能解析到这个地址的反向名称。
finding-ptr-forward-unknown = { $subject } 的反向名称是 { $names }，但无法查到它是否解析回这个地址。
title-ptr-forward-unknown = { $subject } 的反向名称是否解析回来
fix-ptr-forward-unknown = 几分钟后重新检测。如果一直如此，请检查该名称所在区域的域名服务器。
finding-ptr-generic = { $subject } 的反向名称是 { $name }，看起来是服务商给每台机器的默认名称，很多过滤器会因此扣分。
title-ptr-generic = { $subject } 的反向名称像是没有改过的默认值
fix-ptr-generic = 在服务商那里改成你的邮件服务器的名称，与它在 HELO 中报出的一致。
finding-ptr-several = { $subject } 有 { $count } 个反向名称：{ $names }。收件方可能取其中任何一个。
title-ptr-several = { $subject } 有多个反向名称
fix-ptr-several = 只保留服务器在 HELO 中报出的那个，其余的在服务商那里删除。
finding-ptr-no-address = 不知道 { $subject } 的发信地址：MX 和 SPF 都没有给出。
title-ptr-no-address = 发信地址
fix-ptr-no-address = 填写发信服务器的地址，然后重新检测。

finding-spf-good = { $subject } 有一条有效的 SPF 记录，用了 10 次查询中的 { $lookups } 次。
finding-spf-missing = { $subject } 没有 SPF 记录：没有指明谁可以用它发信。
title-spf-missing = { $subject } 没有 SPF 记录
fix-spf-missing = 在域名本身发布这条 TXT 记录。如果还有其他服务替这个域名发信，把它们加在结尾之前。
finding-spf-several = { $subject } 有 { $count } 条 SPF 记录。多于一条时全部无效（permerror）。
title-spf-several = { $subject } 有多条 SPF 记录
fix-spf-several = 合并成一条 TXT 记录，删除其余的。
finding-spf-syntax = { $at } 的 SPF 记录有错误，整条记录因此无效（permerror）：{ $terms }
title-spf-syntax = { $at } 的 SPF 记录无法读取
fix-spf-syntax = 改正或删除上面指出的部分。各项之间用一个空格分隔；「include:」后面是域名，「ip4:」后面是地址。
finding-spf-too-many-lookups = { $subject } 的 SPF 记录需要 { $lookups } 次 DNS 查询；收件方查到 { $limit } 次就停止，并把整条记录视为无效（permerror）。
title-spf-too-many-lookups = { $subject } 的 SPF 记录需要十次以上的查询
fix-spf-too-many-lookups = 删除不再使用的服务的 include，用不消耗查询的 ip4: 和 ip6: 写明自己的服务器。最耗查询的部分：{ $costly }。
finding-spf-too-many-void = { $subject } 的 SPF 记录中有 { $lookups } 次查询没有结果；收件方查到 { $limit } 次就停止，并把整条记录视为无效（permerror）。
title-spf-too-many-void = { $subject } 的 SPF 记录中有太多不存在的名称
fix-spf-too-many-void = 删除名称不存在的项：{ $terms }。
finding-spf-include-broken = { $subject } 的 SPF 记录依赖 { $at }，而那里没有可用的记录，整条记录因此无效（permerror）。
title-spf-include-broken = { $subject } 的 SPF 记录依赖一条不存在的记录
fix-spf-include-broken = 删除「{ $term }」，或改正其中的名称。
finding-spf-pass-all = { $subject } 的 SPF 记录允许全世界发信（{ $term }）。它什么也保护不了，过滤器也知道这一点。
title-spf-pass-all = { $subject } 的 SPF 记录允许任何人发信
fix-spf-pass-all = 写明自己的服务器和服务，并以 ~all 或 -all 结尾。
finding-spf-not-authorized = { $subject } 的 SPF 记录没有授权 { $ip }：从那里发出的邮件得到 { $result }。
title-spf-not-authorized = SPF 没有授权 { $ip }
fix-spf-not-authorized = 把这个地址加进现有的记录，不要再发布第二条。
finding-spf-authorized-unknown = 无法判断 SPF 是否授权 { $ip }：有一次查询没有得到回答。
title-spf-authorized-unknown = SPF 是否授权 { $ip }
fix-spf-authorized-unknown = 几分钟后重新检测。
finding-spf-no-ending = { $subject } 的 SPF 记录没有说明其他人如何处理（{ $ending }）。
title-spf-no-ending = { $subject } 的 SPF 记录没有明确的结尾
fix-spf-no-ending = 以 ~all 结尾；当自己的邮件全部通过后，再改成 -all。
finding-spf-unknown = 无法查到 { $subject } 的 SPF 记录。
title-spf-unknown = { $subject } 的 SPF 记录
fix-spf-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。

finding-dmarc-good = { $inherited ->
    [no] { $subject } 有一条有效的 DMARC 记录，策略为 { $policy }。
   *[yes] { $subject } 继承 { $at } 的 DMARC 记录，策略为 { $policy }。
}
finding-dmarc-missing = { $subject } 没有 DMARC 记录。Gmail、Yahoo 和微软要求大量发信者必须有；没有它，任何人都可以冒用你的域名。
title-dmarc-missing = { $subject } 没有 DMARC 记录
fix-dmarc-missing = 先发布这条 TXT 记录：它不影响你的邮件，并让收件方向你发送报告。报告邮箱必须存在。
finding-dmarc-several = { $at } 有 { $count } 条 DMARC 记录。收件方会一条也不用。
title-dmarc-several = { $at } 有多条 DMARC 记录
fix-dmarc-several = 在 _dmarc.{ $at } 只保留一条 TXT 记录，删除其余的。
finding-dmarc-syntax = { $subject } 的 DMARC 记录有错误（{ $faults }）：{ $record }
title-dmarc-syntax = { $subject } 的 DMARC 记录有错误
fix-dmarc-syntax = 重新写：先是 v=DMARC1，然后 p=none、quarantine 或 reject，再是 rua=mailto:，用分号分隔。
finding-dmarc-policy-none = { $subject } 的 DMARC 策略是 none：没有通过验证的邮件照样投递。
title-dmarc-policy-none = { $subject } 的 DMARC 策略是 none
fix-dmarc-policy-none = 当报告显示自己的邮件全部通过后，把策略改成 p=quarantine，之后再改成 p=reject。
finding-dmarc-no-reports = { $subject } 的 DMARC 记录没有向任何人索要报告（没有有效的 rua）。
title-dmarc-no-reports = 没有人接收 { $subject } 的 DMARC 报告
fix-dmarc-no-reports = 在记录里加上 rua=mailto: 和一个自己的邮箱。
finding-dmarc-removed-tags = { $subject } 的 DMARC 记录里有自 2026 年起不再存在的标签：{ $tags }。
title-dmarc-removed-tags = { $subject } 的 DMARC 记录里有不再存在的标签
fix-dmarc-removed-tags = 删除 { $tags }。想试用更严格的策略，请用 t=y。
finding-dmarc-unknown = 无法查到 { $subject } 的 DMARC 记录。
title-dmarc-unknown = { $subject } 的 DMARC 记录
fix-dmarc-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。

finding-mx-good = 全部 { $count } 个邮件交换器都有地址：{ $hosts }。
finding-mx-missing = { $subject } 既没有 MX 记录也没有地址：回信和退信无法送回，许多收件方会拒绝这样的发件人。
title-mx-missing = { $subject } 无法收信
fix-mx-missing = 发布指向你的邮件服务器的 MX 记录，该名称必须有地址。
finding-mx-implicit = { $subject } 没有 MX 记录，邮件会送往域名本身的地址。
title-mx-implicit = { $subject } 没有 MX 记录
fix-mx-implicit = 发布 MX 记录，明确邮件该送往哪里。
finding-mx-null = { $subject } 声明不收邮件（空 MX）。只有也不发信的域名才应如此。
title-mx-null = { $subject } 声明不收邮件
fix-mx-null = 如果这个域名要发信，把该记录换成指向你的邮件服务器的 MX。
finding-mx-null-mixed = { $subject } 在其他 MX 记录旁边还有空 MX。这是禁止的，发件方可能拒绝投递。
title-mx-null-mixed = { $subject } 的空 MX 与其他 MX 并存
fix-mx-null-mixed = 删除只有一个点的 MX 记录。
finding-mx-alias = 邮件交换器 { $subject } 是 { $target } 的别名（CNAME）。有些发件方会拒绝向它投递。
title-mx-alias = 邮件交换器 { $subject } 是别名
fix-mx-alias = 让 { $domain } 的 MX 记录直接指向 { $target }，或者给 { $subject } 配置地址来代替别名。
finding-mx-address-literal = { $domain } 的 MX 记录写的是地址（{ $subject }），而那里应该是名称。邮件无法投递到那里。
title-mx-address-literal = { $domain } 的一条 MX 记录写的是地址而不是名称
fix-mx-address-literal = 为这个地址建一个名称，例如 mail.{ $domain }，再把名称写进 MX 记录。
finding-mx-unresolved = { $domain } 的邮件交换器 { $subject } 没有地址。
title-mx-unresolved = 邮件交换器 { $subject } 没有地址
fix-mx-unresolved = 给这个名称添加 A 记录，或者改正 MX 记录里的名称。
finding-mx-not-public = 邮件交换器 { $subject } 指向互联网上无法到达的地址：{ $addresses }。
title-mx-not-public = 邮件交换器 { $subject } 指向内网地址
fix-mx-not-public = 改为发布服务器的公网地址。
finding-mx-unknown = 无法查到 { $subject } 的全部邮件交换器。
title-mx-unknown = { $subject } 的邮件交换器
fix-mx-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。

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
