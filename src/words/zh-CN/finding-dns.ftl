### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dns-good = 区域 { $subject } 有 SOA 记录和 { $count } 台域名服务器：{ $servers }。
finding-dns-unknown = 关于 { $subject } 的这些查询没有得到回答：{ $questions }。它们本可说明的情况目前未知。
title-dns-unknown = { $subject } 的部分 DNS 记录
fix-dns-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-dns-soa-missing = { $exists ->
    [no] { $subject } 在 DNS 中不存在。会查询发件域名的收件方会拒收这样的邮件，也没有人能回复它。
   *[yes] 查询 { $subject } 的 SOA 记录没有结果。Yahoo 会把这样的发件域名视为不存在。
}
title-dns-soa-missing = { $exists ->
    [no] { $subject } 不存在
   *[yes] { $subject } 没有 SOA 记录
}
fix-dns-soa-missing = { $exists ->
    [no] { $place ->
        [zone] 检查拼写。如果没有拼错，请在区域 { $zone } 中为这个名称发布记录：正是该区域回答它不存在。
       *[registrar] 检查拼写。如果没有拼错，请在注册商处确认域名已注册并设置了域名服务器。
    }
   *[yes] 请 DNS 服务商为该域名回答 SOA 查询：每个区域都有且只有一条这样的记录。
}
finding-dns-soa-odd = { $subject } 的 SOA 记录中有不合适的值：{ $values }。
title-dns-soa-odd = { $subject } 的 SOA 记录数值异常
fix-dns-soa-odd = 改为常用值（秒）：refresh 7200、retry 3600、expire 1209600、minimum 3600。邮箱里的 @ 要写成点。
finding-dns-ns-missing = 区域 { $subject } 没有列出任何域名服务器。
title-dns-ns-missing = { $subject } 没有列出域名服务器
fix-dns-ns-missing = 为该区域发布 NS 记录，与注册商处填写的服务器一致。
finding-dns-ns-count = { $count ->
    [1] { $subject } 只有一台域名服务器（{ $servers }）。它一旦停机，别人既无法给该域名发信，也无法核对它的记录。
   *[other] { $subject } 有 { $count } 台域名服务器：{ $servers }。超过七台没有好处，只会让回答变大。
}
title-dns-ns-count = { $subject } 的域名服务器数量
fix-dns-ns-count = { $count ->
    [1] 在 DNS 服务商和注册商处增加第二台位于其他网络的域名服务器。
   *[other] 保留二到七台即可。
}
finding-dns-ns-close = { $kind ->
    [address] { $subject } 的所有域名服务器是同一个地址：{ $servers }，会同时失效。
   *[network] { $subject } 的所有域名服务器都在同一个网络里：{ $servers }，一次故障可能让它们全部失效。
}
title-dns-ns-close = { $subject } 的域名服务器过于集中
fix-dns-ns-close = 选用服务器分布在不同网络的 DNS 服务商，或者在别处增加一台辅助服务器。
finding-dns-ns-unresolved = { $why ->
    [inner] { $zone } 的域名服务器 { $subject } 只有内网地址（{ $addresses }），外面无法访问。
   *[none] { $zone } 的域名服务器 { $subject } 没有地址。
}{ $named_by ->
    [parent] 只有注册局列出了它。
   *[zone] 区域自身列出了它。
}
title-dns-ns-unresolved = 域名服务器 { $subject } 没有外面能访问的地址
fix-dns-ns-unresolved = { $named_by ->
    [parent] 在注册商处把 { $subject } 从 { $zone } 的域名服务器中删除，或者给它配置公网地址。
   *[zone] 把 { $subject } 从 { $zone } 的域名服务器中删除，或者给它配置公网地址。
}
finding-dns-lame = { $answer ->
    [refused] 域名服务器 { $subject }（{ $address }）拒绝回答关于 { $zone } 的查询。
    [failed] 域名服务器 { $subject }（{ $address }）在被问及 { $zone } 时出错。
   *[not_authoritative] 域名服务器 { $subject }（{ $address }）并不负责 { $zone }。
}{ $named_by ->
    [parent] 注册局仍会把查询指向那里，其中一部分会丢失。
   *[zone] 到达它的查询会丢失或延迟。
}
title-dns-lame = 域名服务器 { $subject } 不为 { $zone } 提供回答
fix-dns-lame = { $named_by ->
    [parent] 在注册商处把 { $subject } 从 { $zone } 的域名服务器中删除，或者在它上面建立该区域。
   *[zone] 在 { $subject } 上建立区域 { $zone }，或者从 NS 记录和注册商处删除这台服务器。
}
finding-dns-servers-unknown = { $asked ->
    [no] 没有逐一询问 { $subject } 的域名服务器，因为只允许询问指定的解析器。
   *[yes] 从这里无法询问 { $subject } 的这些域名服务器：{ $servers }。它们的回答是否一致尚不清楚。
}
title-dns-servers-unknown = { $subject } 的域名服务器（{ $asked ->
    [no] 未询问
   *[yes] { $servers }
}）
fix-dns-servers-unknown = { $asked ->
    [no] 不指定解析器再检测一次。
   *[yes] 几分钟后重新检测；如果一直如此，换一个网络再试。
}
finding-dns-delegation-differs = 上级区域（{ $parent }）把关于 { $subject } 的查询指向 { $delegated }，而区域自身列出的是 { $servers }。
title-dns-delegation-differs = { $subject } 在注册商处与区域里的域名服务器不一致
fix-dns-delegation-differs = 让注册商处与区域里的域名服务器保持一致。{ $side ->
    [missing] 注册商处缺少：{ $missing }。
    [extra] 只在注册商处有：{ $extra }。
   *[both] 注册商处缺少：{ $missing }；只在注册商处有：{ $extra }。
}
finding-dns-serial-differs = { $subject } 的域名服务器上的区域版本不同：{ $serials }。{ $differ ->
    [yes] 在全部更新到最新版本之前，它们给出的 { $types } 记录不同：{ $each }。收件方看到哪一个全凭运气。
   *[no] 修改之后的几分钟内这是正常的。
}
title-dns-serial-differs = { $subject } 的域名服务器上区域版本不同
fix-dns-serial-differs = 一小时后重新检测。如果仍不相同，请修复主服务器到辅助服务器的区域传送。
finding-dns-answers-differ = { $form ->
    [addresses] { $subject } 的域名服务器版本号相同，给出的邮件主机地址却不同：{ $each }。只有在有意轮换地址时，这样才是对的。
    [each] { $subject } 的域名服务器版本号相同，给出的 { $types } 记录却不同：{ $each }。收件方看到哪一个全凭运气。
   *[records] { $subject } 的域名服务器（{ $servers }）版本号相同，给出的 { $types } 记录却不同。收件方看到哪一个全凭运气。
}
title-dns-answers-differ = { $subject } 的域名服务器互相矛盾
fix-dns-answers-differ = { $form ->
    [addresses] 只保留一台服务器作为来源，让其他服务器从它复制；如果是有意轮换地址，则不必改动。
   *[records] 只保留一台服务器作为来源，让其他服务器从它复制；下次修改后记得增大区域的序列号。
}
finding-dns-ttl = { $kind ->
    [none] { $subject } 的记录完全不允许缓存（{ $records } 秒）：每封邮件都要重新查询，域名服务器稍有故障，邮件就会中断。
    [long] { $subject } 的记录会被缓存一周以上（{ $records } 秒），出错也会持续同样久。
   *[short] { $subject } 的记录只被缓存不到五分钟（{ $records } 秒）。域名服务器稍有故障，邮件就会中断。
}
title-dns-ttl = { $subject } 的记录缓存时间
fix-dns-ttl = 把缓存时间设为 3600 秒，只在迁移前后几天调低。
finding-dns-wildcard = { $mail ->
    [yes] { $subject } 下的任何名称都因通配符而有 { $types } 记录。不存在的名称也会收信或带有邮件记录，别人可以借它们冒名发信。
   *[no] { $subject } 下的任何名称都因通配符而有 { $types } 记录，拼错的名称看起来也像存在。
}
title-dns-wildcard = { $subject } 下的通配符
fix-dns-wildcard = 删除名称为 * 的 { $record } 记录，只为实际使用的名称发布记录。
finding-dns-caa = 只有这些证书颁发机构可以为 { $subject } 及其下的名称签发证书（共 { $count } 家）：{ $issuers }。
finding-dns-caa-malformed = { $subject } 的 CAA 记录无法使用：{ $records }。{ $mail ->
    [yes] 证书颁发机构可能拒绝为 { $hosts } 续签证书。
   *[no] 证书颁发机构可能拒绝为 { $subject } 签发证书。
}
title-dns-caa-malformed = { $subject } 的 CAA 记录有误
fix-dns-caa-malformed = 按这样的格式书写：0 issue "letsencrypt.org"。值里写证书颁发机构的域名；分号之后的内容写成「名称=值」。
finding-dns-caa-forbids = { $mail ->
    [yes] { $subject } 的 CAA 记录不允许任何机构签发证书，{ $hosts } 的证书将无法续签。
   *[no] { $subject } 的 CAA 记录不允许任何机构为 { $subject } 及其下的名称签发证书。
}
title-dns-caa-forbids = { $subject } 不允许任何机构签发证书
fix-dns-caa-forbids = { $mail ->
    [yes] 添加一条 issue 记录，写上邮件服务器所用的证书颁发机构{ $authority ->
        [none] ，例如：0 issue "letsencrypt.org"。
       *[other] （{ $authority }）。不允许任何机构的那条记录可以删除：它不影响已列出的机构。
    }
   *[no] 添加一条 issue 记录，写上证书颁发机构（如果那里需要证书），例如：0 issue "letsencrypt.org"。
}
finding-dns-caa-other = { $hosts } 的证书由 { $authority } 签发，而 { $subject } 的 CAA 记录没有列出它，列出的是：{ $issuers }。现有证书在到期前仍然有效，但 { $authority } 不会再为它续签。
title-dns-caa-other = { $subject } 不允许 { $authority } 续签正在使用的证书
fix-dns-caa-other = 在现有记录旁添加下面这条记录，让 { $authority } 可以继续签发；或者在这张证书到期之前，改由已列出的机构签发新证书。
finding-dns-quote-errors = { $kind ->
    [quotes] { $subject } 处的记录内部含有引号：{ $record }。引号只用于区域文件的写法，带着它收件方就认不出这条记录。
    [backslashes] { $subject } 处的记录内部含有反斜杠：{ $record }。反斜杠只用于区域文件的写法，收件方读到的不是原来的意思。
    [characters] { $subject } 处的记录里有形似而不同的字符（例如全角标点），或者看不见的字符：{ $record }。收件方读到的不是原来的意思。
   *[blanks] { $subject } 处的记录开头或结尾有空格：{ $record }。
}
title-dns-quote-errors = { $subject } 处的记录在录入时损坏
fix-dns-quote-errors = { $kept ->
    [yes] 删除这条记录：旁边已有一条完好的同类记录，以那条为准。
   *[no] { $mends ->
        [other] 用下面这条记录替换它。SPF 或 DMARC 一节要求的是同一条，发布一次即可。
        [none] 删除这条记录，重新写一条。它的问题不只是引号、反斜杠、空格或形似字符：正确的写法见 SPF 或 DMARC 那一步。
       *[own] 删除这条记录，再重新录入，不要带引号、反斜杠和首尾空格，标点一律用英文半角。
    }
}
finding-dns-doubled-name = { $kept ->
    [yes] { $subject } 处多了一条邮件记录：域名写了两遍，没有人会到那里查询。{ $expected } 处已有同类记录，以那条为准。
   *[no] 一条邮件记录放在了 { $subject }，而不是 { $expected }：域名写了两遍，没有人会到那里查询。
}
title-dns-doubled-name = { $kept ->
    [yes] { $subject } 处有一条多余的记录
   *[no] 本该在 { $expected } 的记录放错了名称
}
fix-dns-doubled-name = { $kept ->
    [yes] 删除 { $subject } 处的记录，{ $expected } 处的保持不变。
   *[no] 删除 { $subject } 处的记录，重新录入时名称一栏只填 { $entered }，控制面板会自动加上域名。{ $mends ->
        [other] 录入下面这条记录：另一步要求的是同一条，发布一次即可。
        [none] 记录本身也有错误，录入时一并改正。
       *[own] 记录内容是 { $record }。
    }
}
finding-dns-apex-alias = { $subject } 是 { $target } 的别名（CNAME）。有别名的名称不能再有其他记录，它的 MX 和 TXT 记录会时有时无，甚至完全失效。
title-dns-apex-alias = { $subject } 在邮件记录旁边设了别名
fix-dns-apex-alias = 把 CNAME 换成 A 和 AAAA 记录，或者使用 DNS 服务商提供的 ALIAS（CNAME 展平）。
finding-dns-ns-alias = { $zone } 的域名服务器 { $subject } 是 { $target } 的别名（CNAME）。有些解析器不会跟随它。
title-dns-ns-alias = 域名服务器 { $subject } 是别名
fix-dns-ns-alias = 在 NS 记录和注册商处直接写 { $target }，或者把 { $subject } 的别名换成 A 和 AAAA 记录。
finding-dns-host-good = 邮件主机 { $hosts } 有公网地址：{ $addresses }。
finding-dns-host-no-ipv4 = { $kind ->
    [none] { $subject } 没有任何地址，谁也无法到达它。
   *[ipv6] { $subject } 只有 IPv6 地址（{ $addresses }）。许多邮件服务器没有 IPv6，无法到达它。
}
title-dns-host-no-ipv4 = { $kind ->
    [none] { $subject } 没有地址
   *[ipv6] { $subject } 没有 IPv4 地址
}
fix-dns-host-no-ipv4 = 给 { $subject } 添加 A 记录，指向服务器的公网 IPv4 地址。
finding-dns-host-not-public = { $subject } 指向互联网上无法到达的地址：{ $addresses }。
title-dns-host-not-public = { $subject } 指向内网地址
fix-dns-host-not-public = 改为发布服务器的公网地址。
finding-dns-host-proxied = { $subject } 指向网页代理（{ $addresses }），它不转发邮件。
title-dns-host-proxied = { $subject } 藏在网页代理后面
fix-dns-host-proxied = 为这个名称关闭代理（在 Cloudflare 是灰色云朵「仅 DNS」），让它直接指向邮件服务器的地址。
finding-dns-host-ipv6-not-public = { $subject } 的 IPv6 地址在互联网上无法到达：{ $addresses }。
title-dns-host-ipv6-not-public = { $subject } 的 IPv6 地址不是公网地址
fix-dns-host-ipv6-not-public = 发布服务器的公网 IPv6 地址，或者删除 AAAA 记录。
finding-dns-host-ipv6-unused = { $subject } 有 IPv6 地址（{ $addresses }），但它不在发信地址之列。有 IPv6 的服务器往往也会用它发信，那时它需要反向解析（PTR）并写进 SPF。
title-dns-host-ipv6-unused = { $subject } 的 IPv6 地址
fix-dns-host-ipv6-unused = 给该地址设置反向解析（PTR）并加入 SPF，前提是服务器用 IPv6 发信；否则让邮件服务器只用 IPv4 发信。
finding-dns-slow = 域名服务器 { $subject }（{ $address }）每次回答关于 { $zone } 的查询都要 { $took } 毫秒以上，而同一区域的另一台服务器立即就能回答。到达它的查询会延迟，有些收件方会放弃。
title-dns-slow = { $zone } 的域名服务器 { $subject } 回答很慢
fix-dns-slow = 一小时后重新检测。如果仍然很慢，请让运营方检查 { $subject }，或者把它从 { $zone } 的域名服务器中移除。
