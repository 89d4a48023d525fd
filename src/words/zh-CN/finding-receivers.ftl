# 各大收件方如何看待。

finding-receivers-refuse = 按照自己公布的规则，{ $count } 家收件方会拒收这样的邮件：{ $receivers }。
title-receivers-refuse = 会拒收的收件方
fix-receivers-refuse = 按顺序修好上面各项指出的问题，再检测一次。

finding-receivers-refuse-bulk = 按照自己公布的规则，{ $count } 家收件方会拒收这样的群发邮件：{ $receivers }。发信量小的不受这些规则约束。
title-receivers-refuse-bulk = 会拒收群发的收件方
fix-receivers-refuse-bulk = 群发之前先修好上面各项指出的问题，再检测一次。

finding-receivers-missed = { $count } 家收件方要求的内容这里没有做到：{ $receivers }。邮件在那里的送达能力很可能受影响。
title-receivers-missed = 规则未满足的收件方
fix-receivers-missed = 修好上面各项指出的问题。

finding-receivers-missed-bulk = { $count } 家收件方对群发的要求这里没有做到：{ $receivers }。发信量小的不受这些规则约束。
title-receivers-missed-bulk = 群发规则未满足的收件方
fix-receivers-missed-bulk = 群发之前先修好上面各项指出的问题。

finding-receivers-unknown = 无法判断是否满足以下 { $count } 家收件方的规则：{ $receivers }。
title-receivers-unknown = 无法判断的收件方
fix-receivers-unknown = 弄清上面没能得出结论的几项，再检测一次。

finding-receivers-met = { $why ->
    [silent] { $subject } 声明不发信，因此收件方对发件人的规则不适用。
   *[met] 从这里能测到的规则，{ $count } 家收件方全部满足：{ $receivers }。{ $unmeasured ->
        [0] { "" }
       *[other] 还有 { $unmeasured } 条规则没有测量，例如投诉率和邮件正文里的内容。
    }
}
title-receivers-met = 规则已满足的收件方
fix-receivers-met = 保持现状即可。

receiver-refuses = 会拒收
receiver-refuses-bulk = 群发会拒收
receiver-missed = 有规则未满足
receiver-missed-bulk = 群发有规则未满足
receiver-perhaps = 可能不符合
receiver-unknown = 无法判断
receiver-met = 规则已满足
receiver-not-measured = 未测量
receiver-bulk-from = 每天发信达到 { $messages } 封时：
receiver-bulk = 对群发邮件：
receiver-source = 来源（查阅于 { $date }）：
receiver-unread = 这些规则没有经过原文核实，不作为判断依据。
rule-met = 已满足
rule-broken = 未满足
rule-unknown = 无法判断
rule-not-measured = 未测量
rule-of-relay = 由中继负责

# 各收件方的名称，按标识列出；没有列出的沿用资料中的名称。
receivers-name-google-workspace = Google Workspace（托管域名）
receivers-name-gmail = Google Gmail（个人邮箱）
receivers-name-yahoo = Yahoo 邮箱与 AOL
receivers-name-outlook = Microsoft 个人邮箱（Outlook.com、Hotmail、Live、MSN）
receivers-name-microsoft365 = Microsoft 365 / Exchange Online（企业邮箱）
receivers-name-icloud = Apple iCloud 邮箱
receivers-name-gmx = GMX、WEB.DE、mail.com 与 1&1（United Internet）
receivers-name-t-online = T-Online（德国电信）
receivers-name-yandex = Yandex 邮箱
receivers-name-qq = 腾讯 QQ 邮箱与腾讯企业邮箱
receivers-name-netease = 网易邮箱（163、126、yeah.net）
receivers-name-orange = Orange.fr 与 Wanadoo
receivers-name-laposte = 法国邮政（La Poste）
receivers-name-proofpoint = 由 Proofpoint 保护的企业域名
receivers-name-mimecast = 由 Mimecast 保护的企业域名
receivers-name-barracuda = 由 Barracuda 保护的企业域名
receivers-name-cisco = 由 Cisco Secure Email（IronPort）保护的域名
receivers-name-cloudmark = 使用 Cloudmark CSI 的收件方（许多电信运营商）
receivers-name-libero = Libero 与 Virgilio（Italiaonline）
