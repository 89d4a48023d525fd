### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-dane-usable = { $subject } 发布的 TLSA 记录格式正确且有签名：{ $records }。{ $by ->
    [upstream] 签名有效是我们的解析器所称，我们没有自行核对。
   *[own] 签名由我们自行核对。
}
finding-dane-absent = { $reason ->
    [none] { $subject } 不收邮件，不需要 TLSA 记录。
    [nowhere] { $subject } 的收信服务器（{ $hosts }）都没有地址，没有哪台服务器可以由 TLSA 记录担保。
    [unsigned] { $hosts } 没有 TLSA 记录。DNS 未签名时，有也没用。
   *[signed] DNS 已签名{ $by ->
        [upstream] （据我们的解析器所称）
       *[own] （我们已核对）
    }，但 { $hosts } 没有 TLSA 记录。有了它，发件方就能分辨真假服务器。
}
title-dane-absent = { $reason ->
    [none] 没有 TLSA 记录
   *[signed] { $hosts } 没有 TLSA 记录
}
fix-dane-absent = 为每台服务器在 _25._tcp. 加其名称处、为其各地址出示的每把密钥各发布一条 3 1 1 记录，内容是服务器密钥的摘要；续期证书时保留密钥。在服务器上执行：openssl x509 -in fullchain.pem -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum。Mailcow 的证书在 data/assets/ssl/cert.pem，域名的 DNS 页面会显示该记录；Poste.io 在 /data/ssl/server.crt。{ $partly ->
        [yes] { $unseen } 的密钥没有看到：先到那里查看，缺少其记录时发件方会在那里停止投递。
       *[no] { "" }
    }
finding-dane-unusable = { $others ->
    [yes] { $name } 的部分 TLSA 记录是邮件服务器不使用的类型：{ $records }。发件方会略过。
   *[no] { $name } 的 TLSA 记录是邮件服务器不使用的类型：{ $records }。它们保护不了任何人。
}
title-dane-unusable = { $name } 有没人使用的 TLSA 记录
fix-dane-unusable = 换成用途 3（或 2）、选择器 1、匹配类型 1 的记录。
finding-dane-malformed = { $name } 的 TLSA 记录与其编号不符：{ $records }。
title-dane-malformed = { $name } 的 TLSA 记录已损坏
fix-dane-malformed = 删除它们，发布 3 1 1 记录，内容是服务器密钥的 SHA-256 摘要：64 个十六进制数字。
finding-dane-insecure = { $place ->
    [records] { $name } 有 TLSA 记录，但所在区域未签名，没有发件方会看。
    [address] { $name } 有 TLSA 记录，但 { $subject } 的地址未签名，没有发件方会看。
   *[mx] { $name } 有 TLSA 记录，但 { $domain } 的 MX 记录未签名：有人在途中改动 MX 记录，就能把邮件引到别处。有的发件方仍会遵守这些 TLSA 记录，包括 Postfix。
}
title-dane-insecure = 没有 DNSSEC，{ $name } 的 TLSA 记录作用有限
fix-dane-insecure = 用 DNSSEC 给区域签名，并把 DS 记录交给域名注册商。
finding-dane-unknown = { $reason ->
    [certificate] 无法判断 TLSA 记录是否与 { $hosts } 的证书相符：它没有一个地址向我们出示证书。
    [many] 无法判断 TLSA 记录是否与 { $hosts } 的证书相符：记录多于我们查看的数量，已查看的都不相符。
   *[answers] 无法判断 TLSA 记录是否保护 { $hosts }：途中有应答缺失或无法核对。
}
title-dane-unknown = { $hosts } 的 TLSA 记录
fix-dane-unknown = { $reason ->
    [certificate] 在能连到该服务器 25 端口的机器上重新检测，或在那里执行 openssl s_client -starttls smtp -connect HOST:25 自行比对。
    [many] 删除在用证书不再需要的记录。
   *[answers] 请看「DNSSEC」一节。如果那里有误，先修好：核对的发件方在应答正确之前会暂缓投递。如果只是算法我们无法核对，则不必修复。否则几分钟后重新检测。
}
finding-dane-lookup-fails = { $reason ->
    [bogus] 查询 { $subject } 的 TLSA 记录（{ $name }）得到的应答签名有误。
   *[failure] { $subject } 的域名服务器能回答其他查询，但查询它的 TLSA 记录（{ $name }）每次都出错。
}因此谁也无法知道有没有这样的记录。{ dane-held }。
title-dane-lookup-fails = 查询 { $subject } 的 TLSA 记录会失败
fix-dane-lookup-fails = { $reason ->
    [bogus] 让 { $subject } 所在的区域重新签名，然后在会核对签名的解析器上试一下：dig { $name } TLSA。
   *[failure] 让域名服务器回答 { $name } TLSA 的查询，哪怕只是回答没有这样的记录。有些域名服务器和它们前面的负载均衡设备处理不了这种类型或这个名称：更新它们，或换一家 DNS 托管商。验证方法：dig { $name } TLSA。
}
finding-dane-match = { $subject } 的证书与 { $name } 的 TLSA 记录相符：{ $records }。{ $by ->
    [upstream] 签名有效是我们的解析器所称，我们没有自行核对。
   *[own] 签名由我们自行核对。
}
finding-dane-mismatch = { $reason ->
    [invalid] { $name } 的 TLSA 记录指明了 { $subject } 所出示证书的签发机构，但证书对它无效或已过期：{ $records }。{ dane-held }。
    [leaf] { $name } 的 TLSA 记录描述的是 { $subject } 自己的证书，却用了代表上级签发机构的用途 2：{ $records }。{ dane-held }。
    [outranked] { $name } 的 TLSA 记录中，与 { $subject } 相符的只有摘要较弱的一条，而用途和选择器相同、摘要更强的那条不相符：{ $records }。只看最强摘要的发件方（包括 Postfix 和 Exim）不会投递。
    [no_tls] { $subject } 发布了 TLSA 记录（{ $records }），承诺使用 TLS，却没有提供。{ dane-held }。
   *[none] { $others ->
        [fit] { $subject } 在其中一个地址出示的证书，与 { $name } 的 TLSA 记录没有一条相符：{ $records }。在那里，{ dane-held }。
       *[none] { $name } 的 TLSA 记录没有一条与 { $subject } 出示的证书相符：{ $records }。{ dane-held }。
    }
}{ $by ->
    [upstream] 签名有效是我们的解析器所称，我们没有自行核对。
    [own] 签名由我们自行核对。
   *[unsaid] { "" }
}
title-dane-mismatch = { $reason ->
    [no_tls] { $subject } 的 TLSA 记录承诺了 TLS，却没有提供
   *[none] TLSA 记录与 { $subject } 的证书不符
}
fix-dane-mismatch = { $reason ->
    [no_tls] 按「STARTTLS」一节重新打开 STARTTLS，或在修好之前删除 TLSA 记录。
    [leaf] 用这条记录取代用途 2 的记录：用途 3 代表服务器自己的密钥。
    [outranked] 删除与在用证书都不相符的匹配类型 2 记录，或按在用密钥的摘要重新发布。每把在用密钥各有一条这样的记录就够了。
   *[none] 为正在使用的密钥发布这条记录（有几把密钥就各发布一条），与旧记录并存{ $others ->
        [fit] ，并保留与其他地址相符的记录。
       *[none] ，一天后删除旧记录。
    }下次先发布新记录再更换密钥，或保留密钥（certbot：--reuse-key）。
}
dane-held = { $mx ->
    [unsigned] 即使 MX 记录（{ $domain }）未签名也遵守 DANE 的发件方（Postfix 默认如此）不会投递
   *[signed] 核对 DANE 的发件方不会投递
}
finding-dane-backup-only = { $name } 的 TLSA 记录中只有签发机构的那条相符：{ $records }。{ $subject } 的密钥已更换，它自己的记录却没有。
title-dane-backup-only = 只有备用的 TLSA 记录与 { $subject } 相符
fix-dane-backup-only = 为正在使用的密钥发布这条记录，有几把密钥就各发布一条。
