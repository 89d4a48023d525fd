### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dnsbl-clean = { $subject } 不在 { $count } 个作出回答的黑名单上。
finding-dnsbl-listed = { $subject } 在 { $list }{ $named ->
    [yes] （{ $parts }）上。
   *[no] {" "}上。
}{ $way ->
    [leave] 这个名单认为整个网络是被劫持的或由犯罪者使用，来自那里的邮件几乎到处都很可能被拒收。
   *[other] 很多收件方会查询这个名单，来自这里的邮件很可能被拒收。
}
title-dnsbl-listed = { $way ->
    [leave] { $subject } 所在的网络被 { $list } 认定为被劫持或由犯罪者使用
   *[other] { $subject } 在黑名单 { $list }{ $named ->
        [yes] （{ $parts }）上
       *[no] {" "}上
    }
}
fix-dnsbl-listed = { $way ->
    [leave] 把服务器搬到另一家服务商，或使用发信中继。列入的是整个网络，不只是你的地址，谁也无法把单个地址移出来。记录见：{ $url }
    [provider] 向 IP 地址的服务商提交工单：这类记录，名单只受理网络所有者的申请。原因消除后才会移除，所以请在工单里写明原因。查看邮件服务器的队列和日志，找出并非你的用户发出的邮件：多半来自被盗的账号、被植入代码的网页脚本或表单、同一地址后面中毒的机器，或开放中继。如果这个地址是新分到的，请直接申请更换。记录及其编号见：{ $url }
    [infected] 找到这个地址后面中毒的机器或开放代理，并清理干净。如果有别的机器共用这个地址，问题不一定在邮件服务器上：在路由器或防火墙里查找不是由邮件服务器发起的 25 端口连接，并加以禁止。如果这个地址是新分到的，请向服务商申请更换。完成之后再自助移除：{ $url }
    [conduct] 纠正服务器的发信方式：别人没有要求的邮件，被盗账号或网页表单发出的邮件，分散到许多地址发送的同一批邮件，不属于这台服务器的 HELO 名称或反向解析。如果这个地址是新分到的，请向服务商申请更换。完成之后再自助移除：{ $url }
   *[other] { $removal ->
        [automatic] 找到并消除原因。查看邮件服务器的队列和日志，找出并非你的用户发出的邮件：多半来自被盗的账号、被植入代码的网页脚本或表单、同一地址后面中毒的机器，或开放中继。如果这个地址是新分到的，请向服务商申请更换。这个名单不受理申请，过一段时间会自动移除；状态见：{ $url }
       *[request] 找到并消除原因，否则还会再次被列入。查看邮件服务器的队列和日志，找出并非你的用户发出的邮件：多半来自被盗的账号、被植入代码的网页脚本或表单、同一地址后面中毒的机器，或开放中继。如果这个地址是新分到的，请向服务商申请更换。完成之后再申请移除：{ $url }
    }
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
    [wild] { $count } 个黑名单连任何名单都不会列入的地址（127.0.0.1）也列入，等于列入所有地址：{ $lists }。其关于 { $subject } 的回答不计入。
   *[dead] { $count } 个黑名单已经失效或把所有地址都列入，其回答不计入：{ $lists }。如果你的邮件服务器还在查询这样的名单，应当停用，否则正常的邮件也会被拒收。
}
title-dnsbl-dead = { $why ->
    [falsified] 可能被篡改的黑名单回答
    [wild] 可能被篡改的黑名单回答
   *[dead] 已失效的黑名单
}
fix-dnsbl-dead = { $why ->
    [falsified] 换一个解析器（--dns）重新检测：现在的解析器可能对不存在的名称也给出自己的回答。如果你的邮件服务器也用它，请一并更换，否则正常的邮件也会被拒收。只有换了解析器仍然这样回答的名单，才是真的停用了。
    [wild] 换一个解析器（--dns）重新检测：现在的解析器可能对不存在的名称也给出自己的回答。如果你的邮件服务器也用它，请一并更换，否则正常的邮件也会被拒收。只有换了解析器仍然这样回答的名单，才是真的停用了。
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
finding-dnsbl-policy = { $way ->
    [reverse_name] { $subject } 在 { $list } 上，因为它没有反向解析，或者反向名称像是会变动的线路。这不是指控发垃圾邮件，但部分收件方很可能会拒收。
   *[other] { $subject } 在 { $list }{ $named ->
        [yes] （{ $parts }）
       *[no] {" "}
    }上，{ $way ->
        [owner] 网络所有者登记它为不应自行发信的地址。
       *[exclude] 被登记为不应自行发信的地址。
    }这不是指控发垃圾邮件，但很多收件方很可能会拒收。
}
title-dnsbl-policy = { $way ->
    [reverse_name] { $subject } 因反向解析被 { $list } 列入
   *[other] { $subject } 被列为不应发信的地址
}
fix-dnsbl-policy = { $way ->
    [owner] 在 { $url } 查询这个地址，并在那里自助移除，前提是地址固定、属于你，而且网络所有者允许。如果那里不提供移除，请服务商把这个地址从网络所有者登记的范围中移出，或使用发信中继。{ $ptr ->
        [bad] 在此之前，地址要有专属的、能解析回来的反向解析。
        [unknown] 地址要有专属的、能解析回来的反向解析。
       *[good] {""}
    }
    [reverse_name] { $ptr ->
        [good] 到 { $url } 自助移除这个地址，它的反向解析现在已经正确。
       *[bad] 给这个地址设置专属的、能解析回来的反向解析，然后自助移除：{ $url }
    }
   *[exclude] 到 { $url } 自助移除这个地址，前提是它固定并且属于你。如果不是，请使用发信中继或租用服务器。{ $ptr ->
        [bad] 在此之前，地址要有专属的、能解析回来的反向解析。
        [unknown] 地址要有专属的、能解析回来的反向解析。
       *[good] {""}
    }
}
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
# 各类记录如何解除。

way-leave = { $part }：谁也无法把单个地址移出来，只能换网络。
way-provider = { $part }：只有网络所有者（服务商）可以向名单的运营方发邮件申请。这条记录还在时，其他记录也不会移除。
way-infected = { $part }：中毒的机器和开放代理不再从这个地址发信之后，由你自助移除。
way-conduct = { $part }：发信内容或服务器自报的名称改正之后，由你自助移除。
way-owner = { $part }：网络所有者允许时，由你自助移除；否则要由所有者修改范围。
way-exclude = { $part }：地址固定并有专属的反向解析时，由你自助移除。
way-reverse-name = { $part }：反向解析改好之后，由你自助移除。
