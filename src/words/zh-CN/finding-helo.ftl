### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-helo-good = 名称 { $subject } 解析到发信地址 { $ips }，符合要求。
finding-helo-assumed = 服务器在 HELO 中报出什么，要等它连接时才能看到。我们假定它就是反向名称 { $subject }（{ $ips }）。
title-helo-assumed = 服务器在 HELO 中报出的名称
fix-helo-assumed = 填写 HELO 名称后重新检测。它在邮件服务器的设置中（Postfix 的 myhostname），应与反向名称一致。
finding-helo-unseen = { $why ->
    [services] { $subject } 没有指明自己的服务器；服务商的服务器在 HELO 中报出什么名称由它们负责。
    [silent] { $subject } 声明不发信，因此没有服务器会报出名称。
    [unanswered] 不知道 { $subject } 的发信服务器，所以也不知道它在 HELO 中报出什么名称：可能给出它的记录（SPF、MX）无法查到。
    [none] 不知道 { $subject } 的发信服务器，所以也不知道它在 HELO 中报出什么名称。
   *[no_name] 不知道 { $subject } 的服务器在 HELO 中报出什么名称，也没有反向名称可以用来推测。
}
title-helo-unseen = 服务器在 HELO 中报出的名称
fix-helo-unseen = 填写 HELO 名称后重新检测。它在邮件服务器的设置中（Postfix 的 myhostname）。
finding-helo-not-fqdn = { $form ->
    [characters] { $subject } 不是合法的主机名：SMTP 只允许字母、数字和中间的连字符。在 HELO 中报出这种名称的服务器，很可能被许多收件方拒收。
   *[local] { $subject } 不是别人能查到的名称。服务器必须在 HELO 中报出完整的公网名称，否则很多收件方不信任它。
}
title-helo-not-fqdn = { $form ->
    [characters] HELO 名称 { $subject } 含有主机名不允许的字符
   *[local] HELO 名称 { $subject } 不是公网名称
}
fix-helo-not-fqdn = { $remedy ->
    [none] 把邮件服务器的主机名设为完整的公网名称，例如 mail.example.com：Postfix 的 myhostname，或容器的主机名。
   *[other] 把邮件服务器的主机名设为 { $wanted }：Postfix 用下面的命令，套件则设为容器的主机名。这个名称必须解析到服务器的发信地址，最好同时也是反向解析的名称。
}
finding-helo-literal = { $form ->
    [literal] 服务器报出的是地址 { $subject } 而不是名称。规则允许，但很多过滤器会因此扣分。
    [other] 服务器报出的是地址 { $subject } 而不是名称，却从 { $ips } 发信。服务器只能报出它自己连接时所用的地址，这样很可能被拒收。
   *[bare] 服务器报出的是裸地址 { $subject } 而不是名称。这违反 SMTP 规则，很可能被拒收。
}
title-helo-literal = 服务器报出的是地址而不是名称
fix-helo-literal = { $remedy ->
    [none] 把邮件服务器的主机名设为完整的公网名称，例如 mail.example.com：Postfix 的 myhostname，或容器的主机名。
   *[other] 把邮件服务器的主机名设为 { $wanted }：Postfix 用下面的命令，套件则设为容器的主机名。这个名称必须解析到服务器的发信地址，最好同时也是反向解析的名称。
}
finding-helo-unresolved = 名称 { $subject } 没有地址，收件方无法核对是谁在使用它。
title-helo-unresolved = HELO 名称 { $subject } 不存在
fix-helo-unresolved = 为该名称添加地址记录，服务器用哪种 IP 版本发信就添加哪种（A、AAAA）；或让服务器报出有地址的名称。
finding-helo-elsewhere = 名称 { $subject } 解析到 { $addresses }，而不是发信地址 { $ips }。
title-helo-elsewhere = HELO 名称 { $subject } 解析到别的地址
fix-helo-elsewhere = { $mend ->
    [record] 在该名称已有的地址记录之外，添加下面的地址记录：服务器也从这个地址发信。
   *[name] 让每台服务器报出能解析到其发信地址的名称，最好就是反向名称。
}
finding-helo-alias = { $subject } 是 { $target } 的别名（CNAME）。收件方仍能查到地址，但 SMTP 要求这里是主机本身的名称，有些过滤器会比较两者。
title-helo-alias = HELO 名称 { $subject } 是别名
fix-helo-alias = { $place ->
    [either] 让服务器报出 { $target }，并把它也用作反向名称；或者去掉别名，给 { $subject } 自己的地址记录。
   *[name] 去掉别名，给 { $subject } 自己的地址记录。它指向的名称不是谁特意起的，并不更好。
}
finding-helo-unknown = 无法判断名称 { $subject } 是否解析到发信地址。
title-helo-unknown = { $subject } 是否解析到发信地址
fix-helo-unknown = 几分钟后重新检测。如果一直如此，请填写发信地址，并检查该名称所在区域的域名服务器。
finding-helo-ptr-same = { $ip } 的反向名称与 HELO 名称一致，都是 { $subject }。
finding-helo-ptr-differs = { $confirmed ->
    [both] 服务器报出 { $subject }，而 { $ip } 的反向名称是 { $names }。两者都解析到该地址，大多数收件方可以接受。
    [reverse] 服务器报出 { $subject }，但 { $ip } 的反向名称是 { $names }，只有反向名称解析到该地址。有些收件方对这样的邮件不太信任。
    [one] 服务器报出 { $subject }，但 { $ip } 的反向名称是 { $names }，只看到其中一个解析到该地址。
   *[none] 服务器报出 { $subject }，但 { $ip } 的反向名称是 { $names }，两者都不解析到该地址。收件方无法判断这是谁的服务器。
}
title-helo-ptr-differs = HELO 名称 { $subject } 不是 { $ip } 的反向名称
fix-helo-ptr-differs = { $change ->
    [helo] 把服务器的主机名设为反向名称 { $good }：这个名称解析到该地址。反向解析保持不变。
    [reverse] 在服务商那里把反向解析设为 HELO 名称 { $subject }，并确认该名称解析到 { $ip }。
    [both] 选一个自己域名下的名称，例如 { $wanted }，让它解析到 { $ip }，然后在服务商那里设为反向解析，并设为服务器的主机名。
   *[either] 使两者一致：在服务商那里把反向解析设为 HELO 名称，或把服务器的主机名设为反向名称。
}
finding-helo-spf-good = 名称 { $subject } 的 SPF 允许 { $ips }，因此退信也能通过。
finding-helo-spf-missing = { $assumed ->
    [yes] 服务器在 HELO 中很可能报出的名称 { $subject } 没有 SPF 记录。退信没有发件人，收件方改按 HELO 名称的 SPF 判断。
   *[no] HELO 名称 { $subject } 没有 SPF 记录。退信没有发件人，收件方改按 HELO 名称的 SPF 判断。
}
title-helo-spf-missing = HELO 名称 { $subject } 没有 SPF 记录
fix-helo-spf-missing = { $place ->
    [alias] 让服务器报出 { $alias }，或给 { $subject } 自己的地址；然后为它发布 v=spf1 a -all。该名称是别名，别名旁边不能有其他记录。
    [foreign] 给服务器一个自己域名下的名称，同时用作 HELO 名称和反向名称，并为它发布 v=spf1 a -all。现在的名称看来属于别人，通常是服务商。
    [wildcard] 在 { $subject } 本身发布这条 TXT 记录，并同时发布旁边的地址记录。该名称的地址只来自通配符（*），而一个名称只要有了自己的任何记录，通配符就不再为它提供其他记录。
   *[own] 在该名称所在的区域添加这条记录。
}
finding-helo-spf-no-pass = { $assumed ->
    [yes] 服务器在 HELO 中很可能报出的名称 { $subject } 的 SPF 不允许 { $ips }（结果 { $result }）。退信没有发件人，收件方改按 HELO 名称的 SPF 判断。
   *[no] HELO 名称 { $subject } 的 SPF 不允许 { $ips }（结果 { $result }）。退信没有发件人，收件方改按 HELO 名称的 SPF 判断。
}
title-helo-spf-no-pass = HELO 名称 { $subject } 的 SPF 不允许 { $ips }
fix-helo-spf-no-pass = { $place ->
    [wildcard] 在 { $subject } 本身发布这条 TXT 记录，并同时发布旁边的地址记录。现在查到的记录来自通配符（*），对所有名称都有效：不要改动它。一个名称只要有了自己的任何记录，通配符就不再为它提供其他记录。
   *[own] { $result ->
        [permerror] 修正该名称的 SPF 记录：它有错误，或者存在两条，因而完全无效。对邮件服务器来说，一条 v=spf1 a -all 就够了。
       *[other] 把地址加进该名称的 SPF 记录，放在 all 之前：all 后面的内容不会被读取。不要添加第二条记录。
    }
}
finding-helo-spf-unknown = 无法查到 HELO 名称 { $subject } 的 SPF 对 { $ips } 的结果。
title-helo-spf-unknown = HELO 名称 { $subject } 的 SPF 结果
fix-helo-spf-unknown = 几分钟后重新检测。如果一直如此，请检查该名称所在区域的域名服务器。
finding-helo-shown = { $ips } 的服务器在收信时自称 { $subject }，发信时很可能也报出同一名称。
