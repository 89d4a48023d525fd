# 出口：发信机器的 25 端口。

finding-smtp-out-open = 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }出站的 25 端口是通的：{ $count } 家大型收件方中有 { $open } 家应答。{ $source ->
    [own] 由本程序在这台机器上实测。
   *[posted] 由探测脚本在这台机器上实测。
}
finding-smtp-out-closed = 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }出站的 25 端口不通：{ $count } 家大型收件方一家也连不上，{ $how ->
        [timed_out] 每次连接都超时。机器和互联网之间有设备把连接丢弃了，许多云厂商都这样做。
        [refused] 每次连接都被拒绝。机器附近有设备把连接挡了回来。
        [reset] 每次连接都被重置。途中有设备中断了连接。
        [unreachable] 没有路由。
       *[mixed] 原因各不相同。
    }这台机器自己发不出任何邮件。{ $source ->
    [own] 由本程序在这台机器上实测。
   *[posted] 由探测脚本在这台机器上实测。
}
title-smtp-out-closed = 出站 25 端口不通
fix-smtp-out-closed = 请服务商开放出站 25 端口。如果不肯，就通过发信中继在 587 或 465 端口发信。
finding-smtp-out-partly = { $ipv6 ->
    [alone] 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }走 IPv4 时，25 端口一家大型收件方也连不上；走 IPv6 时 { $count } 家中有 { $open } 家应答。大多数收件方只能通过 IPv4 到达：发给它们的邮件会滞留，然后退回。
   *[no] 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }出站，{ $count } 家大型收件方中只有 { $open } 家在 25 端口应答。
}{ $source ->
    [own] 由本程序在这台机器上实测。
   *[posted] 由探测脚本在这台机器上实测。
}
title-smtp-out-partly = { $ipv6 ->
    [alone] 出站 25 端口只有 IPv6 能通
   *[no] 出站 25 端口只通一部分
}
fix-smtp-out-partly = { $ipv6 ->
    [alone] 请服务商开放 IPv4 的出站 25 端口。如果不肯，就通过发信中继在 587 或 465 端口发信。
   *[no] 一小时后再测一次。如果还是这样，问服务商 25 端口被什么过滤，并检查本机防火墙。
}
finding-smtp-out-ipv6-closed = 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }走 IPv6 时，25 端口谁也连不上；IPv4 正常。邮件要等 IPv6 尝试失败后才能发出。
title-smtp-out-ipv6-closed = IPv6 的 25 端口不通
fix-smtp-out-ipv6-closed = 请服务商把 IPv6 也开放，或让邮件服务器只用 IPv4 发信（Postfix：inet_protocols = ipv4）。
finding-smtp-out-intercepted = { $part ->
    [some] 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }呼叫 25 端口，{ $count } 家大型收件方中有 { $open } 家作出了应答；其余的由别人代为应答，问候的是{ $named ->
        [no] 另一台名称不符的服务器
       *[yes] { " " }{ $greeted }
    }。发给它们的邮件到不了收件人那里。
    [covered] 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }呼叫 25 端口，{ $count } 家大型收件方中有 { $covered } 家应答，但途中有防火墙涂掉了它们说的话（SMTP 检查，「220 ****」）。邮件能够通过，但这种防火墙会把它不认识的内容一并去掉，常常包括加密，而 Google 要求加密。
   *[all] 25 端口上应答的是别人：从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }呼叫大型收件方时，问候的是{ $named ->
        [no] 另一台名称不符的服务器
       *[yes] { " " }{ $greeted }
    }。邮件到不了收件人那里。
}
title-smtp-out-intercepted = { $part ->
    [covered] 有防火墙改动 25 端口上的对话
   *[all] 25 端口的连接被拦截
}
fix-smtp-out-intercepted = { $part ->
    [covered] { smtp-out-inspection-off }
   *[all] 请服务商停止转走 25 端口的连接。在此之前，通过发信中继在 587 或 465 端口发信。
}
smtp-out-inspection-off = 关闭这台机器与互联网之间防火墙的 SMTP 检查：Cisco ASA 在 policy map 里用「no inspect esmtp」，PIX 用「no fixup protocol smtp 25」。防火墙不是你的，就请服务商关闭。然后重新测量。
finding-smtp-out-unclear = 无法判断从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }出站的 25 端口是否畅通：{ $count } 家收件方中有 { $open } 家以自己的名字应答。
title-smtp-out-unclear = 出站 25 端口情况不明
fix-smtp-out-unclear = 过一会儿再测，最好换脚本支持的另一种工具（bash、nc、python3、perl、curl）。
finding-smtp-out-reported = { $how ->
    [pasted] 结果来自粘贴的代码
   *[posted] 结果由 { $from } 报告
}，并非从发信地址测得：{ $faults }。
title-smtp-out-reported = { $told ->
    [open] 据服务器报告，25 端口是通的，未经实测
    [closed] 据服务器报告，25 端口不通
    [intercepted] 据服务器报告，25 端口被拦截
    [covered] 据服务器报告，有防火墙改动 25 端口上的对话
   *[other] 出站 25 端口的结果由用户提供，未经实测
}
fix-smtp-out-reported = { $told ->
    [closed] 请服务商开放出站 25 端口。如果不肯，就通过发信中继在 587 或 465 端口发信。想要实测，请让探测脚本自己提交结果。
    [intercepted] 请服务商停止转走 25 端口的连接。在此之前，通过发信中继在 587 或 465 端口发信。想要实测，请让探测脚本自己提交结果。
    [covered] { smtp-out-inspection-off }
   *[other] 在邮件服务器上、用发信的地址运行探测脚本，让它自己提交结果。
}
finding-smtp-out-unmeasured = { $port25 ->
    [closed] { $provider } 默认关闭出站 25 端口，申请后才会开放，而这台服务器上还没有人测量过。
    [shut] { $provider } 关闭出站 25 端口，几乎从不开放，而这台服务器上还没有人测量过。
   *[unknown] 还没有人在这台服务器上测量过出站 25 端口。
}
title-smtp-out-unmeasured = 在服务器上测量 25 端口
fix-smtp-out-unmeasured = 在邮件服务器上运行 mailworthy probe，或运行控制台随报告提供的脚本：25 端口通不通，只有服务器自己知道。脚本从服务器提交的结果算作实测；mailworthy probe 打印的代码可以粘贴到报告里，标明由用户提供。
smtp-out-fault-open = 25 端口是通的
smtp-out-fault-closed = 25 端口不通
smtp-out-fault-partly = 25 端口只通一部分
smtp-out-fault-intercepted = 25 端口被拦截
smtp-out-fault-covered = 有防火墙改动 25 端口上的对话
smtp-out-fault-unclear = 25 端口是否畅通情况不明
finding-smtp-out-relay-open = 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }可以连上中继的端口：{ $ports }{ $over ->
        [six] （仅限 IPv6）
        [four] （仅限 IPv4）
       *[any] { "" }
    }。
title-smtp-out-relay-open = 中继端口
finding-smtp-out-relay-alternative = 中继的端口中，从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }只能连上 { $ports }{ $over ->
        [six] （仅限 IPv6）
        [four] （仅限 IPv4）
       *[any] { "" }
    }。
title-smtp-out-relay-alternative = 中继只有备用端口可用
fix-smtp-out-relay-alternative = 在邮件服务器里改用这个端口；中继在那里收信与 587 一样。
finding-smtp-out-relay-closed = { $how ->
    [plain] 中继{ $chosen ->
        [no] { "" }
       *[yes] { " " }{ $relay }{ " " }
    }会应答{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }
    }，但任何端口都不提供加密：途中有设备把这个选项去掉了。
   *[closed] 从{ $place ->
        [here] 本机
       *[named] { " " }{ $subject }{ " " }
    }连不上{ $chosen ->
        [no] 试过的中继的任何端口
       *[yes] 中继 { $relay } 的任何端口
    }。
}
title-smtp-out-relay-closed = 连不上中继
fix-smtp-out-relay-closed = { $how ->
    [plain] 中继有 465 端口的话就改用它，并询问服务商是什么改动了通往 587 端口的连接。不要在没有加密时发送密码。
   *[closed] 请服务商开放 587 或 465 端口，或改用中继的 HTTP 接口发信。
}

probe-blind = 什么也没能测：查不到收件方的地址。
probe-code = 结果代码：{ $code }
probe-not-taken = 结果没能提交。请把结果代码粘贴到报告页面。
reach-open = 畅通
reach-foreign = 应答的是别人
reach-silent = 连上了，但应答的不像是那台服务器
reach-covered = 连上了，但有防火墙遮住了问候（SMTP 检查）
reach-refused = 被拒绝
reach-reset = 被重置
reach-timed-out = 超时
reach-plain = 有应答，但不提供加密（STARTTLS）
reach-unreachable = 没有路由
reach-untold = 无法判断

probe-title = 从邮件服务器测量 25 端口
probe-lead = 25 端口通不通，只有发信的机器自己知道。登录那台机器，粘贴这一行，等十几秒。不需要 root；它只连接几家大型收件方，说一声 QUIT，然后打印结果代码。
probe-read = 先读一读脚本
probe-posts = 跑完后它会自己提交结果，本页随即打开报告。如果提交不了，就把结果代码粘贴到这里。
probe-pastes = 跑完后它会打印结果代码。请粘贴到这里。
probe-paste = 加入报告
hint-code = 以 mw1- 开头，mailworthy probe 打印的也可以。粘贴的代码会标明由用户提供，不算实测。
probe-offer = 25 端口只能在邮件服务器上测量。
probe-button = 测量 25 端口
done-result-taken = 结果已加入报告。
