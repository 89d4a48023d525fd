### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-ptr-good = { $subject } 的反向名称是 { $name }，并且该名称能解析回这个地址。
finding-ptr-missing = { $subject } 没有反向解析（PTR）。大型收件方会拒收来自这种地址的邮件。
title-ptr-missing = 地址 { $subject } 没有反向解析
fix-ptr-missing = { $handed ->
    [yes] 在服务商交给 { $place } 的反向区域里发布这条 PTR 记录，那里现在什么也没有。请先确认该名称本身能解析到这个地址。
   *[no] 在出租这个地址的服务商那里设置反向解析，而不是在你的 DNS 面板里。请先确认该名称本身能解析到这个地址。
}{ $forward ->
    [yes] 就目前所见，它还没有指向这个地址：请同时发布下面的地址记录。
   *[no] {""}
}{ $example ->
    [yes] mail.example.com 只是举例：请换成你自己邮件服务器的名称。
   *[no] {""}
}
finding-ptr-unknown = 无法查到 { $subject } 的反向解析。
title-ptr-unknown = { $subject } 的反向解析
fix-ptr-unknown = 几分钟后重新检测。如果一直如此，说明反向区域的域名服务器有问题：请联系这个地址的服务商。
finding-ptr-not-confirmed = { $subject } 的反向名称是 { $name }，但该名称不能解析回这个地址。收件方会当作没有反向解析。
title-ptr-not-confirmed = { $subject } 的反向名称不能解析回它自己
fix-ptr-not-confirmed = { $record ->
    [reverse] 在服务商那里换成下面的反向名称。该名称必须有解析到 { $subject } 的地址记录。
    [added] 在现有记录旁添加下面的地址记录：这个名称也属于你的另一台服务器，可以同时解析到两个地址。或者给这台服务器一个自己的名称，并在服务商那里设为反向解析。
    [changed] 用下面的记录替换该名称同一类型（A 或 AAAA）的记录，或占着位置的别名（CNAME），前提是它们没有别的用途：这正是邮件服务器应有的名称，却解析到别处。否则为服务器另选一个名称，并在服务商那里设为反向解析。
   *[address] 在该名称所在的区域添加下面的地址记录，或者在服务商那里换成能解析到这个地址的反向名称。
}{ $example ->
    [yes] mail.example.com 只是举例：请换成你自己邮件服务器的名称。
   *[no] {""}
}
finding-ptr-forward-unknown = { $why ->
    [many] { $subject } 有 { $count } 个反向名称，多得无法逐一查询。已查询的都不能解析回这个地址：{ $names }。
   *[unanswered] { $subject } 的反向名称是 { $names }，但无法查到它是否解析回这个地址。
}
title-ptr-forward-unknown = { $subject } 的反向名称是否解析回来
fix-ptr-forward-unknown = { $why ->
    [many] 只保留服务器在 HELO 中报出的那个反向名称，其余的在服务商那里删除。收件方只会查询少数几个。
   *[unanswered] 几分钟后重新检测。如果一直如此，请检查该名称所在区域的域名服务器。
}
finding-ptr-generic = { $shows ->
    [local] { $subject } 的反向名称是 { $name }，它不是公共 DNS 中的名称，别人查不到，很多过滤器会因此扣分。
    [own] { $subject } 的反向名称是 { $name }。它是你自己的名称，但含有地址的数字或表示变动线路的字样，部分过滤器会因此扣分。
    [numbered] { $subject } 的反向名称是 { $name }，可能是服务商给这台机器的名称，部分过滤器会因此扣分。
   *[default] { $subject } 的反向名称是 { $name }，看起来是服务商给每台机器的默认名称，很多过滤器会因此扣分。
}
title-ptr-generic = { $subject } 的反向名称像是没有改过的默认值
fix-ptr-generic = 在服务商那里改成你的邮件服务器的名称，与它在 HELO 中报出的一致。请先确认该名称本身能解析到这个地址。{ $forward ->
    [yes] 就目前所见，它还没有指向这个地址：请同时发布下面的地址记录。
   *[no] {""}
}{ $example ->
    [yes] mail.example.com 只是举例：请换成你自己邮件服务器的名称。
   *[no] {""}
}
finding-ptr-several = { $subject } 有 { $count } 个反向名称：{ $names }。收件方可能取其中任何一个；其中 { $confirmed } 个确认能解析回来。
title-ptr-several = { $subject } 有多个反向名称
fix-ptr-several = 只保留服务器在 HELO 中报出的那个，其余的在服务商那里删除。
finding-ptr-no-address = { $why ->
    [services] { $subject } 没有指明自己的服务器；邮件由服务商（{ $services }）发出，地址和反向名称由它们负责。
    [silent] { $subject } 声明不发信，因此没有地址需要反向解析。
    [not_public] { $subject } 不是公网地址，因此没有别人能看到的反向名称。
    [unanswered] 不知道 { $subject } 的发信地址：可能给出它的记录（SPF、MX）无法查到。
   *[none] 不知道 { $subject } 的发信地址：SPF 没有给出，而 MX 只说明谁来收信。
}
title-ptr-no-address = 发信地址
fix-ptr-no-address = { $why ->
    [unanswered] 几分钟后重新检测，或填写发信服务器的地址。
   *[none] 填写发信服务器的地址，然后重新检测。
}
finding-ptr-partly-confirmed = { $subject } 有不能解析回来的反向名称：{ $names }。能解析回来的只有：{ $confirmed }。
title-ptr-partly-confirmed = { $subject } 的部分反向名称不能解析回来
fix-ptr-partly-confirmed = 在地址的服务商那里删除不能解析回来的名称，或为它们添加地址记录。
finding-ptr-ipv6-unconfirmed = { $why ->
    [refuted] { $subject } 的反向名称是 { $name }，但该名称不能解析回这个 IPv6 地址。
    [missing] { $subject } 是 IPv6 地址，没有反向解析（PTR）。
   *[other] { $subject } 是 IPv6 地址，没有能解析回它的反向解析。
}Gmail 会拒收从这种地址经 IPv6 发来的邮件。
title-ptr-ipv6-unconfirmed = { $why ->
    [refuted] IPv6 地址 { $subject } 的反向名称不能解析回它自己
    [missing] IPv6 地址 { $subject } 没有反向解析
   *[other] IPv6 地址 { $subject } 没有确认过的反向解析
}
fix-ptr-ipv6-unconfirmed = { $why ->
    [refuted] { $record ->
        [address] 在该名称所在的区域添加下面的 AAAA 记录，或者在服务商那里换成能解析到这个地址的反向名称。
        [added] 在现有记录旁添加下面的地址记录：这个名称也属于你的另一台服务器，可以同时解析到两个地址。或者给这台服务器一个自己的名称，并在服务商那里设为反向解析。
    [changed] 用下面的记录替换该名称的 AAAA 记录或占着位置的别名（CNAME），前提是它们没有别的用途：这正是邮件服务器应有的名称，却解析到别处。否则为服务器另选一个名称，并在服务商那里设为反向解析。
       *[reverse] 在服务商那里换成下面的反向名称。该名称必须有解析到 { $subject } 的 AAAA 记录。
    }
   *[missing] { $handed ->
        [yes] 在服务商交给 { $place } 的反向区域里发布这条 PTR 记录，那里现在什么也没有。请先确认该名称本身能通过 AAAA 记录解析到这个地址。
       *[no] 在出租这个地址的服务商那里，为这个地址本身设置反向解析，而不是在你的 DNS 面板里。请先确认该名称本身能通过 AAAA 记录解析到这个地址。
    }
}{ $forward ->
    [yes] 就目前所见，它还没有指向这个地址：请同时发布下面的地址记录。
   *[no] {""}
}也可以让服务器只用 IPv4 发信。{ $example ->
    [yes] mail.example.com 只是举例：请换成你自己邮件服务器的名称。
   *[no] {""}
}
finding-ptr-server-failure = { $why ->
    [circle] { $zone ->
        [reverse] { $subject } 的反向名称是绕回自身的别名（{ $aliases }）。那里查不到任何名称，解析器只会报告服务器故障。
       *[forward] { $subject } 的反向名称 { $name } 是绕回自身的别名（{ $aliases }）。那里查不到任何地址，解析器只会报告服务器故障。
    }
   *[failure] { $zone ->
        [reverse] { $subject } 的反向区域的域名服务器出错：关于 { $name } 的两个不同查询都以服务器故障告终。
       *[forward] { $subject } 的反向名称 { $name } 的域名服务器出错：两个不同查询都以服务器故障告终。
    }
}
title-ptr-server-failure = { $why ->
    [circle] { $subject } 所依赖的别名绕回了自身
   *[failure] { $subject } 所依赖的域名服务器出错
}
fix-ptr-server-failure = { $why ->
    [circle] { $zone ->
        [reverse] 向地址的服务商提交工单；如果反向区域已经交给你管理，就自己改正：其中一个别名（CNAME）要换成 PTR 记录。
       *[forward] 改正 { $name } 所在的区域：用指向 { $subject } 的地址记录替换这个别名（CNAME）。
    }
   *[failure] { $zone ->
        [reverse] 向地址的服务商提交工单，故障在那里。常见原因是签名（DNSSEC）过期或授权指向无效的服务器。
       *[forward] 检查 { $name } 所在的区域，它的域名服务器出错：常见原因是签名（DNSSEC）过期或授权指向无效的服务器。
    }
}
finding-ptr-alias = { $subject } 的反向名称 { $name } 是 { $target } 的别名。它能解析回来，但反向名称应是主机本身的名称，有些收件方会比较两者。
title-ptr-alias = { $subject } 的反向名称是别名
fix-ptr-alias = { $change ->
    [other] 在服务商那里把反向解析设为 { $wanted }：这是服务器应有的名称，而且不是别名。
    [name] 去掉别名（CNAME），给 { $name } 自己的地址记录。它指向的名称不是谁特意起的，并不更好。
   *[host] 在服务商那里把反向解析设为 { $target }，并让服务器在 HELO 中报出它；或者去掉别名，给 { $name } 自己的地址。
}
finding-ptr-slow = 收件方查询 { $subject } 时需要 { $name } 的回答，它用了 { $seconds } 秒{ $zone ->
    [reverse] （反向区域）。
   *[forward] 。
}
title-ptr-slow = { $subject } 的反向解析查询很慢
fix-ptr-slow = 重新检测。如果一直很慢，说明该区域的部分域名服务器没有回答：请联系其管理者。
