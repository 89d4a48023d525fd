### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-mx-good = { $part ->
    [first] { $total } 个邮件交换器中的前 { $count } 个都有地址：{ $hosts }。其余的没有查看。
   *[all] { $count ->
        [1] 邮件交换器 { $hosts } 有地址。
       *[other] 全部 { $count } 个邮件交换器都有地址：{ $hosts }。
    }
}{ $addresses ->
    [1] 所有邮件都从同一个地址进来；它停机时，邮件会在发件方等候几天。
   *[other] 邮件可以从 { $addresses } 个地址进来。
}
finding-mx-duplicates = { $subject } 的这些邮件交换器其实是同一台主机：{ $hosts }。再试一次对发件方没有意义。
title-mx-duplicates = { $subject } 重复列出了同一个邮件交换器
fix-mx-duplicates = 每台主机只保留一条 MX 记录。
finding-mx-provider-mix = { $form ->
    [reserve] 除了自己的服务器，{ $subject } 还把其他域名下的邮件交换器列为备用：{ $systems }。如果它们由别的公司运营，就既不知道你有哪些邮箱，也没有你的过滤规则：垃圾邮件会专门投到那里，再从你信任的服务器转进来。
   *[systems] { $subject } 的邮件交换器属于不同的系统：{ $systems }。邮件会时而到这里、时而到那里，一方的过滤也保护不了另一方。
}
title-mx-provider-mix = { $form ->
    [reserve] { $subject } 的备用邮件交换器在其他域名下
   *[systems] { $subject } 的邮件交换器属于不同的系统
}
fix-mx-provider-mix = { $form ->
    [reserve] 只有当备用服务器拒收的收件人和邮件与自己的服务器一致时才保留它；否则删除它的 MX 记录：服务器停机时，发件方会把邮件保留好几天再投。
   *[systems] 迁移之后，删除旧系统的 MX 记录。
}
finding-mx-missing = { $sends ->
    [no] { $subject } 不发信，也没有邮件交换器，但没有声明自己不收信。
   *[yes] { $subject } 既没有 MX 记录也没有地址：回信和退信无法送回，许多收件方会拒绝这样的发件人。
}
title-mx-missing = { $subject } 无法收信
fix-mx-missing = { $form ->
    [meant] 请改为检测 { $meant }：{ $subject } 通常只是它的网站名称，邮件属于 { $meant }。如果没有人会写信到 { $subject } 本身，可以在那里发布空 MX 来声明。
   *[own] { $alias ->
        [none] { $sends ->
            [no] 发布这条空 MX，就不会有人往那里投递。如果这个域名要收信，请改为指向你的邮件服务器。
           *[yes] 发布指向你的邮件服务器的 MX 记录，该名称必须有地址。
        }
       *[other] 用地址记录代替指向 { $alias } 的别名（CNAME），因为别名旁边不能有 MX 记录，然后发布{ $sends ->
            [no] 只写一个点的 MX 记录，声明不收信。
           *[yes] 指向你的邮件服务器的 MX 记录。
        }
    }
}
finding-mx-implicit = { $subject } 没有 MX 记录，邮件会送往域名本身的地址。
title-mx-implicit = { $subject } 没有 MX 记录
fix-mx-implicit = { $form ->
    [meant] 请改为检测 { $meant }：{ $subject } 通常只是它的网站名称，邮件属于 { $meant }。如果没有人会写信到 { $subject } 本身，可以在那里发布空 MX 来声明。
   *[own] { $alias ->
        [none] { $sends ->
            [no] 发布这条空 MX 记录：这个域名不允许任何人发信，这样也不会有人往那里投递。如果它要收信，就改为指向你的邮件服务器。
           *[yes] 发布 MX 记录，明确邮件该送往哪里。
        }
       *[other] 用地址记录代替指向 { $alias } 的别名（CNAME），因为别名旁边不能有 MX 记录，然后发布指向你的邮件服务器的 MX 记录。
    }
}
finding-mx-null = { $sends ->
    [maybe] { $subject } 声明不收邮件（空 MX），但它的记录允许服务器替它发信。如果真的发信，收件方可能拒收无法回复的邮件。
    [named] { $subject } 声明不收邮件（空 MX），但你为它填了 HELO 名称或 DKIM 选择器，只有发信的域名才有这些。如果真的发信，收件方可能拒收无法回复的邮件。
    [no] { $subject } 声明不收邮件（空 MX）。对不发信的域名来说，这样做是对的。
   *[yes] { $subject } 声明不收邮件（空 MX），却又在发信。收件方可能拒收无法回复的邮件。
}
title-mx-null = { $subject } 声明不收邮件
fix-mx-null = { $remedy ->
    [none] 把该记录换成指向你的邮件服务器的 MX，前提是这个域名要发信。
   *[other] 把该记录换成下面这条，前提是这个域名要发信。其中的名称必须有地址，并且那里的服务器要为这个域名收信。
}
finding-mx-null-mixed = { $subject } 在其他 MX 记录旁边还有空 MX。这是禁止的，发件方可能拒绝投递。
title-mx-null-mixed = { $subject } 的空 MX 与其他 MX 并存
fix-mx-null-mixed = { $sends ->
    [no] 删除只有一个点的 MX 记录，前提是这个域名要收信；不收信就只保留这一条，删除其余的。
   *[yes] 删除只有一个点的 MX 记录。
}
finding-mx-alias = 邮件交换器 { $subject } 是 { $target } 的别名（CNAME）。有些发件方会拒绝向它投递。
title-mx-alias = 邮件交换器 { $subject } 是别名
fix-mx-alias = { $named ->
    [yes] 删除 { $domain } 指向 { $subject } 的那条 MX 记录：别名所指的 { $target } 已经有自己的 MX 记录。
   *[no] 让 { $domain } 的 MX 记录直接指向 { $target }，或者给 { $subject } 配置地址来代替别名。
}
finding-mx-address-literal = { $domain } 的 MX 记录写的是地址（{ $subject }），而那里应该是名称。邮件无法投递到那里。
title-mx-address-literal = { $domain } 的一条 MX 记录写的是地址而不是名称
fix-mx-address-literal = 为这个地址建一个名称，例如 mail.{ $domain }，再把名称写进 MX 记录。
finding-mx-host-name = 邮件交换器 { $subject } 的名称里有主机名不允许的字符，只能用字母、数字和连字符。多数发件方仍会投递，有些则当作写错而不投递。公共证书机构也不给这样的名称发证书。
title-mx-host-name = 邮件交换器 { $subject } 不是合法的主机名
fix-mx-host-name = 给服务器另起一个只含字母、数字和连字符的名称，地址不变，再写进 { $domain } 的 MX 记录。
finding-mx-unresolved = { $domain } 的邮件交换器 { $subject } 没有地址。
title-mx-unresolved = 邮件交换器 { $subject } 没有地址
fix-mx-unresolved = { $form ->
    [local] 在 { $domain } 的 MX 记录里写上邮件服务器完整的公网名称：{ $subject } 不是别人能查到的名称。
    [alias] 改正别名，或者让 MX 记录指向有地址的主机：该名称是 { $target } 的别名，而后者没有地址。
   *[name] 给这个名称添加 A 记录，或者改正 MX 记录里的名称。
}
finding-mx-not-public = 邮件交换器 { $subject } 指向互联网上无法到达的地址：{ $addresses }。
title-mx-not-public = 邮件交换器 { $subject } 指向内网地址
fix-mx-not-public = 改为发布服务器的公网地址。
finding-mx-unknown = { $part ->
    [host] 无法查到邮件交换器 { $subject } 的地址。
   *[all] 无法查到 { $subject } 的邮件交换器。
}
title-mx-unknown = { $part ->
    [host] 邮件交换器 { $subject }
   *[all] { $subject } 的邮件交换器
}
fix-mx-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
