### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-starttls-good = { $subject }（{ $ips }）会加密：{ $version }，{ $cipher }。
finding-starttls-missing = { $subject }（{ $ips }）不提供加密（STARTTLS）。发给你的邮件在途中人人可读，坚持使用 TLS 的发件方不会投递。
title-starttls-missing = { $subject } 不提供加密
fix-starttls-missing = 为 { $subject } 配置证书并打开 TLS（Postfix 的 smtpd_tls_security_level = may）。mailcow 在 80 端口开放时会自动申请（SKIP_LETS_ENCRYPT=n）；Poste.io：System settings，TLS Certificate。
finding-starttls-refused = { $subject }（{ $ips }）提供加密，却又拒绝：「{ $reply }」。通常是读不了证书或密钥。
title-starttls-refused = { $subject } 拒绝自己提供的加密
fix-starttls-refused = 在邮件服务器的日志里查原因，检查证书和密钥的路径、权限以及是否配对（postconf smtpd_tls_chain_files smtpd_tls_cert_file smtpd_tls_key_file）。
finding-starttls-failed = { $how ->
    [key] { $subject }（{ $ips }）出示的证书与它的密钥不符，发件方会断开连接。
    [alert] { $subject }（{ $ips }）同意加密，却拒绝所有版本和加密套件（警报 { $alert }）。
    [name] { $subject }（{ $ips }）同意加密，却因为不认识自己的名称（{ $alert }）而中止握手：发件方会说明要找谁（SNI）。
    [sni] { $subject }（{ $ips }）只与不说明要找谁的发件方加密。遇到会说明的（SNI）就中止握手（警报 { $alert }），而 MTA-STS 和 DANE 要求说明，大型发件方也都会说明。
    [broken_off] { $subject }（{ $ips }）同意加密，却中断握手（警报 { $alert }）。
    [modern] { $subject }（{ $ips }）只与最高支持 TLS 1.2 的客户端加密，遇到支持 TLS 1.3 的客户端就中断，而如今的发件方都支持。
    [client] { $subject }（{ $ips }）要求连接者出示证书，没有就不让进。发件方没有这样的证书。
    [null] { $subject }（{ $ips }）只同意不加密的 TLS（NULL），现代发件方会拒绝。
    [inside] { $subject }（{ $ips }）谈妥加密后立即关闭连接。
    [incompatible] { $subject }（{ $ips }）不支持今天仍在使用的任何 TLS 版本。
    [closed] { $subject }（{ $ips }）同意加密，随后却关闭连接。
   *[garbled] { $subject }（{ $ips }）同意加密，但之后说的不是 TLS。
}不退回明文的发件方无法投递。
title-starttls-failed = { $subject } 的加密握手失败
fix-starttls-failed = { $how ->
    [client] 让服务器在 25 端口不要求证书，或者没有证书也接受：Postfix 用 smtpd_tls_req_ccert = no，它前面的代理也要这样设置。
    [sni] 让服务器认识 { $subject } 这个名称，或为不认识的名称提供默认证书：Postfix 看 tls_server_sni_maps，HAProxy 看 strict-sni，nginx 看 ssl_reject_handshake。
    [name] 为名称 { $subject } 配置证书和设置，或为不认识的名称提供默认证书（Postfix 请检查 tls_server_sni_maps）。
    [modern] 更新在 25 端口接受连接的程序，多半是邮件服务器前面的旧代理、防火墙或过滤器：遇到不认识的版本，它应当略过。
    [null] 从加密套件中去掉 NULL（Postfix 用 smtpd_tls_exclude_ciphers = eNULL）：默认值就很好。
   *[other] 自己试一下：openssl s_client -starttls smtp -connect { $subject }:25。邮件服务器的日志会写明原因，多半是证书和密钥不配对，或中间有代理。
}
finding-starttls-other = { $subject }（{ $ips }）会加密，但只用我们的 TLS 库不支持的方式。它支持什么，见旁边的结果。
finding-starttls-unknown = { $how ->
    [masked] 我们与 { $subject } 之间有防火墙（SMTP 检查）遮住了它说的话或它提供的功能，剩下的里面没有加密，因此无法判断服务器本身是否加密。如果防火墙是你的，那么谁发给你的邮件都没有加密。
    [turned_away] { $subject } 拒绝了我们，因此无法判断它是否加密。这针对的是发起检测的机器，不说明它怎样对待别人。
    [stranger] 无法判断 { $subject } 是否加密：在那里应答的自称 { $name }，这既不是它的名字，也不是它地址的名字，而最近从这里没有连到过任何身份确定的邮件服务器。有些网络会把 25 端口的连接转到自己的服务器。
   *[other] 无法判断 { $subject } 是否加密。
}
title-starttls-unknown = { $subject } 是否加密
fix-starttls-unknown = { $how ->
    [masked] { smtp-inspection-off }
    [turned_away] 在反向解析已确认、信誉良好的机器上检测，或让服务器允许这台机器连接，就能看到更多。这一点本身不需要处理。
    [stranger] 换一个网络来检测。如果结果相同，那就是服务器自己的回答：让它以自己的名字自称（Postfix 的 myhostname），并提供 STARTTLS。
   *[other] 几分钟后重新检测。如果一直如此，请换一个网络来检测：服务器可能拒绝了这里。
}
finding-starttls-no-host = 没有可以检测的邮件服务器。
finding-starttls-versions = { $subject } 支持 { $versions }，不支持更旧的版本。
finding-starttls-one-version = { $which ->
    [older] { $subject }（{ $ips }）支持 TLS 1.2，但不支持 1.3。
   *[newer] { $subject }（{ $ips }）只支持 { $version }。
}
title-starttls-one-version = { $subject } 只支持一个 TLS 版本
fix-starttls-one-version = { $which ->
    [older] 更新邮件服务器和它的 TLS 库：OpenSSL 1.1.1 及以上支持 TLS 1.3。
   *[newer] 同时允许 TLS 1.2，让只支持它的发件方也能加密（Postfix 的 smtpd_tls_protocols 不要写 !TLSv1.2，TLS 库自身的设置也不要限制得更严）。不必立即处理。
}
finding-starttls-old-too = { $subject }（{ $ips }）除新版本外仍支持 { $versions }。对机会加密来说这好过不加密，但审计会指出。
title-starttls-old-too = { $subject } 仍支持 { $versions }
fix-starttls-old-too = 把最低版本设为 TLS 1.2，除非旧的发件方对你很重要。{ suite-settings }
finding-starttls-old-only = { $subject }（{ $ips }）最高只支持 { $versions }。现代发件方已不支持它，它们的邮件会不加密地到来，或者根本不来。
title-starttls-old-only = { $subject } 只支持 { $versions }
fix-starttls-old-only = 更新邮件服务器和它的 TLS 库，并把最低版本设为 TLS 1.2。{ suite-settings }
finding-starttls-versions-unknown = { $subject }（{ $ips }）支持 { $versions }，是否还支持其他版本无法判断。
title-starttls-versions-unknown = { $subject } 支持哪些 TLS 版本
fix-starttls-versions-unknown = 几分钟后重新检测：有些服务器同时只接受很少的连接。
finding-starttls-ciphers = { $subject } 的密钥即使以后泄露，已传输的内容仍然保密（{ $cipher }）。
finding-starttls-weak-ciphers = { $how ->
    [static] { $subject }（{ $ips }）选择了 { $cipher }：以后拿到密钥的人可以读出所有被记录的内容。
    [anonymous] { $subject }（{ $ips }）只用不带证书的加密（{ $cipher }）：中间的任何人都能冒充它，大多数发件方也不接受。
   *[weak] { $subject }（{ $ips }）最好的也只有 { $cipher }，它已被攻破。
}
title-starttls-weak-ciphers = { $subject } 的加密很弱
fix-starttls-weak-ciphers = { $how ->
    [anonymous] 为邮件服务器配置 { $subject } 的证书（Postfix 的 smtpd_tls_chain_files）。
   *[other] 去掉限制加密套件的设置（Postfix 的 tls_medium_cipherlist、smtpd_tls_mandatory_ciphers、smtpd_tls_exclude_ciphers），或更新 TLS 库：默认值就很好。{ suite-settings }
}
finding-starttls-trusted = { $by ->
    [dane] { $subject } 的证书与其经签名的 TLSA 记录相符（DANE），不需要公共机构担保。
   *[authority] { $subject } 的证书由受信任的机构签发（{ $issuer }）。
}
finding-starttls-self-signed = { $subject }（{ $ips }）的证书是自签名的。{ starttls-held }
title-starttls-self-signed = { $subject } 的证书是自签名的
fix-starttls-self-signed = 向公共机构申请证书，例如 Let's Encrypt。mailcow 在 80 端口开放时会自动申请；Poste.io：System settings，TLS Certificate。{ starttls-keep }
finding-starttls-untrusted = { $how ->
    [alone] { $subject }（{ $ips }）只发送了一张证书，其签发者（{ $issuer }）不在受信任之列。可能缺少中间证书，也可能是私有机构。
    [issuer] { $subject }（{ $ips }）的证书背后没有受信任的机构，签发者是 { $issuer }。
    [chain_dates] { $subject }（{ $ips }）证书链中有一张已过期或尚未生效。
    [signature] { $subject }（{ $ips }）证书链的签名不可靠。
    [purpose] { $subject }（{ $ips }）的证书不是给服务器用的。
   *[other] { $subject }（{ $ips }）的证书无法验证。
}{ starttls-held }
title-starttls-untrusted = { $subject } 的证书不受信任
fix-starttls-untrusted = { $how ->
    [chain_dates] 发送与现有证书一起签发的证书链（fullchain.pem）：目前发送的链里有一张旧的中间证书。如果它已是最新的，就重新申请证书。
    [signature] 向公共机构重新申请证书，并与随附的证书链一起发送：目前这条链的各部分不配对，或签名方式已不被接受。
    [purpose] 向公共机构申请服务器证书（TLS Web Server Authentication）：目前这张是别的用途。
    [other] 向公共机构重新申请证书：目前这张不合规则，换证书链也没有用。用 openssl verify 可以看到更多。
   *[alone] 使用公共机构的证书，并发送完整的证书链（fullchain.pem，不是 cert.pem）。
}{ starttls-keep }
finding-starttls-trust-unknown = 无法判断 { $subject } 的证书是否受信任：本安装没有任何受信任的机构。
title-starttls-trust-unknown = { $subject } 的证书是否受信任
fix-starttls-trust-unknown = 在运行 Mailworthy 的机器上安装 ca-certificates，或设置 SSL_CERT_FILE。
finding-starttls-early = { $subject }（{ $ips }）的证书从 { $day } 起才有效，现在还没有生效。{ starttls-held }
title-starttls-early = { $subject } 的证书尚未生效
fix-starttls-early = 检查邮件服务器的时钟，以及配置给它的证书。
finding-starttls-name = 证书是为 { $subject } 签发的。
finding-starttls-wrong-name = { $some ->
    [sni] 用 { $subject } 这个名称（SNI）呼叫它（{ $ips }）时，它出示的证书是为其他名称签发的（{ $names }）；发件方不说名称时，它出示的倒是正确的证书。
    [none] { $subject }（{ $ips }）的证书没有写任何主机名。
   *[some] { $subject }（{ $ips }）的证书是为其他名称签发的：{ $names }。
}{ starttls-held }
title-starttls-wrong-name = { $subject } 的证书属于别的名称
fix-starttls-wrong-name = { $some ->
    [sni] 在服务器按名称选择证书的地方，把 { $subject } 对应到它的证书：Postfix 的 tls_server_sni_maps，或它前面的代理。
   *[some] 为 { $subject } 申请证书。mailcow：mailcow.conf 的 MAILCOW_HOSTNAME 或 ADDITIONAL_SAN；Poste.io：System settings，TLS Certificate，把这个名称作为通用名或备用名。{ starttls-keep }
}
finding-starttls-dates = { $subject } 的证书有效期到 { $day }，还有 { $days } 天。
finding-starttls-expired = { $subject }（{ $ips }）的证书已于 { $day } 过期，自动续期没有生效。{ starttls-held }
title-starttls-expired = { $subject } 的证书已过期
fix-starttls-expired = { $tlsa ->
    [certificate] 在现有记录旁发布在用密钥的 TLSA 记录（3 1 1），等现有记录的 TTL 过去，然后用同一个密钥续期（certbot renew --reuse-key）：现有记录指向的是证书本身，与新证书不会相符。
    [key] 用现有的密钥续期（certbot renew --reuse-key），并让邮件服务器重新读取：TLSA 记录指向的就是这个密钥。如果要换密钥，须先在旧记录旁发布新密钥的记录，并等旧记录的 TTL 过去。
    [none] 续期，并让邮件服务器重新读取。
   *[unknown] 续期，并让邮件服务器重新读取。如果 TLSA 记录指向它的密钥，续期时保留这个密钥（certbot renew --reuse-key）。
}再查明为什么没有自动续期（systemctl list-timers；mailcow 用 docker compose logs acme-mailcow；Poste.io 的 80 端口必须能到达容器）。
finding-starttls-expiring = { $subject }（{ $ips }）的证书将于 { $day } 过期，还有 { $days } 天，本该已经续期。
title-starttls-expiring = { $subject } 的证书即将过期
fix-starttls-expiring = 查明为什么没有自动续期（systemctl list-timers；mailcow 用 docker compose logs acme-mailcow；Poste.io 的 80 端口必须能到达容器），并确认邮件服务器读取了新证书。{ starttls-keep }
finding-starttls-short-key = { $subject }（{ $ips }）的密钥太短：{ $kind } { $bits } 位。
title-starttls-short-key = { $subject } 的密钥太短
fix-starttls-short-key = { $tlsa ->
    [none] 换一个新密钥：ECDSA P-256，或 2048 位的 RSA。
   *[key] 换一个新密钥：ECDSA P-256，或 2048 位的 RSA。如果 TLSA 记录指向旧密钥，先在旁边发布新密钥的记录，并等旧记录的 TTL 过去。
}
finding-starttls-old-signature = { $subject }（{ $ips }）的证书用 { $hash } 签名，可以被伪造。
title-starttls-old-signature = { $subject } 的证书用 { $hash } 签名
fix-starttls-old-signature = 重新申请证书：如今所有机构都用 SHA-256 签名。{ starttls-keep }

# 谁会拒收这样的证书、换新证书会影响什么：上面各句的组成部分。
starttls-held = { $held ->
    [enforce] 遵守你的 MTA-STS 策略（enforce 模式）的发件方不会向它投递，包括 Gmail 和 Outlook；其他发件方照样接受。
    [dane] 核对 DANE 的发件方看的是经签名的 TLSA 记录，而它相符；其他发件方照样接受，除非对方自己规定要核对。
    [none] 发件方照样接受，除非对方自己规定要核对：你没有 enforce 模式的 MTA-STS 策略要求这样做。
   *[unknown] 发件方照样接受，除非 enforce 模式的 MTA-STS 策略或对方自己的规定要求核对。
}
starttls-keep = { $tlsa ->
    [certificate] 它的 TLSA 记录指向证书本身：先在旁边发布在用密钥的记录（3 1 1），等旧记录的 TTL 过去，再用同一个密钥申请新证书（certbot：续期用 --reuse-key，自备请求用 --csr）。
    [key] 它的 TLSA 记录指向密钥：用同一个密钥申请新证书（certbot：续期用 --reuse-key，自备请求用 --csr），或者先在旁边发布新密钥的记录，并等旧记录的 TTL 过去。
    [none] {""}
   *[unknown] 如果 TLSA 记录指向它的密钥，用同一个密钥申请新证书，或者先在旁边发布新密钥的记录。
}
suite-settings = mailcow 中要改动的设置写进 data/conf/postfix/extra.cf，然后执行 docker compose restart postfix-mailcow；Poste.io 的设置随镜像而来，更新镜像即可。
smtp-inspection-off = 关闭邮件服务器前面防火墙的 SMTP 检查：Cisco ASA 在 policy map 里用「no inspect esmtp」，PIX 用「no fixup protocol smtp 25」。如果它前面没有防火墙，那就是发起检测的机器所在网络里的：换一个网络来检测。
