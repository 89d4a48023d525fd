# 各大收件方如何看待。

finding-receivers-refuse = 按照自己公布的规则，{ $count } 家收件方会拒收这样的邮件：{ $receivers }。
title-receivers-refuse = 会拒收的收件方
fix-receivers-refuse = 按顺序修好上面各项指出的问题；下面每条规则都写明对应哪一项。修好后再检测一次。

finding-receivers-missed = { $count } 家收件方要求的内容这里没有做到：{ $receivers }。邮件在那里的送达能力很可能受影响。
title-receivers-missed = 规则未满足的收件方
fix-receivers-missed = 修好上面各项指出的问题；下面每条规则都写明对应哪一项。

finding-receivers-unknown = 无法判断是否满足以下 { $count } 家收件方的规则：{ $receivers }。
title-receivers-unknown = 无法判断的收件方
fix-receivers-unknown = 弄清上面没能得出结论的几项，再检测一次。

finding-receivers-met = 从这里能测到的规则，{ $count } 家收件方全部满足：{ $receivers }。{ $unmeasured ->
        [0] { "" }
       *[other] 还有 { $unmeasured } 条规则没有测量，例如投诉率和邮件正文里的内容。
    }
title-receivers-met = 规则已满足的收件方
fix-receivers-met = 保持现状即可。

receiver-refuses = 会拒收
receiver-missed = 有规则未满足
receiver-unknown = 无法判断
receiver-met = 规则已满足
receiver-not-measured = 未测量
receiver-bulk-from = 每天发信达到 { $messages } 封时：
receiver-bulk = 对群发邮件：
receiver-source = 来源：{ $source }（{ $date }）
receiver-unread = 这些规则没有经过原文核实，不作为判断依据。
rule-met = 已满足
rule-broken = 未满足
rule-unknown = 无法判断
rule-not-measured = 未测量
rule-of-relay = 由中继负责
