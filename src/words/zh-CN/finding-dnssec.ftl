### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dnssec-good = { $by ->
    [own] { $subject } 的应答有签名，我们已逐级核对到 DNS 根（{ $algorithms }）。
   *[upstream] { $subject } 的应答有签名：我们的解析器称已核对。我们没有自行核对。
}
finding-dnssec-unsigned = { $keys ->
    [strange] 上级区域为 { $subject } 担保（DS 记录），但所用的算法或摘要没有定义（{ $algorithms }）：核对方视 { $subject } 为没有签名。
    [yes] { $subject } 有签名用的密钥，但上级区域没有为其担保（没有 DS 记录），因此没人能核对签名。
   *[no] { $subject } 没有用 DNSSEC 签名。邮件照样送达；但 DANE 需要它。
}
title-dnssec-unsigned = { $subject } 没有 DNSSEC 签名
fix-dnssec-unsigned = { $keys ->
    [strange] 把 DNS 托管商显示的 DS 记录连同所有数字重新交给域名注册商，并让其删除错误的那条。
    [yes] 把 DNS 托管商显示的 DS 记录交给域名注册商。
   *[no] 在 DNS 托管商开启 DNSSEC，然后把它显示的 DS 记录交给域名注册商。两者是同一家公司时，一个开关即可。
}
finding-dnssec-keyless = 上级区域为 { $zone } 的密钥担保（DS 记录），但 { $zone } 没有提供任何密钥。凡是核对签名的一方（Gmail 等很多收件方）都再也查不到 { $subject }。
title-dnssec-keyless = 核对 DNSSEC 的一方都查不到 { $subject }
fix-dnssec-keyless = 让域名注册商删除 DS 记录，或用它所指的密钥重新签名。这多半发生在更换 DNS 托管商之后。
finding-dnssec-bogus = { $subject } 的 DNSSEC 有误（{ $kinds }）：{ $reason ->
    [mismatch] 上级区域担保的密钥与 { $zone } 提供的不同
    [expired] { $zone } 的签名已于 { $until } 过期
    [early] { $zone } 的签名尚未生效
    [unsigned] { $zone } 本应签名，却没有签名
    [unproven] 上级区域没有证明它未签名
    [host] 这台邮件服务器名下的记录没有像区域承诺的那样签名
    [text] 这个名称下的记录没有像 { $zone } 承诺的那样签名
   *[invalid] { $zone } 的签名不符
}。凡是核对签名的一方（Gmail 等很多收件方），{ $reason ->
    [host] 都查不到这台服务器，或者把邮件扣住不投。
    [text] 在这里都得不到应答：要么当作没有这条记录，要么因此暂缓处理邮件。
   *[invalid] 都再也查不到 { $subject }。
}
title-dnssec-bogus = { $subject } 的 DNSSEC 有误
fix-dnssec-bogus = { $reason ->
    [mismatch] 把 DNS 托管商现在显示的 DS 记录交给域名注册商，或让其删除旧记录。
    [expired] 立即重新签名，并查明为何没有续签。如果现在做不到，让域名注册商删除 DS 记录。
    [early] 校准签名机器的时钟。
   *[invalid] 重新签名。如果现在做不到，让域名注册商删除 DS 记录。
}
finding-dnssec-old-algorithm = { $validated ->
    [no] { $zone } 只用 { $algorithms } 签名，核对方已不再接受：等同没有签名。
   *[yes] { $zone } 用 { $algorithms } 签名，这种算法正在被淘汰：有的核对方视同没有签名。
}
title-dnssec-old-algorithm = { $subject } 的 DNSSEC 签名算法过旧
fix-dnssec-old-algorithm = 在 DNS 托管商改用 ECDSA P-256（13），并按其步骤更新 DS 记录。
finding-dnssec-ends-soon = { $zone } 的签名将于 { $until } 到期，本应早已续签。
title-dnssec-ends-soon = { $subject } 的 DNSSEC 签名即将到期
fix-dnssec-ends-soon = 查明为何没有重新签名。签名到期后，核对方将什么也查不到。
finding-dnssec-hashed = { $what ->
    [iterations] { $zone } 否认名称时额外做了 { $iterations } 次散列（NSEC3），规定为 0 次：有的核对方会把它对「不存在」的回答视同没有签名，有的干脆不给回答。
   *[salt] { $zone } 否认名称时的散列加了盐（NSEC3）。盐不起保护作用，应当为空。
}
title-dnssec-hashed = { $what ->
    [iterations] { $zone } 否认名称时散列次数过多
   *[salt] { $zone } 否认名称时的散列加了盐
}
fix-dnssec-hashed = 在 DNS 托管商把 NSEC3 设为 0 次迭代、不加盐（记录为 NSEC3PARAM 1 0 0 -），或改用 NSEC 签名。
finding-dnssec-unknown = { $reason ->
    [algorithm] 上级区域为 { $subject } 担保（DS 记录），但用的是 { $algorithms }，这里无法核对。其他人或许可以。
    [unsaid] 无法判断 { $subject } 是否有签名：我们的解析器不提供签名，也没有说它核对过应答。
    [resolver] 无法判断 { $subject } 是否有签名：我们的解析器不提供签名，它自己的说法也不予采信。
   *[lookup] 无法判断 { $subject } 是否有签名（{ $kinds }）：途中有查询没有得到回答。
}
title-dnssec-unknown = { $subject } 是否有 DNSSEC 签名
fix-dnssec-unknown = { $reason ->
    [algorithm] 想要稳妥，可以改用 ECDSA P-256（13）签名，所有核对方都支持它。这一点本身不必修复。
    [unsaid] 让本机的解析器核对签名（例如 unbound）：它会在应答中说明。
    [resolver] 在本机使用能核对签名的解析器（例如 unbound），或设置 MAILWORTHY_TRUST_AD=true 采信其他解析器。
   *[lookup] 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
}
