### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-spf-good = { $subject } 有一条有效的 SPF 记录，用了 10 次查询中的 { $lookups } 次。
finding-spf-missing = { $damaged ->
    [none] { $subject } 没有 SPF 记录：没有指明谁可以用它发信。
   *[other] { $subject } 没有收件方能识别的 SPF 记录。这段文本本来应该是，但它必须以「v=spf1」加一个空格开头：{ $damaged }
}
title-spf-missing = { $subject } 没有 SPF 记录
fix-spf-missing = { $form ->
    [meant] 请改为检测 { $meant }：{ $subject } 通常只是它的网站名称，邮件属于 { $meant }。如果没有人以 { $subject } 本身的名义发信，可以在那里发布 TXT 记录「v=spf1 -all」来声明。
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
    [damaged] 重新写这段文字，其中的内容一项也不要丢：开头是「v=spf1」加一个空格，各项之间用一个空格隔开。
    [nobody] 在域名本身发布一条 TXT 记录，写明谁替它发信：v=spf1，然后是 ip4: 加上服务器的地址，最后是 ~all。在这里填写那个地址后重新检测，就会显示完整的记录。
   *[own] 在域名本身发布这条 TXT 记录。如果还有其他服务替这个域名发信，把它们加在结尾之前。
}
finding-spf-several = { $subject } 有 { $count } 条 SPF 记录。多于一条时全部无效（permerror）。
title-spf-several = { $subject } 有多条 SPF 记录
fix-spf-several = { $form ->
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
   *[own] { $merge ->
        [alike] 它们的内容相同：只保留一条，删除其余的。
        [one] 用下面这一条 TXT 记录取代它们，允许发信的服务器不变。
        [mended] 用下面这一条 TXT 记录取代它们：允许发信的服务器不变，其中无法读取的部分已经改正。发布前请核对一遍。
       *[none] 合并成一条 TXT 记录，删除其余的。
    }
}
finding-spf-syntax = { $at } 的 SPF 记录有错误，整条记录因此无效（permerror）：{ $terms }
title-spf-syntax = { $at } 的 SPF 记录无法读取
fix-spf-syntax = { $whose ->
    [other] 告知 { $at } 的运营方：那条记录归它管。你的记录通过「{ $by }」指向那里；去掉这一项，你的记录就重新有效。
   *[own] { $proposed ->
        [yes] 用下面这条替换 { $at } 的记录，其中只改正了无法读取的部分：{ $terms }。发布前请核对一遍。
       *[no] 改正或删除这一部分：{ $terms }。各项之间用一个空格分隔；「include:」后面是域名，「ip4:」后面是地址。
    }
}
finding-spf-too-many-lookups = { $loops ->
    [yes] { $subject } 的 SPF 记录绕回了自身：{ $at } 的记录里的「{ $back }」又指了回来。收件方会一直绕到 { $limit } 次 DNS 查询为止，并把整条记录视为无效（permerror）。
   *[no] { $least ->
        [yes] { $subject } 的 SPF 记录至少需要 { $lookups } 次 DNS 查询（我们查到这里就停了）；收件方查到 { $limit } 次就停止，并把整条记录视为无效（permerror）。
       *[no] { $subject } 的 SPF 记录需要 { $lookups } 次 DNS 查询；收件方查到 { $limit } 次就停止，并把整条记录视为无效（permerror）。
    }
}
title-spf-too-many-lookups = { $loops ->
    [yes] { $subject } 的 SPF 记录绕回了自身
   *[no] { $subject } 的 SPF 记录需要十次以上的 DNS 查询
}
fix-spf-too-many-lookups = { $loops ->
    [yes] { $whose ->
        [other] 告知 { $at } 的运营方（那条记录归它管），或删除你的记录中指向那里的「{ $by }」。
       *[own] 从 { $at } 的记录中删除「{ $back }」。
    }
   *[no] { $proposed ->
        [yes] 换成这条记录，它授权的地址与原来完全相同：你自己的记录和主机直接写成地址，不消耗查询。地址有变动时，这条记录也要跟着改。
       *[no] 删除不再使用的服务的 include，用不消耗查询的 ip4: 和 ip6: 写明自己的服务器。{ $costly ->
            [none] {""}
           *[other] 最耗查询的部分（括号内为各自的查询次数）：{ $costly }。
        }
    }
}
finding-spf-too-many-void = { $subject } 的 SPF 记录中有 { $lookups } 次查询没有结果；收件方查到 { $limit } 次就停止，并把整条记录视为无效（permerror）。
title-spf-too-many-void = { $subject } 的 SPF 记录中有太多不存在的名称
fix-spf-too-many-void = { $proposed ->
    [yes] 用下面这条记录替换：内容相同，只是去掉了名称不存在的项（{ $terms }）。如果某个名称只是拼写错误，请改正它。
   *[no] 删除名称不存在的项：{ $terms }。
}{ $mx ->
    [no] {""}
   *[other] 其中的「mx」保留，改为修好 { $subject } 的 MX 记录。
}{ $whose ->
    [other] 别人的记录里的项只有对方能删除；你的记录通过 { $by } 指向那里。
   *[own] {""}
}
finding-spf-include-broken = { $whose ->
    [root] { $subject }
   *[other] { $place }
} 的 SPF 记录依赖 { $at }，而那里{ $why ->
    [none] 没有可用的记录
   *[several] 有多条 SPF 记录，一条也不算数
}，{ $subject } 的整条记录因此无效（permerror）。
title-spf-include-broken = { $why ->
    [none] { $subject } 的 SPF 记录依赖一条不存在的记录
   *[several] { $subject } 的 SPF 记录依赖 { $at }，而那里有多条记录
}
fix-spf-include-broken = { $why ->
    [several_own] 在 { $at } 只保留一条 SPF 记录，写入所有需要的内容，删除其余的。
    [several] 请告知 { $at } 的运营方：那里只能有一条 SPF 记录。{ $whose ->
        [other] 自己的记录通过「{ $by }」指向那里；去掉这一项，它就重新有效。
       *[own] 在此之前，去掉「{ $term }」，你的记录就重新有效；但从那里发出的邮件将无法通过。
    }
   *[none] { $whose ->
        [own] 从 { $place } 的记录中删除「{ $term }」，或改正其中的名称。
        [other] 「{ $term }」在 { $place } 的记录里，那条记录不归你管：请告知它的运营方。你的记录通过「{ $by }」指向那里；去掉这一项，你的记录就重新有效。
       *[root] 删除「{ $term }」，或改正其中的名称。
    }
}
finding-spf-pass-all = { $subject } 的 SPF 记录{ $extent ->
    [nearly] 几乎允许所有人
   *[all] 允许全世界
}发信（{ $whose ->
    [own] { $at } 的记录中的 { $term }
    [other] { $at } 的记录中的 { $term }，由「{ $by }」指向那里
   *[root] { $term }
}）。它什么也保护不了，过滤器也知道这一点。
title-spf-pass-all = { $extent ->
    [nearly] { $subject } 的 SPF 记录几乎允许所有人发信
   *[all] { $subject } 的 SPF 记录允许任何人发信
}
fix-spf-pass-all = { $proposed ->
    [yes] 用这条记录替换原来的：它以 ~all 结尾，并包含已知的发信地址。其他替你发信的服务器和服务，请加在结尾之前。所有邮件都能通过后，再把 ~all 改为 -all。
   *[no] { $whose ->
        [own] 从 { $at } 的记录中删除「{ $term }」，在那里只写自己的服务器和服务。
        [other] 从自己的记录中删除「{ $by }」：它指向 { $at }，而那里的记录允许所有人发信（「{ $term }」）。请告知 { $at } 的运营方，真正需要的服务器用 ip4: 和 ip6: 写明。
        [ending] 写明自己的服务器和服务，并以 ~all 或 -all 结尾。
       *[root] 从记录中删除「{ $term }」，改为写明自己的服务器和服务，并以 ~all 或 -all 结尾。
    }
}
finding-spf-not-authorized = { $subject } 的 SPF 记录没有授权 { $ip }：从那里发出的邮件得到 { $result }。
title-spf-not-authorized = SPF 没有授权 { $ip }
fix-spf-not-authorized = { $form ->
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
   *[own] 把这个地址加进现有的记录，不要再发布第二条。
}
finding-spf-authorized-unknown = { $why ->
    [sender] 无法判断 SPF 是否授权 { $ip }：{ $subject } 的记录要看完整的发件地址，而我们不知道它。用虚构的地址得到的结果是 { $result }。
    [helo] 无法判断 SPF 是否授权 { $ip }：{ $subject } 的记录要看服务器在 HELO 中报出的名称，而我们不知道它。用虚构的名称得到的结果是 { $result }。
   *[unanswered] 无法判断 SPF 是否授权 { $ip }：有一次查询没有得到回答。
}
title-spf-authorized-unknown = SPF 是否授权 { $ip }
fix-spf-authorized-unknown = { $why ->
    [sender] 用你真正使用的发件地址来查：mailworthy spf --ip { $ip } --mail-from you@{ $subject }
    [helo] 填写 HELO 名称后重新检测。
   *[unanswered] 几分钟后重新检测。
}
finding-spf-no-ending = { $ending ->
    [redirect] { $subject } 的 SPF 记录的结尾来自 { $at }，那里是 ?all，等于没有说明其他人如何处理。
    [redirect_none] { $subject } 的 SPF 记录的结尾来自 { $at }，而那里没有结尾，没有说明其他人如何处理。
    [neutral] { $subject } 的 SPF 记录以 ?all 结尾，等于没有说明其他人如何处理。
   *[none] { $subject } 的 SPF 记录没有结尾，没有说明其他人如何处理。
}
title-spf-no-ending = { $subject } 的 SPF 记录没有明确的结尾
fix-spf-no-ending = { $form ->
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
    [nobody] 在记录里写明谁替这个域名发信：现在它没有授权任何人。然后以 ~all 结尾，之后再改成 -all。
   *[own] 让这条记录（或 redirect 指向的记录）以 ~all 结尾；当自己的邮件全部通过后，再改成 -all。
}
finding-spf-unknown = 无法查到 { $subject } 的 SPF 记录。
title-spf-unknown = { $subject } 的 SPF 记录
fix-spf-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-spf-include-unknown = { $part ->
    [limit] { $subject } 的 SPF 记录牵涉的内容超出了我们的查询上限：查到 { $at } 的记录时停了下来。这里的结论只针对已查到的部分。
    [hosts] { $subject } 的 SPF 记录中有一部分（{ $at } 背后的地址）无法查到。
   *[record] { $subject } 的 SPF 记录中有一部分（{ $at } 的记录）无法查到。
}
title-spf-include-unknown = { $subject } 的 SPF 记录中的一部分
fix-spf-include-unknown = { $part ->
    [limit] 缩短记录：删除不再使用的部分，用 ip4: 和 ip6: 写明自己的服务器。
    [hosts] 几分钟后重新检测。如果一直如此，请检查 { $at } 的域名服务器。不要删除这一部分：你自己的邮件可能要靠它通过。
   *[record] 几分钟后重新检测。如果一直如此，请询问 { $at } 的运营方。只有确定不再从那里发信时，才删除这一部分。
}
finding-spf-too-many-exchangers = { $whose ->
    [own] { $place } 的 SPF 记录中「{ $term }」指向 { $count } 个邮件交换器；收件方最多接受 { $limit } 个，否则视 { $subject } 的整条记录无效（permerror）。
    [other] { $place } 的 SPF 记录中「{ $term }」指向 { $count } 个邮件交换器；收件方最多接受 { $limit } 个，否则视 { $subject } 的整条记录无效（permerror）。
   *[root] { $subject } 的 SPF 记录中「{ $term }」指向 { $count } 个邮件交换器；收件方最多接受 { $limit } 个，否则视整条记录无效（permerror）。
}
title-spf-too-many-exchangers = { $subject } 的 SPF 记录中的 mx 项指向过多主机
fix-spf-too-many-exchangers = { $whose ->
    [own] 在 { $place } 的记录里改用 ip4: 和 ip6: 写明实际发信主机的地址。
    [other] 告知 { $place } 的运营方：那条记录归它管。你的记录通过「{ $by }」指向那里；去掉这一项，你的记录就重新有效。
   *[root] 改用 ip4: 和 ip6: 写明实际发信主机的地址。
}
finding-spf-broad = { $form ->
    [cloud] { $subject } 的 SPF 记录允许 { $widest } 发信，这是 { $provider } 的整个网段：那里的任何客户都能以你的名义发信。
   *[own] { $family ->
        [ipv6] { $verdict ->
            [note] { $subject } 的 SPF 记录允许非常多的 IPv6 网段发信，最宽的是 { $widest }，合起来相当于一家服务商的整个网络（/32）。其中任何人都能以你的名义发信。
           *[problem] { $subject } 的 SPF 记录允许一个很宽的 IPv6 网段发信（{ $widest }），比一家服务商的整个网络还大。其中任何人都能以你的名义发信。
        }
       *[ipv4] { $whose ->
            [other] { $subject } 的 SPF 记录连同它包含的服务一共允许 { $addresses } 个地址发信，最宽的部分是 { $at } 的记录里的 { $widest }，由「{ $by }」指向那里。那里的任何客户都可能以你的名义发信。
           *[own] { $subject } 的 SPF 记录允许 { $addresses } 个地址发信，最宽的部分是 { $widest }。其中任何人都能以你的名义发信。
        }
    }
}
title-spf-broad = { $subject } 的 SPF 记录范围过宽
fix-spf-broad = { $whose ->
    [other] 从自己的记录中删除「{ $by }」，前提是已不再使用 { $at } 的服务。如果还在用，范围多宽由该服务决定：可以问问它有没有只供你使用的记录。
   *[own] 只写真正替你发信的地址。
}
finding-spf-near-limit = { $subject } 的 SPF 记录用了 { $limit } 次查询中的 { $lookups } 次，再加一个服务就可能超限。
title-spf-near-limit = { $subject } 的 SPF 记录接近十次 DNS 查询的上限
fix-spf-near-limit = { $costly ->
    [none] 用不消耗查询的 ip4: 和 ip6: 写明自己的服务器。
   *[other] 删除不再使用的 include。最耗查询的部分（括号内为各自的查询次数）：{ $costly }。
}
finding-spf-void-terms = { $subject } 的 SPF 记录中有 { $count } 项没有结果：{ $terms }。
title-spf-void-terms = { $subject } 的 SPF 记录中有没有结果的项
fix-spf-void-terms = { $mx ->
    [alone] 修好 { $subject } 没有结果的 MX 记录，并保留这里的「mx」：修好之后它就指向你的邮件服务器。
    [also] 修好 { $subject } 没有结果的 MX 记录，并保留这里的「mx」；其余各项删除：到第三项时整条记录就会无效。
   *[no] { $count ->
        [1] 删除它
       *[other] 删除它们
    }：到第三项时整条记录就会无效。
}{ $proposed ->
    [yes] 下面这条记录内容相同，只是去掉了它们。如果某个名称只是拼写错误，请改正它。
   *[no] {""}
}{ $whose ->
    [other] 别人的记录里的项只有对方能删除；你的记录通过 { $by } 指向那里。
   *[own] {""}
}
finding-spf-ptr = { $subject } 的 SPF 记录使用了 ptr，它慢而不可靠，已不应再使用。
title-spf-ptr = { $subject } 的 SPF 记录使用了 ptr
fix-spf-ptr = 用服务器的地址（ip4:、ip6:）代替 ptr。
finding-spf-redirect-ignored = { $subject } 的 SPF 记录同时有 redirect 和 all，redirect 不起作用。
title-spf-redirect-ignored = { $subject } 的 SPF 记录中的 redirect 不起作用
fix-spf-redirect-ignored = redirect 和 all 只保留一个。
finding-spf-macro = { $subject } 的 SPF 记录含有宏：结果取决于每封邮件，无法事先完全判断。
title-spf-macro = { $subject } 的 SPF 记录取决于具体邮件
finding-spf-oddity = { $oddity ->
    [behind_all] { $subject } 的 SPF 记录在 all 之后还有内容，没有人会读：{ $record }
    [unknown_modifier] { $subject } 的 SPF 记录里有一部分没有任何含义：{ $record }
    [mechanism_as_modifier] { $subject } 的 SPF 记录在应该用冒号的地方用了等号，那一部分不授权任何人：{ $record }
    [not_public] { $subject } 的 SPF 记录写了不会有邮件从互联网到来的地址：{ $record }。它们在你自己的网络之外不起作用。
    [upper_case] { $subject } 的 SPF 记录使用了大写字母，有些收件方会出错：{ $record }
   *[repeated] { $subject } 的 SPF 记录有重复内容：{ $record }
}
title-spf-oddity = { $subject } 的 SPF 记录有不寻常之处
fix-spf-oddity = { $oddity ->
    [not_public] 删除这一部分，除非你自己网络内部的服务器也依据这条记录。
    [upper_case] 改成小写：含义不变，也不会有收件方出错。
    [repeated] 删除重复的部分：结果不变，而要查 DNS 的项每出现一次就多用一次查询。
    [mechanism_as_modifier] 把等号改成冒号，让这一部分起作用；不需要的话就删除它。
   *[other] 删除不起作用的部分；如果它应该起作用，移到结尾之前。
}
finding-spf-large = { $part ->
    [answer] { $subject } 的 SPF 记录与它的全部 TXT 记录（共 { $records } 条）在同一个回答里返回，总长 { $octets } 字节。{ $fits ->
        [no] 普通的 DNS 回答只能容纳 512 字节：不支持扩展（EDNS）的解析器只好改用 TCP 再查一次，如果 TCP 不通，就查不到 SPF 记录。
       *[yes] 普通的 DNS 回答只能容纳 512 字节，已经快满了。
    }
   *[record] { $subject } 的 SPF 记录长 { $octets } 字节；从 { $limit } 字节起，有些解析器需要再试一次才能取到。
}
title-spf-large = { $part ->
    [answer] { $subject } 的 TXT 记录合起来的回答过长
   *[record] { $subject } 的 SPF 记录过长
}
fix-spf-large = { $part ->
    [answer] 删除 { $subject } 处不再需要的 TXT 记录，例如过期的域名验证记录。
   *[record] 缩短记录：删除不再使用的部分，把相邻地址合并成网段。
}
finding-spf-type99 = { $beside ->
    [none] { $subject } 的 SPF 记录只发布在已废弃的记录类型 SPF（99）里，没有人会查：{ $record }
    [same] { $subject } 仍有一条已废弃类型 SPF（99）的记录。它与 TXT 记录相同，没有人会读。
   *[other] { $subject } 仍有一条已废弃类型 SPF（99）的记录，内容与 TXT 记录不同。没有人会读它：{ $record }
}
title-spf-type99 = { $subject } 有一条已废弃类型的记录
fix-spf-type99 = 删除类型为 SPF 的记录；SPF 只发布在 TXT 里。
finding-spf-type99-unknown = 无法查到 { $subject } 是否还有已废弃类型 SPF（99）的记录。收件方不会查询它，所以没有影响。
title-spf-type99-unknown = { $subject } 的已废弃记录类型
finding-spf-misplaced = SPF 记录发布在 { $place }，而 { $subject } 本身没有。来自 { $subject } 的邮件只看 { $subject } 自己的记录：{ $record }
title-spf-misplaced = { $subject } 的 SPF 记录发布在了 { $place }
fix-spf-misplaced = { $form ->
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
   *[own] 把记录发布在 { $subject }，也就是发件人 @ 后面的域名。{ $place } 的那条可以保留给以该名称发出的邮件。
}
finding-spf-closed = { $subject } 明确声明：没有任何服务器可以用它的名义发信。
title-spf-closed = { $subject } 不发信，并已声明
finding-spf-unclosed = { $name ->
    [www] { $subject } 通常不发信，但 SPF 和 DMARC 都没有声明这一点，任何人都能冒用这个名称。
   *[domain] { $subject } 不收信（空 MX），但没有 SPF 记录声明它也不发信，任何人都能冒用这个名称。
}
title-spf-unclosed = { $subject } 没有声明自己不发信
fix-spf-unclosed = { $form ->
    [alias] 请 { $alias } 的管理者修改那里的记录，或者把别名换成你自己的记录：{ $subject } 是 { $alias } 的别名（CNAME），别名旁边不能再有别的记录。
    [wildcard] 等域名自己的邮件都能通过后，在域名上发布 p=reject 的 DMARC 记录，可以一次保护它下面的所有名称。{ $subject } 的地址只由通配符（*）提供，一旦有了自己的记录，地址就会消失。
   *[own] 在那里发布这条 TXT 记录。在域名上发布 p=reject 的 DMARC 记录，可以一次保护它下面的所有名称。
}
finding-spf-unclosed-unknown = 无法查到 { $subject } 是否声明自己不发信。
title-spf-unclosed-unknown = { $subject } 是否声明自己不发信
fix-spf-unclosed-unknown = 几分钟后重新检测。
finding-spf-others = 除自己的服务器外，{ $subject } 还允许另外 { $count } 项服务发信：{ $services }
title-spf-others = 其他服务可以替 { $subject } 发信

finding-spf-relay-good = { $subject } 的 SPF 记录允许 { $relay } 发信（include:{ $include }）。
title-spf-relay-good = SPF 已允许中继发信
finding-spf-relay-missing = { $named ->
    [yes] 邮件由 { $relay } 代发，{ $subject } 的 SPF 记录也写了它，但前面的符号不让它通过（「{ $term }」）：{ $result ->
        [fail] 每封邮件的 SPF 都会失败。
       *[other] 邮件得到的结果是 { $result }，不算通过。
    }
   *[no] 邮件由 { $relay } 代发，但 { $subject } 的 SPF 记录没有写上它：{ $result ->
        [fail] 每封邮件的 SPF 都会失败。
       *[other] 邮件无法通过 SPF。
    }
}
title-spf-relay-missing = { $named ->
    [yes] SPF 没有让中继通过
   *[no] SPF 没有写上中继
}
fix-spf-relay-missing = { $fits ->
    [alias] 请 { $alias } 的管理者在那里的记录中加上 include:{ $include }，或者把别名换成你自己的记录：{ $subject } 是它的别名（CNAME），别名旁边不能再有别的记录。
    [no] 加上 include:{ $include }。现在的记录还放不下：加上后会需要十次以上的 DNS 查询。请先删除不再使用的 include，或改用 ip4: 和 ip6: 写明服务器。
    [alone] 在 v=spf1 后面加上 include:{ $include }。如果记录里还有使它无效的其他错误，仅此一项没有用：也要一并改正。
   *[yes] 用下面的记录替换：就是原来的记录，加上 include:{ $include }。
}
finding-spf-relay-unknown = 无法判断 { $subject } 的 SPF 记录是否允许 { $relay } 发信。
title-spf-relay-unknown = 中继的 SPF
fix-spf-relay-unknown = 向 { $relay } 问清 SPF 记录里应写哪个名字，再核对。
finding-spf-relay-own-path = { $relay } 使用自己的退信地址，或 { $subject } 下面的子域：SPF 在那里检查，{ $subject } 的记录不必写上它。
title-spf-relay-own-path = 中继不需要写进这条 SPF 记录
