### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-domain-clean = 查询了 { $count } 个域名黑名单，均未列入 { $domains }：{ $lists }。
finding-domain-listed = { $role ->
    [own] 黑名单 { $list } 列入了 { $subject }{ $way ->
        [abused] ：域名本身正当，但被外人滥用，多半是网站被入侵。过滤器会因此给带有这个域名或链接到它的邮件扣分。
        [spam] ，理由是垃圾邮件。许多收件方会查询它，无论由哪台服务器发出，带有这个域名的邮件都很可能被拒收。
        [phishing] ，理由是钓鱼。许多收件方会查询它，无论由哪台服务器发出，带有这个域名的邮件都很可能被拒收。
        [malware] ，理由是传播恶意软件。许多收件方会查询它，无论由哪台服务器发出，带有这个域名的邮件都很可能被拒收。
        [botnet] ，理由是指挥僵尸网络。许多收件方会查询它，无论由哪台服务器发出，带有这个域名的邮件都很可能被拒收。
       *[other] 。许多收件方会查询它，无论由哪台服务器发出，带有这个域名的邮件都很可能被拒收。
    }
    [exchanger] 黑名单 { $list } 列入了 { $subject }，该域名的一个邮件交换器就在它名下。
    [logo] 黑名单 { $list } 列入了 { $subject }，邮箱服务商从那里获取该域名的徽标或其证书。
    [server] 黑名单 { $list } 列入了 { $subject }，发信服务器的名称（HELO 或 PTR）就在它名下。有些收件方在服务器连接时会查询这个名称。
    [host] 黑名单 { $list } 列入了 { $subject }，它是你自己的一台邮件服务器的名称，而不是上一级域名。服务器连接时报出这个名称，有些收件方会查询它。
   *[reports] 黑名单 { $list } 列入了 { $subject }，该域名的 DMARC 报告会发到那里。
}{ $reasons }
title-domain-listed = { $way ->
    [abused] { $subject } 被 { $list } 列为遭外人滥用的正当域名
    [spam] { $subject } 因垃圾邮件被 { $list } 列入黑名单
    [phishing] { $subject } 因钓鱼被 { $list } 列入黑名单
    [malware] { $subject } 因恶意软件被 { $list } 列入黑名单
    [botnet] { $subject } 因指挥僵尸网络被 { $list } 列入黑名单
   *[other] { $subject } 被 { $list } 列入黑名单
}
fix-domain-listed = { $role ->
    [own] { $way ->
        [abused] 清理 { $subject } 的网站：删除不属于你的文件、跳转和账号，更新网站软件及其插件，并更换所有密码。可能的话，清理完之前先让网站下线。完成之后再到 { $url } 申请移除。
        [spam] 停止向没有要求来信的人发信（购买来的地址、陈旧的名单），并查明是否有外人用被盗的密码或表单以这个名义发信。然后到 { $url } 申请移除，并说明做了哪些改变。
        [phishing] 找出 { $subject } 名下仿冒他人的页面：检查网站服务器、你不认识的子域名，以及主机商和注册商的账号。删除它们，堵住入口，并更换所有密码。完成之后再到 { $url } 申请移除。
        [malware] 找出 { $subject } 名下不属于你的文件：检查网站服务器、你不认识的子域名，以及主机商和注册商的账号。删除它们，堵住入口，并更换所有密码。完成之后再到 { $url } 申请移除。
        [botnet] 找出 { $subject } 名下不属于你的记录和程序：检查各台服务器、DNS 区域，以及主机商和注册商的账号。删除它们，堵住入口，并更换所有密码。完成之后再到 { $url } 申请移除。
       *[other] 查明原因：网站被入侵、密码被盗、购买来的收件人地址。然后到 { $url } 申请移除。
    }
    [host] 查明以 { $subject } 的名义发送或提供过什么，消除原因，并更换这台服务器的所有密码。然后到 { $url } 申请移除。
   *[other] 询问 { $subject } 的管理者，或者换用别的。可在 { $url } 查询这条记录。
}
finding-domain-listed-elsewhere = { $role ->
    [own] 黑名单 { $list } 列入了 { $subject }。查询它的过滤器会因此给你的邮件扣分。
    [exchanger] 黑名单 { $list } 列入了 { $subject }，该域名的一个邮件交换器就在它名下。
    [logo] 黑名单 { $list } 列入了 { $subject }，邮箱服务商从那里获取该域名的徽标或其证书。
    [server] 黑名单 { $list } 列入了 { $subject }，发信服务器的名称（HELO 或 PTR）就在它名下。有些收件方在服务器连接时会查询这个名称。
   *[reports] 黑名单 { $list } 列入了 { $subject }，该域名的 DMARC 报告会发到那里。
}{ $reasons }
title-domain-listed-elsewhere = { $way ->
    [abused] { $subject } 因网站被入侵被 { $list } 列入黑名单
    [spam] { $subject } 因垃圾邮件被 { $list } 列入黑名单
    [phishing] { $subject } 因钓鱼被 { $list } 列入黑名单
    [malware] { $subject } 因恶意软件被 { $list } 列入黑名单
   *[other] { $subject } 被 { $list } 列入黑名单
}
fix-domain-listed-elsewhere = { $removal ->
    [wait] 等待即可：名单会自动忘掉这个名称，也没有人可以申请移除。
   *[ask] { $role ->
        [own] { $way ->
            [abused] 清理 { $subject } 的网站：删除不属于你的文件、跳转和账号，更新网站软件及其插件，并更换所有密码。完成之后再向该名单申请移除：{ $url }
            [phishing] 找出 { $subject } 名下仿冒他人的页面，删除它们，堵住入口，并更换所有密码。完成之后再向该名单申请移除：{ $url }
            [malware] 找出 { $subject } 名下不属于你的文件，删除它们，堵住入口，并更换所有密码。完成之后再向该名单申请移除：{ $url }
           *[other] 消除原因，然后向该名单申请移除：{ $url }
        }
       *[other] 询问 { $subject } 的管理者，或者换用别的。名单网址：{ $url }
    }
}
finding-domain-lists-refused = 有 { $count } 个域名黑名单不回答我们，因此不知道 { $domains } 是否在其中：{ $lists }。
title-domain-lists-refused = 域名黑名单的回答
fix-domain-lists-refused = 让 Mailworthy 使用自己的解析器，或者向名单申请密钥：这些名单拒绝公共解析器。
finding-domain-lists-unknown = { $why ->
    [undocumented] { $lists } 对 { $domains } 的回答是 { $codes }，名单自己的说明里没有这个代码，因此不算作列入。
   *[silent] 有 { $count } 个域名黑名单无法查询，或者没有通过自身测试：{ $lists }。不知道 { $domains } 是否在其中。
}
title-domain-lists-unknown = 域名黑名单的回答
fix-domain-lists-unknown = { $why ->
    [undocumented] 在名单自己的网页上查询这个域名。
   *[silent] 稍后重新检测，域名本身无需处理。
}
finding-domain-lists-dead = 有 { $count } 个域名黑名单的回答毫无意义，不予计入：{ $lists }。查询的是 { $domains }。
title-domain-lists-dead = 回答毫无意义的域名黑名单
fix-domain-lists-dead = 域名本身无需处理。如果很多名单都如此，可能是你的解析器篡改了回答。
finding-domain-registered = { $subject } 的注册状态正常（{ $registered ->
    [none] 注册局未说明注册日期
   *[other] 注册于 { $registered }
}，{ $expires ->
    [none] 注册局未说明到期日期
   *[other] 到期日 { $expires }
}）。
finding-domain-registration-unknown = { $why ->
    [no_service] 无法得知 { $subject } 的注册时间和到期时间：它的注册局没有提供公开的查询服务。
    [not_asked] 没有查询 { $subject } 的注册时间和到期时间。
    [not_registered] 注册局表示不认识 { $subject }，因此无法得知注册时间和到期时间。
   *[failed] 无法得知 { $subject } 的注册时间和到期时间：注册局没有回答。
}
title-domain-registration-unknown = { $subject } 的注册信息（{ $why ->
    [not_registered] 注册局不认识
   *[other] 未能得知
}）
fix-domain-registration-unknown = { $why ->
    [not_registered] 在注册商处确认域名已注册且费用已付。
   *[other] 稍后重新检测，或者到注册商处查看。
}
finding-domain-on-hold = 按注册局的说法，{ $subject } 已停用或即将停用：{ $states }。届时没有人能查到它的记录，邮件也无法送达。
title-domain-on-hold = 注册局停用了 { $subject }
fix-domain-on-hold = 今天就询问注册商缺少什么：未付账单、未确认的联系方式，还是有投诉。
finding-domain-young = { $subject } 注册于 { $date }，{ $days ->
    [0] 就在今天
   *[other] 距今 { $days } 天
}。过滤器不信任这么新的域名发来的邮件。
title-domain-young = { $subject } 刚注册不久
fix-domain-young = 等域名满一个月再大量发信，先从期待你来信的人开始。
finding-domain-expiring = { $past ->
    [yes] { $subject } 的注册已于 { $date } 到期，{ $days ->
        [0] 过期不到一天
       *[other] 过期 { $days } 天
    }。注册局停用它之后邮件就会中断。
   *[no] { $subject } 的注册将于 { $date } 到期，{ $days ->
        [0] 还有不到一天
       *[other] 还有 { $days } 天
    }。
}
title-domain-expiring = { $past ->
    [yes] { $subject } 的注册已到期
   *[no] { $subject } 的注册即将到期
}
fix-domain-expiring = 在注册商处续费，并打开自动续费。
finding-domain-tld = .{ $tld } 下的域名常被滥用，有些过滤器对它们一概不信任，{ $subject } 也不例外。
title-domain-tld = .{ $tld } 下的域名不受信任
fix-domain-tld = 重要的邮件可以考虑换用其他后缀的域名。
finding-domain-lookalike = { $kind ->
    [same] { $subject }（{ $unicode }）看起来像 { $other }。收件方会把这样的名称视为冒充。
    [brand] { $subject }（{ $unicode }）看起来像 { $other }，过滤器和收件人都可能把它的邮件当成伪造。
   *[near] { $subject }（{ $unicode }）与 { $other } 只差一个字母，过滤器可能当成伪造。
}
title-domain-lookalike = { $subject } 与 { $other } 相似
fix-domain-lookalike = 换用不会与 { $other } 混淆的自有名称发信。
finding-domain-international = { $subject } 是计算机书写 { $unicode } 的形式，两者是同一个域名。
