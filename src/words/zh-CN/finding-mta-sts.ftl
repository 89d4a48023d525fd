### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-mta-sts-good = { $subject } 的 MTA-STS 策略正常：模式 { $mode }，有效期 { $days ->
    [0] 不到一天
   *[other] { $days } 天
}，{ $mode ->
    [none] 发件方视同没有策略。
   *[other] 覆盖所有邮件服务器（{ $hosts }）。
}
finding-mta-sts-absent = { $takes ->
    [no] { $subject } 不收邮件，不需要 MTA-STS 策略。
   *[yes] { $subject } 没有 MTA-STS 策略。处在发件方与你的服务器之间的人可以悄悄关闭加密。
}
title-mta-sts-absent = { $subject } 没有 MTA-STS 策略
fix-mta-sts-absent = { $remedy ->
    [none] 在 https://mta-sts.{ $subject }/.well-known/mta-sts.txt 提供列出每台邮件交换器的策略文件，主机须有有效证书，然后在 _mta-sts.{ $subject } 添加 TXT 记录。先用 testing 模式，TLS 报告连续两周正常后再改为 enforce。目前查不到邮件交换器：等能查到时重新检测，这里会给出完整的文件和记录。
   *[other] 在 https://mta-sts.{ $subject }/.well-known/mta-sts.txt 提供该文件，主机须有有效证书。然后添加下面的 TXT 记录 _mta-sts.{ $subject }。先用 testing 模式，TLS 报告连续两周正常后再改为 enforce。Mailcow（2025-09 或更新）：在域名的 MTA-STS 标签页设置。Poste.io 不提供该文件：放在任意网站服务器上即可。
}
finding-mta-sts-record-missing = { $subject } 提供了 MTA-STS 策略，但没有 TXT 记录指向它，发件方不会去看。
title-mta-sts-record-missing = 没有记录指向 { $subject } 的 MTA-STS 策略
fix-mta-sts-record-missing = { $ready ->
    [no] { $remedy ->
        [none] 把策略改为 testing 模式。它现在是 enforce 模式，而并非每台邮件交换器都确认符合要求，一旦加上记录，邮件会被扣住。然后在 _mta-sts.{ $subject } 添加 TXT 记录，策略每次改动都要换一个新的 id。
       *[other] 把策略改为 testing 模式：换成这份文件。它现在是 enforce 模式，而并非每台邮件交换器都确认符合要求，一旦加上记录，邮件会被扣住。然后添加下面的 TXT 记录 _mta-sts.{ $subject }。
    }
   *[yes] 添加这条 TXT 记录。策略每次改动都要换一个新的 id。
}
finding-mta-sts-record-invalid = { $subject } 的 MTA-STS 记录格式有误：{ $faults }。发件方视同没有。内容是：{ $record }
title-mta-sts-record-invalid = { $subject } 的 MTA-STS 记录格式有误
fix-mta-sts-record-invalid = 用这条记录替换它。策略每次改动，id 都必须更换。
finding-mta-sts-record-several = { $subject } 有 { $count } 条 MTA-STS 记录，而只允许一条。发件方视同没有。
title-mta-sts-record-several = { $subject } 有多条 MTA-STS 记录
fix-mta-sts-record-several = 只保留一条，其余删除；这一条即可。
finding-mta-sts-record-unknown = 无法查到 { $subject } 是否有 MTA-STS 记录。
title-mta-sts-record-unknown = { $subject } 的 MTA-STS 记录
fix-mta-sts-record-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-mta-sts-policy-missing = { $subject } 声明了 MTA-STS 策略，但 { $url } { $reason ->
    [no-host] 的主机名没有地址
    [redirect] 跳转到别处，而发件方不得跟随
    [too-large] 超过 64 KB
    [refused] 拒绝连接，一秒后再试仍然如此
    [forbidden] 指向无法从互联网访问的地址
   *[status] 返回状态 { $status }
}。发件方因此当作没有策略。
title-mta-sts-policy-missing = 无法获取 { $subject } 的 MTA-STS 策略
fix-mta-sts-policy-missing = { $remedy ->
    [none] 在 { $url } 提供列出每台邮件交换器的策略文件，返回状态 200，不要跳转。目前查不到邮件交换器：等能查到时重新检测，这里会给出完整的文件。或者删除 TXT 记录 _mta-sts.{ $subject }。
   *[other] 在 { $url } 提供该文件，返回状态 200，不要跳转；内容有变时，把记录改为下面这条。或者删除 TXT 记录 _mta-sts.{ $subject }。
}
finding-mta-sts-policy-invalid = { $subject } 的 MTA-STS 策略无法使用：{ $faults }。发件方不予采用。
title-mta-sts-policy-invalid = { $subject } 的 MTA-STS 策略无法使用
fix-mta-sts-policy-invalid = { $remedy ->
    [none] 更正 { $url } 的文件，然后给记录换一个新的 id。目前查不到邮件交换器：等能查到时重新检测，这里会给出完整的文件。
   *[other] 替换 { $url } 的文件，然后把记录改为下面这条。
}
finding-mta-sts-policy-unknown = { $subject } 声明了 MTA-STS 策略，但从这里无法获取 { $url }：{ $reason ->
    [timed-out] 没有及时回应
    [unresolved] 无法查到主机
    [handshake] 双方没有共同支持的加密方式
    [not-asked] 没有查询
    [status] 返回状态 { $status }，不一定对所有人如此
   *[unreachable] 无法连接
}。这并不说明其他发件方的情况。
title-mta-sts-policy-unknown = { $subject } 的 MTA-STS 策略
fix-mta-sts-policy-unknown = 在你的网络之外用浏览器打开 { $url }。如果同样失败，请检查网站服务器及其防火墙。
finding-mta-sts-content-type = { $subject } 的 MTA-STS 策略以 { $type ->
    [none] 未说明的类型
   *[other] 「{ $type }」
} 发送，而不是 text/plain。发件方可能不采用。
title-mta-sts-content-type = { $subject } 的 MTA-STS 策略不是 text/plain
fix-mta-sts-content-type = 让网站服务器在发送 { $url } 时带上 Content-Type: text/plain。
finding-mta-sts-short-age = 发件方只保留 { $subject } 的 MTA-STS 策略 { $seconds } 秒。不到一天几乎起不到保护作用。
title-mta-sts-short-age = { $subject } 的 MTA-STS 策略有效期太短
fix-mta-sts-short-age = { $remedy ->
    [none] 把 max_age 提高到一周（604800）或更长，并给记录换一个新的 id。
   *[other] 把 max_age 提高到一周（604800）或更长，并把记录改为下面这条。
}
finding-mta-sts-uncovered = { $mode ->
    [unread] { $subject } 的 MTA-STS 策略没有列出 { $hosts }。目前没有发件方受这份策略约束，邮件仍会送达；记录和文件一旦修好，就不会送达那里。
    [enforce] { $subject } 的 MTA-STS 策略没有列出 { $hosts }。遵守策略的发件方不会投递到那里；如果没有别的邮件服务器，邮件就会丢失。
   *[testing] { $subject } 的 MTA-STS 策略没有列出 { $hosts }。testing 模式下邮件仍会送达，enforce 模式下则不会。
}策略允许的名称：{ $patterns }
title-mta-sts-uncovered = { $subject } 的 MTA-STS 策略漏掉了 { $hosts }
fix-mta-sts-uncovered = 在文件中列出每台邮件服务器，然后把记录改为下面这条。
finding-mta-sts-cover-unknown = 无法判断 { $subject } 的 MTA-STS 策略是否列出每台邮件服务器：没能查到邮件服务器。
title-mta-sts-cover-unknown = { $subject } 的 MTA-STS 策略是否与邮件服务器相符
fix-mta-sts-cover-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-mta-sts-extra-names = { $subject } 的 MTA-STS 策略还允许目前不是邮件服务器的名称：{ $patterns }。
title-mta-sts-extra-names = { $subject } 的 MTA-STS 策略允许的名称过多
fix-mta-sts-extra-names = 删除不打算使用的名称，并给记录换一个新的 id。
finding-mta-sts-certificate = { $url } 的证书无效：{ $reason ->
    [expired] 已经过期
    [not-yet-valid] 尚未生效
    [wrong-name] 是发给别的名称的
    [unknown-issuer] 没有公认的机构为其签发，或缺少中间证书
    [revoked] 已被吊销
   *[invalid] 无法使用
}。发件方不接受这份策略，它保护不了任何人。
title-mta-sts-certificate = { $subject } 的 MTA-STS 策略的证书无效
fix-mta-sts-certificate = 申请包含 mta-sts.{ $subject } 的证书，并连同中间证书一起发送。Mailcow：把该名称加入 ADDITIONAL_SAN，然后执行 docker compose restart acme-mailcow；其他情况用你的 ACME 客户端申请。
finding-mta-sts-certificate-ends = { $whose ->
    [exchanger] { $hosts }
   *[policy] { $url }
} 的证书还有 { $days ->
    [one] 1
   *[other] { $days }
} 天到期。
title-mta-sts-certificate-ends = { $whose ->
    [exchanger] { $subject } 的收信服务器的证书即将到期
   *[policy] { $subject } 的 MTA-STS 策略的证书即将到期
}
fix-mta-sts-certificate-ends = { $whose ->
    [exchanger] 查明为何尚未续期（mailcow：docker compose logs acme-mailcow），并确认邮件服务器读取了新证书：遵循 MTA-STS 策略的发件方会检查它。
   *[policy] 查明为何尚未续期：大多数客户端在到期前 30 天续期。
}
finding-mta-sts-unmet = { $subject } 的 MTA-STS 策略承诺有效的证书，但在 { $hosts } 上{ $how ->
    [no_starttls] 没有提供 STARTTLS。
    [handshake] TLS 握手失败。
    [dates] 证书已过期或尚未生效。
    [name] 证书属于别的名称。
   *[chain] 没有受信任的机构为证书担保。
}{ $mode ->
    [unread] 目前没有发件方受这份策略约束，邮件仍会送达；记录和文件一旦修好，邮件就会被扣住。
    [enforce] { $left ->
        [some] Gmail、Outlook 等遵守该策略的发件方不会投递到那里，邮件改走其他邮件交换器。
       *[none] Gmail、Outlook 等遵守该策略的发件方会扣住邮件。
    }
   *[testing] 策略还处于 testing 模式，邮件仍会送达。
}
title-mta-sts-unmet = { $subject } 的邮件交换器没有遵守 MTA-STS 策略
fix-mta-sts-unmet = { $mode ->
    [unread] 修复其他问题之前，先把策略改为 testing 模式：换成这份文件，再把记录改为下面这条。然后按「STARTTLS」一节修复 { $hosts } 的 STARTTLS 和证书，再重新强制执行。
    [enforce] 立即把策略改为 testing 模式：先换成这份文件，再把记录改为下面这条。然后按「STARTTLS」一节修复 { $hosts } 的 STARTTLS 和证书，再重新强制执行。
   *[testing] 在强制执行之前，按「STARTTLS」一节修复 { $hosts } 的 STARTTLS 和证书。
}
finding-mta-sts-exchangers-unknown = { $subject } 的 MTA-STS 策略承诺有效的证书，但无法看到 { $hosts } 是否出示了这样的证书{ $reason ->
    [spoke] ：服务器有应答，但对话没有进行到这里能够判断的证书
    [limit] ：邮件交换器多于一次检测所连接的数目
   *[silent] {""}
}。
title-mta-sts-exchangers-unknown = { $subject } 的邮件交换器是否遵守 MTA-STS 策略
fix-mta-sts-exchangers-unknown = { $reason ->
    [spoke] 请看「STARTTLS」一节对这些服务器的说明。如果它们拒绝了我们，请从它们愿意接收的机器上检测；如果它们只支持旧版 TLS，请更新：大多数发件方同样用不了。
    [limit] 单独检查这些主机，或者减少交换器的数量。
   *[silent] 请从能够连接邮件交换器 25 端口的机器上检测。
}
finding-mta-sts-mode = { $mode ->
    [none] { $subject } 的 MTA-STS 策略处于 none 模式：发件方视同没有。
   *[testing] { $subject } 的 MTA-STS 策略处于 testing 模式：发件方会报告失败，但仍然投递。
}
title-mta-sts-mode = { $subject } 的 MTA-STS 策略没有强制执行
fix-mta-sts-mode = { $ready ->
    [no] 让每个邮件交换器都出示有效的证书；现在就强制执行会使邮件被扣住。
    [first] 解决这里提到的策略的其他问题，TLS 报告连续两周正常后再强制执行。
    [unseen] 确认每个邮件交换器都出示有效的证书，再强制执行：从这里没能看到。请从能够连接其 25 端口的机器上检测。
    [begin] { $remedy ->
        [none] 改为 testing 模式，并给记录换一个新的 id。TLS 报告连续两周正常后再强制执行。
       *[other] 改为 testing 模式：先换成这份文件，再把记录改为下面这条。TLS 报告连续两周正常后再强制执行。
    }
   *[yes] TLS 报告连续两周正常后改为 enforce 模式：先换成这份文件，再把记录改为下面这条。
}

mta-sts-fault-too-long = 太长
mta-sts-fault-too-many-fields = 字段过多
mta-sts-fault-version-case = 版本没有写成 v=STSv1
mta-sts-fault-version-blank = 版本前后有空格
mta-sts-fault-version-not-first = v=STSv1 不是第一个字段，或出现两次
mta-sts-fault-foreign = 含有看不见或形似而不同的字符（例如全角标点）
mta-sts-fault-version-alone = 版本后面没有分号
mta-sts-fault-quote = 含有引号
mta-sts-fault-backslash = 含有反斜杠
mta-sts-fault-no-equals = 某个字段没有等号
mta-sts-fault-empty = 某个字段为空
mta-sts-fault-blank = 不该有空格的地方有空格
mta-sts-fault-name-invalid = 某个字段名无法读取
mta-sts-fault-value-invalid = 某个值含有不允许的字符
mta-sts-fault-duplicate = 某个字段出现两次
mta-sts-fault-id-missing = 缺少 id
mta-sts-fault-id-invalid = id 不是 1 到 32 个字母和数字
mta-sts-fault-rua-missing = 缺少 rua
mta-sts-fault-address-invalid = 某个地址无法读取
mta-sts-fault-scheme-unsupported = 某个地址既不是 mailto 也不是 https
mta-sts-fault-too-many-lines = 行数过多
mta-sts-fault-no-colon = 某一行没有冒号
mta-sts-fault-policy-blank = 名称或冒号前有空格
mta-sts-fault-not-text = 不是文本
mta-sts-fault-compressed = 发来的是压缩数据（gzip）
mta-sts-fault-byte-order-mark = 开头有字节顺序标记
mta-sts-fault-policy-version-missing = 缺少 version
mta-sts-fault-policy-version-wrong = version 不是 STSv1
mta-sts-fault-mode-missing = 缺少 mode
mta-sts-fault-mode-invalid = mode 不是 enforce、testing、none 之一
mta-sts-fault-age-missing = 缺少 max_age
mta-sts-fault-age-invalid = max_age 不是不超过 31557600 的数字
mta-sts-fault-mx-missing = 没有列出 mx
mta-sts-fault-mx-invalid = 某个 mx 既不是主机名，也不是 *. 加名称
mta-sts-fault-too-many-mx = 列出的 mx 过多
mta-sts-fault-policy-duplicate = 某个字段出现两次
