### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-bimi-good = { $owner ->
    [above] { $subject } 自己没有 BIMI 记录，沿用 { $from } 的记录；它正常，标志为 { $url }。
   *[own] { $subject } 的 BIMI 记录正常，标志在 { $url }。
}
finding-bimi-absent = { $subject } 没有 BIMI 记录，能显示标志的邮箱不会显示。这不影响邮件是否送达。
title-bimi-absent = { $subject } 不显示标志（BIMI）
fix-bimi-absent = 想显示标志时才需要：通过 HTTPS 提供正方形的 SVG Tiny PS 图片，然后添加这条 TXT 记录；图片放在别处时，改掉 l= 后面的网址。Gmail 和 Apple 还要求证书（VMC 或 CMC），每年都要付费。
finding-bimi-declined = { $subject } 声明不显示标志。
finding-bimi-invalid = { $subject } 的 BIMI 记录无法使用：{ $faults }。内容是：{ $record }
title-bimi-invalid = { $subject } 的 BIMI 记录无法使用
fix-bimi-invalid = { $proposed ->
    [yes] 换成这条记录。没有证书时 a= 留空。
   *[no] 写成 v=BIMI1; l=https://标志的地址; a=https://证书的地址。没有证书时 a= 留空。
}
finding-bimi-several = { $subject } 有 { $count } 条 BIMI 记录，而只允许一条。邮箱一条都不采用。
title-bimi-several = { $subject } 有多条 BIMI 记录
fix-bimi-several = 只保留一条，其余删除。
finding-bimi-dmarc = { $part ->
    [partly] { $subject } 有 BIMI 记录，但 DMARC 只对部分邮件强制执行。邮箱因此不显示标志。
   *[none] { $subject } 有 BIMI 记录，但没有强制执行 DMARC。邮箱因此不显示标志。
}
title-bimi-dmarc = { $subject } 的 DMARC 对 BIMI 来说不够严格
fix-bimi-dmarc = 把 DMARC 提高到 p=quarantine 或 p=reject，不要有 pct、t=y 和 sp=none。
finding-bimi-dmarc-unknown = 无法查到 { $subject } 的 DMARC 对 BIMI 来说是否足够严格。
title-bimi-dmarc-unknown = BIMI 所需的 { $subject } 的 DMARC
fix-bimi-dmarc-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-bimi-unknown = 无法查到 { $subject } 是否有 BIMI 记录。
title-bimi-unknown = { $subject } 的 BIMI 记录
fix-bimi-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-bimi-logo = { $url } 的标志格式正确（{ $size } KB）。
finding-bimi-logo-invalid = { $url } 的标志不是邮箱接受的格式（SVG Tiny PS）：{ $faults }。
title-bimi-logo-invalid = { $subject } 的 BIMI 标志格式不对
fix-bimi-logo-invalid = 用 BIMI 组织的免费转换工具转成 SVG Tiny PS，再用编辑器检查一遍。
finding-bimi-logo-large = { $url } 的标志有 { $size } KB。邮箱保证接受的上限是 32 KB。
title-bimi-logo-large = { $subject } 的 BIMI 标志过大
fix-bimi-logo-large = 简化图形，去掉编辑器添加的多余内容。
finding-bimi-logo-missing = 无法获取 { $url } 的标志：{ $reason ->
    [no-host] 主机没有地址
    [redirect] 地址循环跳转
    [too-large] 文件过大
    [forbidden] 主机无法从互联网访问
    [status] 服务器返回状态 { $status }
   *[certificate] 主机的证书无效
}。
title-bimi-logo-missing = 无法获取 { $subject } 的 BIMI 标志
fix-bimi-logo-missing = 把文件放在记录所写的地址，使用 HTTPS 和有效证书。
finding-bimi-logo-unknown = { $reason ->
    [compressed] { $url } 的标志是压缩的，没有检查。
   *[other] 从这里无法获取 { $url } 的标志。
}
title-bimi-logo-unknown = { $subject } 的 BIMI 标志
fix-bimi-logo-unknown = 在你的网络之外用浏览器打开该地址。
finding-bimi-certificate = { $kind ->
    [vmc] 标志附有注册商标证书（VMC）
    [cmc] 标志附有在用标志证书（CMC）
   *[unsaid] 标志附有证书
}，还有 { $days ->
    [one] 1
   *[other] { $days }
} 天到期。没有核查其签发机构。
finding-bimi-certificate-absent = 标志没有附带证书。Gmail 和 Apple 没有证书就不显示；Yahoo 等会显示。
title-bimi-certificate-absent = { $subject } 的 BIMI 标志没有证书
fix-bimi-certificate-absent = 觉得值得时才购买 VMC 或 CMC，并写在 a= 中。
finding-bimi-certificate-invalid = { $url } 的标志证书无法使用：{ $reason ->
    [expired] 已经过期
    [early] 尚未生效
    [purpose] 不是标志证书
    [name] 是发给别的域名的
    [missing] 无法获取
   *[unreadable] 无法读取
}。{ $status ->
    [0] {""}
   *[other] 服务器返回状态 { $status }。
}
title-bimi-certificate-invalid = { $subject } 的 BIMI 标志证书无法使用
fix-bimi-certificate-invalid = 把签发机构给你的 PEM 文件（含全部证书）放在 a= 所写的地址，并及时续期。
finding-bimi-certificate-unknown = 从这里无法获取 { $url } 的标志证书。
title-bimi-certificate-unknown = { $subject } 的 BIMI 标志证书
fix-bimi-certificate-unknown = 在你的网络之外用浏览器打开该地址。

bimi-fault-too-long = 太长
bimi-fault-version-wrong = 不是以 v=BIMI1 开头
bimi-fault-no-equals = 某个标签没有值
bimi-fault-duplicate = 某个标签出现两次
bimi-fault-location-missing = 缺少 l，或者 l 是空的
bimi-fault-several-locations = l 里有多个地址，只能有一个
bimi-fault-not-https = 某个地址不是 https
bimi-fault-quote = 含有引号或反斜杠
bimi-fault-preference-invalid = avp 不是 brand 或 personal
bimi-fault-not-xml = 无法读取
bimi-fault-not-svg = 不是 SVG
bimi-fault-profile = baseProfile 不是 tiny-ps
bimi-fault-svg-version = version 不是 1.2
bimi-fault-title = 缺少标题
bimi-fault-position = 根元素带有 x 或 y
bimi-fault-not-square = 视图框不是正方形
bimi-fault-script = 含有脚本
bimi-fault-animation = 含有动画
bimi-fault-element = 含有该格式没有的元素
bimi-fault-external = 引用了外部内容
