### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-smtp-in-good = { $count ->
    [1] { $hosts } 在 25 端口应答
   *[other] 这些主机都在 25 端口应答：{ $hosts }
}，最慢的问候用了{ $milliseconds ->
    [0] 不到 1 毫秒
   *[other] {" "}{ $milliseconds } 毫秒
}。
finding-smtp-in-unreachable = { $how ->
    [refused] { $subject }（{ $ips }）的 25 端口无人监听，连接被拒绝。
    [timed_out] { $subject }（{ $ips }）的 25 端口没有应答，连接超时。
    [mute] { $subject }（{ $ips }）的 25 端口能连上，但之后什么也不说。
    [foreign] 在 { $subject }（{ $ips }）的 25 端口应答的不是邮件服务器。
   *[unreachable] 没有通往 { $subject }（{ $ips }）的路由。
}{ $verdict ->
    [problem] 发给你域名的邮件会在发件方等候，几天后退回。
   *[note] 邮件可以从别处进来，但发件方可能在这里耽误时间。
}
title-smtp-in-unreachable = { $subject } 的 25 端口收不了信
fix-smtp-in-unreachable = 确认邮件服务器正在运行并监听（ss -ltn 'sport = :25'），入站 25 端口没有被防火墙关闭：本机、服务商面板和 Docker（DOCKER-USER 链）都要看。该名称前面的 CDN 代理必须关闭。如果主机已不存在，删除它的 MX 记录。
finding-smtp-in-vantage = { $how ->
    [intercepted] 在 25 端口无论连接哪一台（{ $hosts }），应答的都是 { $name }：同一台服务器，而且不属于其中任何一家。发起检测的机器所在的网络把 25 端口引到了自己的服务器，因此无法判断这些邮件交换器。
   *[silent] 无法判断 { $hosts } 的 25 端口能否连上：没有应答，但最近从这里也没有连上过其他任何邮件服务器。很多网络封锁了出站 25 端口。
}
title-smtp-in-vantage = 邮件交换器是否在 25 端口应答
fix-smtp-in-vantage = { $how ->
    [intercepted] 换一个网络里的机器来检测。邮件交换器本身不需要为此做任何改动。
   *[silent] 在出站 25 端口开放的机器上检测：mailworthy probe 能告诉你本机是否开放；如果开放，那么没有应答就是服务器自己的问题。在控制台里，先检测一个邮件服务器肯定正常的域名，再重新检测这个域名即可：连上过的记录一小时内有效。命令行的每次检测各自独立。
}
finding-smtp-in-turned-away = { $said ->
    [yes] { $subject }（{ $ips }）拒绝了我们：「{ $reply }」。这针对的是发起检测的机器，不说明它怎样对待别人。
    [closed] { $subject }（{ $ips }）表示不收邮件：「{ $reply }」。可能对谁都这样说，也可能只针对发起检测的机器。
    [odd] { $subject }（{ $ips }）一开口就说「{ $reply }」，而邮件服务器应当用 220 问候。可能对谁都这样，也可能只针对发起检测的机器。
   *[no] { $subject }（{ $ips }）一言不发就关闭了连接，可能是针对发起检测的机器。
}
title-smtp-in-turned-away = { $subject } 怎样接待别人
fix-smtp-in-turned-away = { $said ->
    [closed] 删除这台主机的 MX 记录，前提是它本来就不收邮件；如果应当收，检查它的设置，并换一台机器再检测。
    [odd] 查看这台主机的 25 端口上运行的是什么，并换一台机器再检测。
   *[other] 在反向解析已确认、信誉良好的机器上检测，或让服务器允许这台机器连接，就能看到更多。这一点本身不需要处理。
}
finding-smtp-in-unfinished = { $how ->
    [mute] { $subject }（{ $ips }）接受了连接，但 { $seconds } 秒内什么也没说。发件方可以等五分钟，但很多不会等。
   *[broken] { $subject }（{ $ips }）问候之后，对话中断了。
}
title-smtp-in-unfinished = { $subject } 怎样收信
fix-smtp-in-unfinished = 几分钟后重新检测。如果一直如此，请查看邮件服务器的日志、解析器和负载：查询超时会推迟问候。
finding-smtp-in-unknown = { $how ->
    [limit] { $subject } 的邮件交换器多于一次检测所连接的数目（{ $limit }），以下没有连接：{ $hosts }。
    [addresses] 并非每个地址都连接过，IPv4 和 IPv6 各最多 { $limit } 个；以下主机还有更多地址：{ $hosts }。
   *[other] 无法查到或问到 { $subject } 的全部收信主机。
}
title-smtp-in-unknown = { $subject } 怎样收信
fix-smtp-in-unknown = { $how ->
    [limit] 单独检查其余的主机，或者减少数量：几台交换器就够了，多一台就多一台要维护。
   *[other] 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
}
finding-smtp-in-no-host = { $reason ->
    [null] { $subject } 声明不收邮件，因此没有连接任何主机。
    [private] { $subject } 的邮件交换器没有互联网可达的地址，因此没有连接任何主机。
   *[none] { $subject } 的邮件交换器都没有地址，因此没有连接任何主机。
}
finding-smtp-in-ipv6-good = { $subject } 通过 IPv6 也能应答（{ $ips }）。
finding-smtp-in-ipv6-dead = { $how ->
    [refused] { $subject } 发布了 IPv6 地址 { $ips }，却拒绝那里的连接。
    [mute] { $subject } 发布了 IPv6 地址 { $ips }，那里却什么也不说。
    [foreign] { $subject } 发布了 IPv6 地址 { $ips }，在那里应答的却不是邮件服务器。
   *[other] { $subject } 发布了 IPv6 地址 { $ips }，那里却没有应答。
}发件方会先试这个地址而耽误时间，有些就此放弃。
title-smtp-in-ipv6-dead = { $subject } 的 IPv6 没有应答
fix-smtp-in-ipv6-dead = 让邮件服务器监听这个 IPv6 地址（Postfix 的 inet_protocols = all；为容器启用 IPv6）并开放它的 25 端口，或者删除 AAAA 记录。
finding-smtp-in-ipv6-unknown = 从这里无法判断 { $subject } 的 IPv6 地址 { $ips } 是否应答。
title-smtp-in-ipv6-unknown = { $subject } 是否通过 IPv6 应答
fix-smtp-in-ipv6-unknown = 在有 IPv6 的机器上检测。
finding-smtp-in-banner-good = { $subject } 以 { $name } 问候，这个名称属于它的地址。
finding-smtp-in-banner = { $how ->
    [local] { $subject }（{ $ips }）以「{ $name }」问候，这不是公网名称：主机名从未设置。
    [none] { $subject }（{ $ips }）问候时没有报出名称。
   *[other] { $subject }（{ $ips }）以 { $name } 问候，它既不是反向名称，也不解析到这个地址。
}
title-smtp-in-banner = { $subject } 问候时报出的名称不对
fix-smtp-in-banner = { $how ->
    [none] 让问候语以主机名开头（Postfix 的 smtpd_banner = $myhostname ESMTP），并把这个名称设为 MX 记录和反向解析中的名称。
   *[other] 把邮件服务器的主机名设为 MX 记录和反向解析中的名称：Postfix 的 myhostname、mailcow.conf 的 MAILCOW_HOSTNAME、Poste.io 容器的主机名（-h）。
}
finding-smtp-in-banner-unknown = { $subject } 以 { $name } 问候，但无法查到这个名称是否属于它的地址 { $ips }。
title-smtp-in-banner-unknown = { $subject } 是否以自己的名称问候
fix-smtp-in-banner-unknown = 几分钟后重新检测。
finding-smtp-in-untidy = { $subject } 的 SMTP 不够规范：{ $faults }。
title-smtp-in-untidy = { $how ->
    [masked] 防火墙遮住了 { $subject } 说的话
   *[other] { $subject } 的 SMTP 不够规范
}
fix-smtp-in-untidy = { $how ->
    [masked] { smtp-inspection-off }
   *[other] 更新邮件服务器，并检查它前面有没有自行应答的过滤器或防火墙。
}
smtp-in-fault-bare-lf = 行末只有换行符（LF）
smtp-in-fault-long-line = 有一行超过 512 字节
smtp-in-fault-mixed-codes = 同一应答各行的代码不同
smtp-in-fault-no-ehlo = 不支持 EHLO
smtp-in-fault-talks-after-starttls = 同意加密之后仍继续说明文
smtp-in-fault-speaks-unasked = 不等对方提问就抢先说话，发件方会把它的每个应答都对错号
smtp-in-fault-masked = 途中的防火墙用 **** 和 XXXX 遮住了它的问候语或它提供的功能（SMTP 检查），被遮住的发件方用不了，而看得见的里面没有加密
smtp-in-fault-masked-encrypted = 途中的防火墙用 **** 和 XXXX 遮住了它的问候语或它提供的部分功能（SMTP 检查），被遮住的发件方用不了；但仍提供加密
finding-smtp-in-slow = { $how ->
    [mute] { $subject }（{ $ips }）接受了连接，但 { $seconds } 秒后仍没有问候。发件方可以等五分钟，但很多不会等，邮件因此晚到。
    [banner] { $subject }（{ $ips }）开始了问候，但 { $seconds } 秒后仍未说完，有些发件方不会等。
   *[answered] { $subject }（{ $ips }）让发件方等了 { $seconds } 秒才应答，有些发件方不会等。
}
title-smtp-in-slow = { $subject } 应答缓慢
fix-smtp-in-slow = 检查邮件服务器的解析器和负载，除非这是有意的停顿（用来挡垃圾邮件的延迟问候）：最常见的原因是反向解析或黑名单查询超时。
finding-smtp-in-auth-plain = { $readable ->
    [no] { $subject }（{ $ips }）在 25 端口尚未加密就提供登录（{ $mechanisms }）。用户应当使用 465 和 587 端口，猜密码的人也最先来这个端口。
   *[yes] { $subject }（{ $ips }）在 25 端口不加密就提供登录（{ $mechanisms }）。密码在途中可被读取，猜密码的人也最先来这个端口。
}
title-smtp-in-auth-plain = { $subject } 不加密就提供登录
fix-smtp-in-auth-plain = 在 25 端口关闭认证，只留给 465 和 587 端口。mailcow 和 Poste.io 默认就是关闭的，除非有人改过：请检查自己添加的 Postfix 配置（data/conf/postfix/extra.cf）或覆盖文件。
finding-smtp-in-auth = { $subject }（{ $ips }）在 25 端口的 TLS 内提供登录（{ $mechanisms }）。用户应当使用 465 和 587 端口；在这里只会方便猜密码的人。
title-smtp-in-auth = { $subject } 在 25 端口提供登录
fix-smtp-in-auth = 等没有客户端再使用时，在 25 端口关闭认证。mailcow 和 Poste.io 默认就是关闭的，除非有人改过：请检查自己添加的配置。
finding-smtp-in-size = { $offered ->
    [yes] { $subject }（{ $ips }）只接收 { $megabytes } MB 以内的邮件，更大的会退回给发件人。
   *[no] { $subject }（{ $ips }）没有说明邮件可以多大，发件方要全部传完才知道。
}
title-smtp-in-size = { $subject } 的邮件大小限制
fix-smtp-in-size = { $offered ->
    [no] 让服务器提供 SIZE。除非被要求隐藏，Postfix 会自己提供：从这条命令显示的内容里去掉「size」；mailcow 会写在 data/conf/postfix/extra.cf。Poste.io（Haraka）也会提供，因此也可能是服务器前面的设备把它去掉了。
   *[yes] 把 Postfix 的 message_size_limit 设为 10 MB 以上（mailcow 在 data/conf/postfix/extra.cf，如果有人在那里调低过）；SIZE 扩展会自动告知发件方。
}
finding-smtp-in-null-sender = { $form ->
    [login] { $subject } 只接收登录之后发来的邮件：「{ $reply }」。外面的人都无法写信给 { $domain }。
   *[bounces] { $subject } 拒绝空发件人，却接受其他发件人：「{ $reply }」。{ $domain } 的退信和投递通知收不到。
}
title-smtp-in-null-sender = { $form ->
    [login] { $subject } 只接收登录之后发来的邮件
   *[bounces] { $subject } 拒收退信
}
fix-smtp-in-null-sender = { $form ->
    [login] 让 25 端口不经登录就接收发给自己域名的邮件，只在 587 和 465 端口要求登录。Exchange：在面向互联网的接收连接器上允许匿名用户。mailcow 和 Poste.io 的 25 端口本来就是这样：请检查改动过什么。
   *[bounces] 对自己的域名接受空发件人（MAIL FROM:<>）。在 Postfix 中检查 smtpd_sender_restrictions 及其引用的表，看哪条规则拦住了它；mailcow 在 data/conf/postfix/extra.cf，Poste.io 在自己添加的过滤规则里。
}
finding-smtp-in-postmaster = { $answer ->
    [yes] { $subject } 接收发给 { $address } 的邮件。
    [full] { $subject } 上 { $address } 的邮箱已满：「{ $reply }」。别人告诉你的问题到不了你那里。
   *[no] { $subject } 拒收发给 { $address } 的邮件：「{ $reply }」。每个收信的域名都必须有这个地址。
}
title-smtp-in-postmaster = { $answer ->
    [full] { $address } 的邮箱已满
   *[no] { $domain } 没有 postmaster
}
fix-smtp-in-postmaster = { $answer ->
    [full] 查看 { $address } 邮箱里的邮件并清理，或者把这个地址转到有人看的邮箱。
   *[no] 建立别名 { $address } 并查看收到的邮件。mailcow：E-Mail, Configuration, Aliases；Poste.io：Virtual domains，选择域名，Redirects。
}
finding-smtp-in-postmaster-unknown = 无法判断 { $subject } 是否接收发给 { $address } 的邮件。{ $said ->
    [no] 对话没有进行到那一步。
   *[yes] 它说「{ $reply }」，这是暂时的，或者针对我们。
}
title-smtp-in-postmaster-unknown = { $address } 能否收信
fix-smtp-in-postmaster-unknown = 从别处的邮箱给 { $address } 发一封邮件试试。
finding-smtp-in-abuse = { $answer ->
    [yes] { $subject } 接收发给 { $address } 的邮件。
    [full] { $subject } 上 { $address } 的邮箱已满：「{ $reply }」。对你邮件的投诉到不了你那里，会转到黑名单那边。
   *[no] { $subject } 拒收发给 { $address } 的邮件：「{ $reply }」。对你邮件的投诉就会直接送到黑名单。
}
title-smtp-in-abuse = { $answer ->
    [full] { $address } 的邮箱已满
   *[no] { $domain } 没有 abuse 地址
}
fix-smtp-in-abuse = { $answer ->
    [full] 查看 { $address } 邮箱里的邮件并清理，或者把这个地址转到有人看的邮箱。
   *[no] 建立别名 { $address } 并查看收到的邮件。mailcow：E-Mail, Configuration, Aliases；Poste.io：Virtual domains，选择域名，Redirects。
}
finding-smtp-in-abuse-unknown = 无法判断 { $subject } 是否接收发给 { $address } 的邮件。{ $said ->
    [no] 对话没有进行到那一步。
   *[yes] 它说「{ $reply }」，这是暂时的，或者针对我们。
}
title-smtp-in-abuse-unknown = { $address } 能否收信
fix-smtp-in-abuse-unknown = 从别处的邮箱给 { $address } 发一封邮件试试。
finding-smtp-in-open-relay = { $form ->
    [own_sender] 只要发件人写成 { $domain } 的地址，{ $subject } 就替任何人向陌生人转发邮件：「{ $reply }」。这样的发件人谁都能写。
    [percent] { $subject } 会替陌生人转发藏在自己地址里的外部地址，例如 user%elsewhere@{ $domain }：「{ $reply }」。
    [quoted] { $subject } 会替陌生人转发藏在自己地址里的外部地址，例如 "user@elsewhere"@{ $domain }：「{ $reply }」。
    [route] 只要写明经它转发，例如 @{ $domain }:user@elsewhere，{ $subject } 就替陌生人向外部地址转发邮件：「{ $reply }」。
   *[plain] { $subject } 替陌生人向陌生人转发邮件：「{ $reply }」。
}垃圾邮件发送者几小时内就会找到它，它的地址随后会进入各处黑名单。
title-smtp-in-open-relay = { $subject } 是开放中继
fix-smtp-in-open-relay = { $form ->
    [own_sender] 立即关闭：只为已登录的用户和自己的机器转发，不要让发件人名单（Postfix 的 check_sender_access）排在 reject_unauth_destination 之前作决定。
    [percent] 立即关闭：服务器不应在一个地址里再找另一个地址（Postfix 的 allow_untrusted_routing = no），也不要把这样的邮件交给后面会这样做的服务器。
    [quoted] 立即关闭：服务器不应在一个地址里再找另一个地址（Postfix 的 allow_untrusted_routing = no），也不要把这样的邮件交给后面会这样做的服务器。
    [route] 立即关闭：服务器应当拒绝经它转往外部的路径，或忽略路径并拒绝该外部地址（Postfix 的 allow_untrusted_routing = no）。
   *[plain] 立即关闭：只为已登录的用户和自己的机器转发。
}使用 Docker 时检查 mynetworks：如果它包含网桥网络，而连接又做了地址伪装，整个互联网看起来都来自那里。
finding-smtp-in-relay-closed = { $subject } 不替陌生人转发，符合要求。
finding-smtp-in-relay-unknown = 无法判断 { $subject } 是否替陌生人转发。{ $said ->
    [no] 对话没有进行到那一步。
   *[yes] 它说「{ $reply }」。
}
title-smtp-in-relay-unknown = { $subject } 是否替陌生人转发
fix-smtp-in-relay-unknown = 在你的网络之外的机器上试试：服务器必须拒绝任何别处的收件人。
finding-smtp-in-unknown-users = { $answer ->
    [no] { $subject } 当场拒绝不存在的收件人，符合要求。
   *[yes] { $subject } 接收发给不存在的收件人的邮件。如果是全收邮箱（catch-all），它会收集垃圾邮件；如果事后再退信，退信会打扰无辜的人，让你进入黑名单。
}
title-smtp-in-unknown-users = { $subject } 来者不拒
fix-smtp-in-unknown-users = 让服务器在发件方还连着时就拒绝未知收件人（Postfix 的 reject_unlisted_recipient，备份服务器上用 relay_recipient_maps），并且不用全收邮箱。
finding-smtp-in-unknown-users-unknown = 无法判断 { $subject } 是否拒绝不存在的收件人。
title-smtp-in-unknown-users-unknown = { $subject } 是否拒绝未知收件人
fix-smtp-in-unknown-users-unknown = 从别处的邮箱给一个不存在的地址发邮件，它应当马上退回。
finding-smtp-in-vrfy = { $answer ->
    [no] { $subject } 不透露谁存在（VRFY）。
   *[yes] { $subject } 会告诉任何人哪些用户存在（VRFY）。垃圾邮件发送者这样收集地址。
}
title-smtp-in-vrfy = { $subject } 透露谁存在
fix-smtp-in-vrfy = 关闭 VRFY（Postfix 用 disable_vrfy_command = yes；mailcow 默认关闭，除非 data/conf/postfix/extra.cf 另有设置）。
finding-smtp-in-pipelining = { $how ->
    [kept] { $subject }（{ $ips }）声明可以一次接收多条命令（PIPELINING），并按顺序逐条应答。
    [lost] { $subject }（{ $ips }）声明可以一次接收多条命令（PIPELINING），却没有全部应答。这样发送的发件方会白等一场，过后再来。
    [disordered] { $subject }（{ $ips }）声明可以一次接收多条命令（PIPELINING），应答的顺序却不对。这样发送的发件方会把一条应答当成另一个收件人的。
   *[closed] { $subject }（{ $ips }）声明可以一次接收多条命令（PIPELINING），却对这样做的人挂断连接。发件方会过后再来，有些就此放弃。
}
title-smtp-in-pipelining = { $subject } 声明可以一次接收多条命令，却处理不好
fix-smtp-in-pipelining = 更新邮件服务器，并检查它前面有没有插手 SMTP 的过滤器、代理或防火墙。在此之前不要声明这项功能：Postfix 在 smtpd_discard_ehlo_keywords 中加上 pipelining。
finding-smtp-in-reports = { $answer ->
    [yes] { $subject } 接收寄给 { $address } 的邮件，关于你邮件的报告寄到这里。
    [full] { $address } 在 { $subject } 的邮箱已满：「{ $reply }」。关于你邮件的报告寄到这里，现在收不到。
   *[no] { $subject } 拒收寄给 { $address } 的邮件：「{ $reply }」。你的记录指定用这个地址接收报告（DMARC 或 TLS），报告因此丢失。
}
title-smtp-in-reports = { $answer ->
    [full] 接收报告的邮箱 { $address } 已满
   *[no] { $subject } 拒收寄给 { $address } 的报告
}
fix-smtp-in-reports = { $answer ->
    [full] 查看 { $address } 邮箱里的邮件并清理，或者把这个地址转到有人看的邮箱。
   *[no] 建立别名 { $address }，或在记录中改用别的地址。mailcow：E-Mail, Configuration, Aliases；Poste.io：Virtual domains，选择域名，Redirects。
}
finding-smtp-in-reports-unknown = { $address } 用来接收关于你邮件的报告，{ $subject } 是否接收寄给它的邮件无法判断。它回答「{ $reply }」，这是暂时的，或是针对我们的。
title-smtp-in-reports-unknown = { $address } 是否接收报告
fix-smtp-in-reports-unknown = 从别处的邮箱给 { $address } 发一封邮件。
finding-smtp-in-smuggling = 没有检测 { $hosts } 会不会被骗把一封邮件读成两封（SMTP 走私，CVE-2023-51764）：只有发出结尾残缺的邮件才看得出来，而这里从不发送邮件。Postfix 只要 postconf smtpd_forbid_bare_newline 显示 yes、normalize 或 reject 就是安全的（3.8.4、3.7.9、3.6.13、3.5.23 起可设；3.9 起为默认）。mailcow 自 2023 年 12 月起已设置；Poste.io 这里没有资料，只能保持镜像为最新。
finding-smtp-in-tried-lately = { $subject }（{ $ips }）的 postmaster、abuse 和中继测试不到一天前刚做过，这次没有再测。
finding-smtp-in-not-proved = { $subject }（{ $ips }）没有测试 postmaster、abuse 和中继，因为没有证明它属于谁：没有从它提交的 25 端口探测结果，{ $domain } 的验证记录也不适用于它。这种记录只适用于反向名称在该域名之内且指回自身的服务器。
