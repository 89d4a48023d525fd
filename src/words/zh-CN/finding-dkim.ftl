### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dkim-good = DKIM 密钥 { $subject } 正常（{ $key }）。
finding-dkim-guessed = 通过尝试常见选择器，发现 { $subject } 发布了 { $count } 个 DKIM 密钥：{ $keys }。你的邮件是否用它签名，从 DNS 里看不出来。
title-dkim-guessed = { $subject } 是否用找到的 DKIM 密钥签名
fix-dkim-guessed = 请填写服务器签名时使用的选择器再检测一次：邮件服务器的面板里可以看到它，已发邮件的 DKIM-Signature 头里 s= 后面也是它。
finding-dkim-missing = { $subject } 没有 DKIM 密钥，任何收件方都无法验证选择器「{ $selector }」的签名。Gmail、Yahoo 和 Microsoft 要求群发者使用 DKIM。
title-dkim-missing = 选择器「{ $selector }」的 DKIM 密钥不存在
fix-dkim-missing = { $alias ->
    [none] 在邮件服务器的面板里查看该域名的 DKIM 记录，并作为 TXT 记录发布在 { $subject }。如果服务器用的是别的选择器，请填写那一个再检测。
   *[other] 在保管密钥的服务商那里配置 DKIM，或者用 TXT 记录发布服务器签名所用的密钥来代替别名：这个名称是 { $alias } 的别名，而那里没有密钥。
}
finding-dkim-doubled = 选择器「{ $selector }」的 DKIM 密钥发布在了 { $at }：名称里域名重复了两次，收件方找不到它。
title-dkim-doubled = DKIM 记录的名称里域名重复了
fix-dkim-doubled = 把记录发布在 { $subject }，并删除 { $at } 的那一条。许多 DNS 面板会自动补上域名，这时只填写域名前面的部分。
finding-dkim-unnamed = { $by ->
    [relay] 在 { $relay } 通常用来签名的选择器（{ $selectors }）下没有找到它可用的密钥，因此无法判断收件方能否验证它替 { $subject } 发出的邮件。{ $others ->
        [0] {""}
       *[other] 在其他选择器下找到了密钥，但与 { $relay } 无关。
    }
   *[guess] 无法判断 { $subject } 有没有 DKIM 密钥：DNS 不会列出选择器，{ $found ->
        [unusable] 尝试的 { $tried } 个常见选择器里，没有一个带有收件方可用的密钥。
       *[none] 尝试了 { $tried } 个常见选择器也没有找到密钥。
    }{ $branch ->
        [present] _domainkey 下面确实有内容，所以很可能有密钥。
        [wildcard] 一条通配符记录对任何选择器都作出回答，掩盖了密钥是否存在。
        [absent] 域名服务器说 _domainkey 下面什么也没有，所以很可能没有密钥。
       *[unknown] 域名服务器没有说明 _domainkey 下面是否有内容。
    }
}{ $unanswered ->
    [0] {""}
   *[other] 其中 { $unanswered } 个查询没有得到回答。
}
title-dkim-unnamed = { $by ->
    [relay] { $subject } 有没有 { $relay } 的 DKIM 密钥
   *[guess] { $subject } 有没有 DKIM 密钥（请填写选择器）
}
fix-dkim-unnamed = { $by ->
    [relay] 在 { $relay } 的面板里为 { $subject } 配置 DKIM，并发布它给出的记录。如果这些记录已经存在，请填写面板里显示的选择器再检测一次。
   *[guess] 请填写服务器签名时使用的选择器再检测一次：邮件服务器的面板里可以看到它，已发邮件的 DKIM-Signature 头里 s= 后面也是它。
}
finding-dkim-unknown = 无法查到 { $subject } 的 DKIM 密钥。
title-dkim-unknown = { $subject } 的 DKIM 密钥
fix-dkim-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-dkim-several = { $form ->
    [mixed] { $subject } 有 { $count } 条 TXT 记录，其中只有一条是 DKIM 密钥。有些收件方会取错，或者一条也不取，签名会时好时坏。
    [damaged] { $subject } 有 { $count } 条 DKIM 记录，其中只有一条可以读取。收件方可能取其中任意一条，也可能一条都不取，签名会时好时坏。
    [same] 同一个 DKIM 密钥在 { $subject } 有 { $count } 条记录。多数收件方会取其中一条，有些则放弃，因为只应有一条。
   *[keys] { $subject } 有 { $count } 个 DKIM 密钥。收件方可能取其中任意一个，也可能一个都不取，签名会时好时坏。
}
title-dkim-several = { $form ->
    [mixed] { $subject } 的 DKIM 密钥旁边还有别的记录
    [damaged] { $subject } 的 DKIM 密钥旁边还有一条损坏的记录
    [same] { $subject } 的 DKIM 密钥重复发布
   *[keys] { $subject } 有多个 DKIM 密钥
}
fix-dkim-several = { $form ->
    [mixed] 保留密钥，删除这个名称下的其他 TXT 记录；它们应该放在别的名称下。
    [damaged] 只保留可以读取的那条记录，删除其余的。先确认它就是服务器签名所用的密钥。
    [same] 保留一条记录，删除其余的。
   *[keys] 保留服务器签名所用的密钥，删除其余的。另一个密钥需要另一个选择器。
}
finding-dkim-syntax = 收件方无法使用 { $subject } 的 DKIM 记录（{ $faults }）：{ $record }
title-dkim-syntax = { $subject } 的 DKIM 记录无效
fix-dkim-syntax = 严格按照邮件服务器面板显示的内容重新发布；如果这里给出了改好的记录，直接复制它。
finding-dkim-untidy = { $subject } 的 DKIM 记录可以使用，但有些不规范的地方，可能让个别收件方出错（{ $faults }）。
title-dkim-untidy = { $subject } 的 DKIM 记录不够规范
fix-dkim-untidy = 换成改好的记录；密钥保持不变。
finding-dkim-private-key = { $subject } 发布的是 DKIM 私钥。现在任何人都能以你的域名签名，而收件方却无法使用这条记录。
title-dkim-private-key = { $subject } 公开了 DKIM 私钥
fix-dkim-private-key = 用新的选择器生成新密钥，只发布公钥部分，并删除这条记录。旧密钥不能再用。
finding-dkim-hash = { $count ->
    [0] { $subject } 的 DKIM 密钥不允许任何哈希算法（h= 为空），而收件方只接受 SHA-256。
   *[other] { $subject } 的 DKIM 密钥不允许 SHA-256（{ $hashes }），而收件方已经不接受其他算法。
}
title-dkim-hash = { $subject } 的 DKIM 密钥不允许 SHA-256
fix-dkim-hash = 删除记录里的 h= 部分，并让服务器用 rsa-sha256 签名。
finding-dkim-too-short = { $subject } 的 DKIM 密钥只有 { $bits } 位。收件方不接受少于 1024 位的签名。
title-dkim-too-short = { $subject } 的 DKIM 密钥太短
fix-dkim-too-short = 用新的选择器生成 2048 位的新密钥，发布后让服务器改用它。
finding-dkim-short = { $subject } 的 DKIM 密钥有 { $bits } 位。目前会被接受，建议使用 2048 位。
title-dkim-short = { $subject } 的 DKIM 密钥不足 2048 位
fix-dkim-short = 下次调整时，用新的选择器生成 2048 位的新密钥，发布后让服务器改用它。
finding-dkim-testing = { $subject } 的 DKIM 记录声明该域名只是在试用 DKIM（t=y）。收件方可能因此把你的邮件当作没有签名。
title-dkim-testing = { $subject } 的 DKIM 记录处于测试模式
fix-dkim-testing = 删除记录里的 t=y。
finding-dkim-revoked = { $named ->
    [no] { $subject } 的 DKIM 密钥已撤销（p= 为空）。不再用它签名时，这样做是对的。
    [beside] { $subject } 的 DKIM 密钥已撤销（p= 为空），而另一个给出的选择器有可用的密钥。如果「{ $selector }」是已经停用的旧选择器，这样做是对的；用它的签名会失败。
    [hidden] { $subject } 的 DKIM 密钥已撤销（p= 为空）。另一个给出的选择器没能查到，因此无法判断「{ $selector }」是否只是旧选择器。
   *[yes] { $subject } 的 DKIM 密钥已撤销（p= 为空）。选择器「{ $selector }」的所有签名都会失败。
}
title-dkim-revoked = { $subject } 的 DKIM 密钥已撤销
fix-dkim-revoked = { $named ->
    [beside] 请确认已经没有任何程序用「{ $selector }」签名，空密钥保留原样即可。
    [hidden] 等另一个选择器可以查到时再检测。在此之前，请确认已经没有任何程序用「{ $selector }」签名。
   *[other] 发布服务器签名所用的密钥，或者用新的选择器发布新密钥。如果这是已经停用的旧选择器，那就没有问题：请填写现在使用的选择器再检测。
}
finding-dkim-ed25519-only = { $subject } 的选择器中，给出的这些只有 Ed25519 密钥（{ $selectors }），其他选择器没有查。许多收件方还不能验证它，会把你的邮件当作没有签名。
title-dkim-ed25519-only = { $subject } 给出的选择器只有 Ed25519 密钥
fix-dkim-ed25519-only = 用第二个选择器添加 2048 位的 RSA 密钥，让服务器同时用两者签名。如果已经这样做，请把那个选择器也写上。
finding-dkim-age = { $form ->
    [young] 从选择器的名称看，{ $subject } 的 DKIM 密钥使用还不到一年。
   *[unread] { $subject } 的 DKIM 密钥（选择器 { $selectors }）用了多久，从 DNS 里看不出来，因此没有测量。
}
finding-dkim-old = { $by ->
    [seen] 早先的检查在 { $subject } 见过同一个 DKIM 密钥：它至少已经用了 { $months } 个月。
   *[name] 从选择器的名称「{ $selector }」看，{ $subject } 的 DKIM 密钥至少已经用了 { $months } 个月。
}{ $weak ->
    [yes] 它的位数也偏少，用了这么久，可能已被破解或泄露。
   *[no] 密钥用得越久，泄露的可能就越大。
}{ $by ->
    [seen] {""}
   *[name] 名称不能作为证明：如果后来换过密钥，就没有问题。
}
title-dkim-old = { $by ->
    [seen] { $subject } 的 DKIM 密钥已使用一年以上
   *[name] 从名称看，{ $subject } 的 DKIM 密钥已使用一年以上
}
fix-dkim-old = 用新的选择器生成 2048 位的新密钥，发布后让服务器改用它。旧记录再保留一周，等路上的邮件都验证完，再把它的 p= 清空。
finding-dkim-mangled = { $subject } 的 DKIM 记录在录入时损坏了（{ $faults }），收件方无法使用：{ $record }
title-dkim-mangled = { $subject } 的 DKIM 记录在录入时损坏了
fix-dkim-mangled = { $form ->
    [parted] 删除这个名称下的所有 TXT 记录，发布这里给出的一条：密钥被录成了两条记录，每一条都只是一部分。DNS 的一个字符串最多 255 个字符，较长的密钥要作为几个带引号的字符串写进同一条记录。
   *[whole] 重新发布这条记录；如果这里给出了改好的记录，直接复制它。DNS 的一个字符串最多 255 个字符，较长的密钥要分成几个带引号的字符串，字符串内部不能有引号或反斜杠。发布后请检查面板实际保存的内容。
}
finding-dkim-blanks = { $subject } 的 DKIM 密钥里有空格。多数收件方会跳过，少数不会。
title-dkim-blanks = { $subject } 的 DKIM 密钥里有空格
fix-dkim-blanks = 换成改好的记录；密钥保持不变。
finding-dkim-wildcard = 在 _domainkey.{ $subject } 下面，任何选择器都能得到回答，包括没有人设置过的：{ $texts }。这会掩盖缺失的密钥。
title-dkim-wildcard = { $subject } 的任何 DKIM 选择器都能得到回答
fix-dkim-wildcard = { $holds ->
    [key] 发布下面的记录，之后才能删除通配符记录（*）：正在使用的密钥目前只由它给出。
    [alias] 按服务商的说明为正在使用的选择器发布记录，之后才能删除通配符记录（*）：目前只有它在替这个选择器回答。
   *[nothing] 删除通配符记录（*），或者让它不再是 TXT 或 CNAME 类型。
}
finding-dkim-parked = { $by ->
    [silence] { $subject } 声明不发信，没有邮件需要签名，因此不需要 DKIM 密钥。
   *[wildcard] { $subject } 声明自己的 DKIM 密钥全部已撤销。不发信的域名这样做是对的；如果它要发信，请填写选择器。
}

### DKIM 记录里可能出现的错误。

dkim-fault-too-long = 超过 8192 个字符
dkim-fault-too-many-tags = 组成部分太多
dkim-fault-not-printable = 含有非 ASCII 字符
dkim-fault-quote = 记录内部有引号
dkim-fault-backslash = 记录内部有反斜杠
dkim-fault-version-missing = 缺少 v=DKIM1
dkim-fault-version-wrong = 版本不是 DKIM1
dkim-fault-version-not-first = v=DKIM1 不在最前面
dkim-fault-missing-semicolon = 缺少分号
dkim-fault-no-equals = 有一部分没有等号
dkim-fault-empty = 有空的部分
dkim-fault-duplicate = 有一部分重复出现
dkim-fault-tag-case = 标签名用了大写
dkim-fault-unknown = 含有未知的标签
dkim-fault-tag-name = 等号前面的内容不是合法的标签名
dkim-fault-granularity = g= 已经不存在
dkim-fault-key-missing = 没有密钥（p=）
dkim-fault-key-blank = 密钥里有空格
dkim-fault-key-character = 密钥里有不该出现的字符
dkim-fault-key-armour = 密钥前后带着 BEGIN 和 END 行
dkim-fault-key-truncated = 密钥不完整
dkim-fault-key-trailing = 密钥后面还有内容
dkim-fault-key-unreadable = 密钥无法解码
dkim-fault-key-private = 这是私钥
dkim-fault-key-type-unknown = k= 既不是 rsa 也不是 ed25519
dkim-fault-key-type-wrong = 密钥类型与 k= 不符
dkim-fault-key-wrapped = Ed25519 密钥带着多余的封装
dkim-fault-hash-unfit = h= 不允许 sha256
dkim-fault-service-unfit = s= 不允许用于邮件
dkim-fault-flag-unknown = t= 里有未知的标志
