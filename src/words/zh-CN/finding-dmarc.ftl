### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dmarc-good = { $subject } 有一条有效的 DMARC 记录，策略为 { $policy }。
finding-dmarc-inherited = { $own ->
    [several] { $subject } 有多条 DMARC 记录，一条也不算数；实际沿用 { $at } 的记录，策略为 { $policy }。
   *[none] { $subject } 自己没有 DMARC 记录，沿用 { $at } 的记录，策略为 { $policy }。
}
title-dmarc-inherited = { $subject } 沿用上级域名的 DMARC 记录
fix-dmarc-inherited = { $own ->
    [registry] 在 _dmarc.{ $subject } 发布你自己的记录：{ $at } 的那条属于域名注册机构，报告不会送到你这里。
    [several] 删除 _dmarc.{ $subject } 的各条记录；只有当这个名称要用别的策略或别的报告邮箱时，才保留其中一条。
   *[none] 只有当这个名称要用别的策略或别的报告邮箱时，才在 _dmarc.{ $subject } 发布它自己的记录。
}
finding-dmarc-missing = { $subject } 没有 DMARC 记录。Gmail、Yahoo 和 Microsoft 要求群发者必须有；没有它，任何人都可以冒用你的域名。
title-dmarc-missing = { $subject } 没有 DMARC 记录
fix-dmarc-missing = { $place ->
    [above] 在上级域名 { $above } 发布这条 TXT 记录作为开始：它对 { $subject } 同样有效。如果只在 { $subject } 发布，它就自成一个组织，{ $above } 的签名对它不再算对齐。
    [apart] 发布这条 TXT 记录作为开始。如果上级域名 { $above } 也是你的，请改在那里发布：它对 { $subject } 同样有效，{ $above } 的签名对它也继续算对齐。
   *[own] { $alias ->
        [none] 发布这条 TXT 记录作为开始。
       *[other] 用这条 TXT 记录代替别名作为开始：这个名称是 { $alias } 的别名，而那里没有记录。
    }
}{ $reports ->
    [no] {""}
   *[yes] 它让收件方向你发送报告，报告邮箱必须存在。
}{ $policy ->
    [silent] 这个域名不发信，所以让收件方拒收所有以它名义发出的邮件。
    [quarantine] 策略 p=quarantine 是你原来写的：发布后立即生效，请先确认自己的邮件全部通过，或先用 p=none。
    [reject] 策略 p=reject 是你原来写的：发布后立即生效，请先确认自己的邮件全部通过，或先用 p=none。
   *[none] 策略为 p=none 时，不影响你的邮件。
}
finding-dmarc-several = { $at } 有 { $count } 条 DMARC 记录。收件方会一条也不用。
title-dmarc-several = { $at } 有多条 DMARC 记录
fix-dmarc-several = { $keep ->
    [none] 全部删除：{ $above } 的记录会像现在一样继续适用于 { $at }。只有当 { $at } 要用别的策略或别的报告邮箱时，才保留一条。
    [both] 在 _dmarc.{ $above } 也发布一条记录（先用 v=DMARC1; p=none），否则 { $at } 会自成一个组织，{ $above } 的签名对它不算对齐。
   *[one] {""}
}{ $keep ->
    [none] {""}
   *[one] { $form ->
        [alias] 请 { $alias } 的管理者只保留那里的一条记录、删除其余的，或者把指向那里的别名 _dmarc.{ $at } 换成你自己的记录。
        [none] 在 _dmarc.{ $at } 只保留一条 TXT 记录，删除其余的。
       *[own] 在 _dmarc.{ $at } 只保留一条 TXT 记录，删除其余的。这里建议的记录保留全部报告邮箱，并采用其中最宽松、又不削弱上级域名要求的策略。
    }
}
finding-dmarc-syntax = { $effect ->
    [none] { $subject } 的 DMARC 记录缺少策略，或者有读不出的策略（{ $faults }）。收件方会把整条记录当作 p=none，但仍会发送报告：{ $record }
   *[void] { $subject } 的 DMARC 记录有错误，因而无效或不起作用（{ $faults }）：{ $record }
}
title-dmarc-syntax = { $subject } 的 DMARC 记录有错误
fix-dmarc-syntax = { $form ->
    [alias] 请 { $alias } 的管理者改正那里的记录，或者把指向那里的别名 _dmarc.{ $subject } 换成你自己的记录。
   *[own] 换成改好的记录。读不出的策略写成了 none，重复的策略取较宽松的一个。{ $policy ->
        [quarantine] 策略 p=quarantine 是你原来写的：发布后立即生效，请先确认自己的邮件全部通过，或先用 p=none。
        [reject] 策略 p=reject 是你原来写的：发布后立即生效，请先确认自己的邮件全部通过，或先用 p=none。
       *[none] 策略为 p=none 时，不影响你的邮件。
    }
}
finding-dmarc-untidy = { $effect ->
    [void] { $subject } 的 DMARC 记录里有重复的标签。严格按标准处理的收件方会忽略整条记录，其他收件方取其中之一（{ $faults }）：{ $record }
   *[none] { $subject } 的 DMARC 记录可以使用，但有些不规范的地方（{ $faults }）：{ $record }
}
title-dmarc-untidy = { $subject } 的 DMARC 记录不够规范
fix-dmarc-untidy = { $form ->
    [alias] 请 { $alias } 的管理者改正那里的记录：_dmarc.{ $subject } 是它的别名。
   *[own] 换成改好的记录。
}
finding-dmarc-misplaced = 在 { $place } 有一条 DMARC 记录，但收件方不会到那里查找 { $subject } 的记录：{ $record }
title-dmarc-misplaced = { $subject } 的一条 DMARC 记录放错了地方
fix-dmarc-misplaced = 把这条记录发布在 _dmarc.{ $subject }，并删除 { $place } 的那一条。许多 DNS 面板会自动补上域名，这时只填写 _dmarc。
finding-dmarc-policy-none = { $subject } 的 DMARC 策略是 none：没有通过验证的邮件照样投递。
title-dmarc-policy-none = { $subject } 的 DMARC 策略是 none
fix-dmarc-policy-none = { $tag ->
    [sp] { $at } 的记录用 sp=none 规定了子域。当报告显示自己的邮件全部通过后，删除那里的 sp=，或在 _dmarc.{ $subject } 发布自己的记录。
    [np] 把 { $at } 的记录里的 np=none 改成 np=reject：{ $subject } 并不存在，而 np 管的正是不存在的名称。
    [registry] 在 _dmarc.{ $subject } 发布自己的记录：现在这条属于 { $at }，其他人也在它下面注册名称。
   *[p] 当报告显示自己的邮件全部通过后，把策略改成 p=quarantine，之后再改成 p=reject。
}
finding-dmarc-testing = { $scope ->
    [subdomains] { $subject } 的 DMARC 记录处于测试模式（t=y）：对子域名的策略 { $declared } 只当作 { $applied } 执行。
   *[all] { $subject } 的 DMARC 记录处于测试模式（t=y）：策略 { $declared } 只当作 { $applied } 执行。
}
title-dmarc-testing = { $subject } 的 DMARC 策略只是在试用
fix-dmarc-testing = 当报告显示自己的邮件全部通过后，删除 t=y。
finding-dmarc-subdomains = { $subject } 的 DMARC 记录对子域名（{ $tags }）比对域名本身（{ $policy }）宽松。冒用者只要换用子域名就行。
title-dmarc-subdomains = { $subject } 对子域名的 DMARC 策略太弱
fix-dmarc-subdomains = { $step ->
    [later] 当没有子域名发出验证失败的邮件时，从记录里删除 { $tags }，并加上 np=reject，让不存在的名称一律被拒收。
   *[now] 当没有子域名发出验证失败的邮件时，发布这条记录：子域名沿用域名本身的策略，不存在的名称一律拒收。
}
finding-dmarc-strict = { $subject } 的 DMARC 记录要求域名完全相同（{ $tags }）。发信中继的退信地址大多使用子域名，这样就不算对齐。
title-dmarc-strict = { $subject } 的 DMARC 记录要求域名完全相同
fix-dmarc-strict = 改用宽松模式（默认值），除非发信中继的退信地址和签名都使用完全相同的域名。
finding-dmarc-organisation = { $parent } 收信却没有 DMARC 记录。自 2026 年起，收件方沿名称逐级向上查找组织域名，因此 { $subject } 现在自成一体：{ $parent } 的签名对它不再算对齐。
title-dmarc-organisation = { $subject } 上级的 { $parent } 没有 DMARC 记录
fix-dmarc-organisation = 给 { $parent } 也发布 DMARC 记录，两者就重新算作同一个组织。
finding-dmarc-psd = { $subject } 的 DMARC 记录声明该域名是公共后缀（psd=y），即供他人注册名称的域名。普通域名这样写是错的，会破坏对齐。
title-dmarc-psd = { $subject } 的 DMARC 记录写着 psd=y
fix-dmarc-psd = 删除 psd=y。只有域名注册机构才使用它。
finding-dmarc-psd-idle = { $subject } 的 DMARC 记录写着 psd=u，这是默认值，写了等于没写。
title-dmarc-psd-idle = { $subject } 的 DMARC 记录写着 psd=u
fix-dmarc-psd-idle = 删除 psd=u。
finding-dmarc-no-reports = { $subject } 的 DMARC 记录没有向任何人索要报告（没有 rua）。
title-dmarc-no-reports = 没有人接收 { $subject } 的 DMARC 报告
fix-dmarc-no-reports = 在记录里加上 rua=mailto: 和一个自己的邮箱。该邮箱必须存在。
finding-dmarc-reports-invalid = { $tag ->
    [ruf] { $subject } 的 DMARC 记录里有无法使用的单封邮件报告邮箱（ruf）：{ $addresses }。不会有报告送往那里。正确写法是 mailto:name@example.com。
   *[rua] { $subject } 的 DMARC 记录里有无法使用的报告邮箱：{ $addresses }。正确写法是 mailto:name@example.com。
}
title-dmarc-reports-invalid = { $subject } 的一个 DMARC 报告邮箱无效
fix-dmarc-reports-invalid = { $form ->
    [alias] 请 { $alias } 的管理者改正那里记录中的报告邮箱：_dmarc.{ $subject } 是它的别名。
   *[own] 换成改好的记录，并确认其中的报告邮箱存在。
}
finding-dmarc-reports-undeliverable = { $subject } 的 DMARC 报告要送往 { $host }，而它不收邮件：没有 MX 也没有地址，或者是空 MX，或者邮件服务器谁也无法到达。
title-dmarc-reports-undeliverable = { $subject } 的 DMARC 报告无法送达
fix-dmarc-reports-undeliverable = 改正 rua= 里的邮箱，或者给 { $host } 添加指向邮件服务器的 MX 记录。
finding-dmarc-reports-unknown = 无法判断接收 { $subject } 的 DMARC 报告的 { $host } 是否收信。
title-dmarc-reports-unknown = { $subject } 的 DMARC 报告能否送达
fix-dmarc-reports-unknown = 几分钟后重新检测。
finding-dmarc-no-consent = { $form ->
    [redirected] { $subject } 的 DMARC 报告要送往 { $host }，对方同意接收，却又指定了别的域名。这是不允许的，收件方不会发送任何报告。
   *[missing] { $subject } 的 DMARC 报告要送往 { $host }，但对方没有声明同意接收。收件方不会向那里发送报告。
}
title-dmarc-no-consent = { $host } 没有声明同意接收 { $subject } 的 DMARC 报告
fix-dmarc-no-consent = { $form ->
    [redirected] 请 { $host } 的管理者用这条 TXT 记录替换 { $name } 现有的那一条，或者把报告送到自己域名的邮箱。
    [long] 把报告送到自己域名的邮箱：{ $host } 要声明同意，所用的名称会超过 DNS 允许的长度。
   *[missing] 请 { $host } 的管理者发布这条 TXT 记录，或者把报告送到自己域名的邮箱。
}
finding-dmarc-consent-unknown = 无法判断 { $host } 是否同意接收 { $subject } 的 DMARC 报告。
title-dmarc-consent-unknown = { $host } 是否接收 { $subject } 的 DMARC 报告
fix-dmarc-consent-unknown = 几分钟后重新检测。
finding-dmarc-removed-tags = { $subject } 的 DMARC 记录里有自 2026 年起不再存在的标签：{ $tags }。较旧的收件方可能仍会执行。
title-dmarc-removed-tags = { $subject } 的 DMARC 记录里有不再存在的标签
fix-dmarc-removed-tags = { $share ->
    [zero] 删除 { $tags }，并暂时把策略改为 p={ $policy }。仍然遵守 pct=0 的收件方现在最多按这个策略处理你的邮件；标签一旦删除，更严格的策略会立即全部执行，加上 t=y 也一样，因为它们不认识 t=y。等报告显示你自己的邮件全部通过后，再把策略调回去。
    [whole] 删除 { $tags }。这对你的邮件没有影响。
   *[part] 删除 { $tags }。想试用更严格的策略，请用 t=y。仍执行 pct 的收件方会从此对全部邮件执行策略，而不再只是一部分：pct 小于 100 时，先从报告确认自己的邮件都能通过。
}
finding-dmarc-size-suffix = { $subject } 的 DMARC 记录限制了报告的大小（邮箱后面的感叹号和数字）。这种写法自 2026 年起不再存在，有些收件方会因此不发报告。
title-dmarc-size-suffix = { $subject } 的一个 DMARC 报告邮箱后面带着大小限制
fix-dmarc-size-suffix = 删除邮箱后面的感叹号和数字。
finding-dmarc-unknown = { $why ->
    [registry] { $subject } 没有自己的 DMARC 记录。{ $above } 的注册局是否有一条对其下所有域名生效的记录，这次没能查到。
   *[unanswered] 无法查到 { $subject } 的 DMARC 记录。
}
title-dmarc-unknown = { $subject } 的 DMARC 记录
fix-dmarc-unknown = { $why ->
    [registry] 发布自己的记录，如下：无论注册局有没有记录，它都优先生效。p=none 不会影响你的邮件。
   *[unanswered] 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
}

### DMARC 记录里可能出现的错误。

dmarc-fault-too-long = 超过 4096 个字符
dmarc-fault-too-many-tags = 组成部分太多
dmarc-fault-not-printable = 含有非 ASCII 字符
dmarc-fault-leading-blank = v=DMARC1 前面有空格
dmarc-fault-quote = 记录内部有引号
dmarc-fault-backslash = 记录内部有反斜杠
dmarc-fault-version-case = DMARC1 没有用大写
dmarc-fault-version-wrong = 版本不是 DMARC1
dmarc-fault-version-not-first = v=DMARC1 不在最前面
dmarc-fault-version-missing = 缺少 v=DMARC1
dmarc-fault-missing-semicolon = 缺少分号
dmarc-fault-no-equals = 有一部分没有等号
dmarc-fault-empty = 有空的部分
dmarc-fault-duplicate = 有一部分重复出现
dmarc-fault-tag-case = 标签名用了大写
dmarc-fault-unknown = 含有未知的标签
dmarc-fault-removed = 含有不再存在的标签
dmarc-fault-policy-missing = 没有策略（p=）
dmarc-fault-policy-invalid = 策略不是 none、quarantine 或 reject
dmarc-fault-policy-not-second = p= 没有紧跟在版本后面
dmarc-fault-alignment-invalid = adkim= 或 aspf= 既不是 r 也不是 s
dmarc-fault-psd-invalid = psd= 不是 y、n 或 u
dmarc-fault-testing-invalid = t= 既不是 y 也不是 n
dmarc-fault-failure-option-invalid = fo= 的值不存在，或同时写了 0 和 1
dmarc-fault-failure-option-idle = 没有 ruf= 时 fo= 不起作用
dmarc-fault-scheme-missing = 报告邮箱前缺少 mailto:
dmarc-fault-scheme-unsupported = 报告地址不是 mailto:
dmarc-fault-address-invalid = 报告邮箱无法识别
dmarc-fault-size-suffix = 报告邮箱后面带着大小限制
dmarc-fault-too-many-addresses = 报告邮箱超过 20 个
