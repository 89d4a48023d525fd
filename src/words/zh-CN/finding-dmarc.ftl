### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

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
