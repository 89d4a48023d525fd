### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-client-submission = { $offered ->
    [none] { $subject } 的 SRV 记录声明不提供这项服务：{ $declined }。
   *[some] SRV 记录告诉客户端到哪里发送邮件：{ $records }。
}
finding-client-submission-absent = { $subject } 没有告诉客户端到哪里发送邮件的 SRV 记录。
title-client-submission-absent = 没有告诉客户端到哪里发送邮件的 SRV 记录
fix-client-submission-absent = { $remedy ->
    [none] 为服务器接收本域用户提交邮件的每个端口添加一条 SRV 记录：465（一开始就用 TLS）对应 _submissions._tcp.{ $subject }，587（用 STARTTLS 转入加密）对应 _submission._tcp.{ $subject }。是哪台服务器，从这里无法判断。
   *[other] 添加这些记录，服务器供本域用户提交外发邮件的每个端口各一条：465（一开始就用 TLS）和 587（用 STARTTLS 转入加密）。
}
finding-client-submission-wrong = { $reason ->
    [declined] SRV 记录 { $record }.{ $subject } 声明不提供这项服务，而 { $url } 的客户端设置却为它指定了 { $target }:{ $port }{ $works ->
        [yes] ，那里也有邮件服务器应答。只看这条记录的客户端会放弃这项服务。
       *[unknown] 。两者必有一错：只看这条记录的客户端会放弃这项服务。
    }
    [port] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target } 的端口 { $port }，而该端口属于别的服务。
   *[address] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target }，而它没有地址。
}
title-client-submission-wrong = SRV 记录 { $record } 把客户端引错了地方
fix-client-submission-wrong = { $reason ->
    [declined] 把记录里的点换成 { $target } 和端口 { $port }，前提是那里确实提供这项服务；否则把它从客户端设置中去掉。
   *[other] 更正这条记录：名称必须有地址，端口必须属于该服务。
}
finding-client-submission-unknown = { $subject } 的这些 SRV 记录没能全部查到：{ $records }。
title-client-submission-unknown = 告诉客户端到哪里发送邮件的 SRV 记录
fix-client-submission-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-client-mailbox = { $offered ->
    [none] { $subject } 的 SRV 记录声明不提供这项服务：{ $declined }。
   *[some] SRV 记录告诉客户端到哪里收取邮件：{ $records }。
}
finding-client-mailbox-absent = { $subject } 没有告诉客户端到哪里收取邮件的 SRV 记录。
title-client-mailbox-absent = 没有告诉客户端到哪里收取邮件的 SRV 记录
fix-client-mailbox-absent = { $remedy ->
    [none] 添加 SRV 记录 _imaps._tcp.{ $subject }，指向用户收取邮件的服务器的 993 端口；是哪台服务器，从这里无法判断。对于不提供的服务（例如 POP3），把目标设为一个点。
   *[other] 添加这条记录。对于不提供的服务（例如 POP3），把目标设为一个点。
}
finding-client-mailbox-wrong = { $reason ->
    [declined] SRV 记录 { $record }.{ $subject } 声明不提供这项服务，而 { $url } 的客户端设置却为它指定了 { $target }:{ $port }{ $works ->
        [yes] ，那里也有邮件服务器应答。只看这条记录的客户端会放弃这项服务。
       *[unknown] 。两者必有一错：只看这条记录的客户端会放弃这项服务。
    }
    [port] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target } 的端口 { $port }，而该端口属于别的服务。
   *[address] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target }，而它没有地址。
}
title-client-mailbox-wrong = SRV 记录 { $record } 把客户端引错了地方
fix-client-mailbox-wrong = { $reason ->
    [declined] 把记录里的点换成 { $target } 和端口 { $port }，前提是那里确实提供这项服务；否则把它从客户端设置中去掉。
   *[other] 更正这条记录：名称必须有地址，端口必须属于该服务。
}
finding-client-mailbox-unknown = { $subject } 的这些 SRV 记录没能全部查到：{ $records }。
title-client-mailbox-unknown = 告诉客户端到哪里收取邮件的 SRV 记录
fix-client-mailbox-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-client-dav = { $offered ->
    [none] { $subject } 的 SRV 记录声明不提供这项服务：{ $declined }。
   *[some] SRV 记录告诉客户端日历和联系人的位置：{ $records }。
}
finding-client-dav-absent = { $subject } 没有告诉客户端日历和联系人的位置的 SRV 记录。只有套件提供这些功能时才需要。
title-client-dav-absent = 没有告诉客户端日历和联系人的位置的 SRV 记录
fix-client-dav-absent = 添加这些记录，前提是你的套件提供日历（CalDAV）和通讯录（CardDAV）。
finding-client-dav-wrong = { $reason ->
    [port] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target } 的端口 { $port }，而该端口属于别的服务。
   *[address] SRV 记录 { $record }.{ $subject } 把客户端引向 { $target }，而它没有地址。
}
title-client-dav-wrong = SRV 记录 { $record } 把客户端引错了地方
fix-client-dav-wrong = 更正这条记录：名称必须有地址，端口必须属于该服务。
finding-client-dav-unknown = { $subject } 的这些 SRV 记录没能全部查到：{ $records }。
title-client-dav-unknown = 告诉客户端日历和联系人的位置的 SRV 记录
fix-client-dav-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。
finding-client-autoconfig = Thunderbird 等客户端可在 { $url } 找到设置：{ $servers }。
finding-client-autoconfig-absent = { $subject } 没有 autoconfig 主机，Thunderbird 等客户端只能猜测或询问设置。
finding-client-autoconfig-plain = 客户端设置只能通过不加密的 { $url } 获得。处在中间的人可以篡改。
title-client-autoconfig-plain = 客户端设置没有加密
fix-client-autoconfig-plain = 让 autoconfig.{ $subject } 用有效证书提供 HTTPS。Mailcow：保持 AUTODISCOVER_SAN=y（默认），并让该名称指向服务器。
finding-client-autoconfig-broken = { $reason ->
    [content] { $url } 的客户端设置有误：{ $faults }。
    [status] autoconfig.{ $subject } 存在，但 { $url } 返回状态 { $status }。
    [redirect] autoconfig.{ $subject } 存在，但 { $url } 循环跳转。
    [too-large] autoconfig.{ $subject } 存在，但 { $url } 的文件过大。
    [forbidden] autoconfig.{ $subject } 指向无法从互联网访问的地址。
   *[certificate] autoconfig.{ $subject } 存在，但证书无效。
}
title-client-autoconfig-broken = autoconfig.{ $subject } 的客户端设置有误
fix-client-autoconfig-broken = 让 autoconfig.{ $subject } 指向 Mailcow，它会自动提供该文件；Poste.io 不提供，请在那里放一个文件，或删除该名称。
finding-client-autoconfig-unknown = 从这里无法获取 { $url } 的客户端设置。
title-client-autoconfig-unknown = autoconfig.{ $subject } 的客户端设置
fix-client-autoconfig-unknown = 在你的网络之外用浏览器打开该地址。
finding-client-autodiscover = { $url } 的 Autodiscover 有回应，Outlook 和手机可以自动设置。
finding-client-autodiscover-absent = { $declined ->
    [yes] { $subject } 的 SRV 记录声明不提供 Autodiscover，也没有 autodiscover 主机。
   *[no] { $subject } 既没有 autodiscover 主机，也没有对应的 SRV 记录。只有 Microsoft 的客户端会用到。
}
finding-client-autodiscover-partly = { $reason ->
    [address] Autodiscover 有 SRV 记录，但它指向的 { $target } 没有地址，也没有 autodiscover 主机。
    [port] Autodiscover 有 SRV 记录，但它指向 { $target } 的不加密端口，也没有 autodiscover 主机。
   *[sound] 只有 Autodiscover 的 SRV 记录指向 { $target }；{ $url } 没有回应。很多手机只询问后者。
}
title-client-autodiscover-partly = { $reason ->
    [address] Autodiscover 的 SRV 记录指错了地方
    [port] Autodiscover 的 SRV 记录指错了地方
   *[sound] 只能通过 SRV 找到 Autodiscover
}
fix-client-autodiscover-partly = 让 autodiscover.{ $subject } 也指向服务器，并有该名称的证书。Mailcow：用 CNAME 指向其主机名即可。
finding-client-autodiscover-certificate = autodiscover.{ $subject } 存在，但证书无效：{ $reason ->
    [expired] 已经过期
    [not-yet-valid] 尚未生效
    [wrong-name] 是发给别的名称的
    [unknown-issuer] 没有公认的机构为其签发
   *[invalid] 无法使用
}。客户端会警告或放弃。
title-client-autodiscover-certificate = autodiscover.{ $subject } 的证书无效
fix-client-autodiscover-certificate = 申请包含 autodiscover.{ $subject } 的证书。Mailcow：AUTODISCOVER_SAN=y 会为每个指向它的域名申请。
finding-client-autodiscover-unknown = 从这里无法判断 { $url } 的 Autodiscover 是否有回应。
title-client-autodiscover-unknown = { $subject } 的 Autodiscover 服务
fix-client-autodiscover-unknown = 在你的网络之外用浏览器打开该地址。
finding-client-tls = { $ports ->
    [starttls] 用户提交邮件的地方提供 TLS，证书有效（{ $hosts }），但没有写明一连接就用 TLS 的端口。
   *[implicit] 用户提交邮件的地方提供 TLS，证书有效：{ $hosts }。
}
title-client-tls = { $subject } 怎样接收自己用户提交的邮件
fix-client-tls = 开放一连接就用 TLS 的 465 端口，并写入 SRV 记录 _submissions._tcp.{ $subject }。Mailcow 和 Poste.io 默认已有。
finding-client-tls-weak = { $how ->
    [certificate] { $hosts } 的证书会让客户端警告：不是为这个名称签发的、已过期，或没有公认的机构担保。
    [failed] { $hosts } 提供 TLS，但握手失败，客户端无法提交邮件。
   *[plain] { $hosts } 尚未加密就提供登录，密码在途中可被读取。
}
title-client-tls-weak = { $subject } 没有保护用户提交的邮件
fix-client-tls-weak = { $how ->
    [certificate] 为该名称申请证书，并让邮件服务器读取。Mailcow：把该名称加入 ADDITIONAL_SAN；Poste.io：System settings，TLS Certificate。
    [failed] 让该服务使用 TLS 1.2 和 1.3，并配置彼此匹配的证书和密钥：在 Postfix 中设置 smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1 和 smtpd_tls_chain_files。然后从别处用 openssl s_client 连接该名称和端口（587 端口加上 -starttls smtp），看握手在哪里中断。
   *[plain] 登录之前必须使用 TLS：在 Postfix 的 submission 服务中设置 smtpd_tls_security_level = encrypt 和 smtpd_tls_auth_only = yes，并配置该名称的证书。
}
finding-client-tls-unknown = { $verdict ->
    [not_applicable] { $how ->
        [nowhere] { $subject } 为提交邮件指定的地方（{ $hosts }）没有可以连接的地址，或者端口不是 465 和 587，因此没有连接任何服务器。
       *[unseen] { $subject } 没有记录说明用户在哪里提交邮件，因此没有连接任何服务器。
    }
   *[unknown] 从这里无法判断在 { $hosts } 提交邮件时是否使用 TLS。
}
title-client-tls-unknown = { $subject } 怎样接收自己用户提交的邮件
fix-client-tls-unknown = 从 465 和 587 端口畅通的机器上试一下：openssl s_client -connect 后面写名称和端口。

client-fault-not-xml = 无法读取
client-fault-no-provider = 不是这种文件
client-fault-no-incoming = 没有收信服务器
client-fault-no-outgoing = 没有发信服务器
client-fault-host-invalid = 主机名无效
client-fault-port-invalid = 端口无效
client-fault-plain = 有不加密的连接
client-fault-socket-invalid = 端口与加密方式不符：从一开始就加密的端口配了 STARTTLS，或者反过来
client-fault-dangling = 某个主机没有地址
