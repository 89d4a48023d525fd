### 控制台的页面。

site-description = Mailworthy 告诉你：自建邮件服务器发出的邮件能不能送达，不能的话该怎么做。
skip-to-content = 跳到正文
nav-main = 主导航
nav-check = 检测
nav-language = 语言
footer-version = Mailworthy { $version }。检测记录只保存给这个浏览器，一段时间后自动删除。
footer-shared = 由 Mailworthy { $version } 生成。
theme-label = 外观
theme-auto = 跟随系统
theme-light = 浅色
theme-dark = 深色
copy = 复制
copied = 已复制
duration-seconds = { $seconds } 秒

home-title = 你的邮件能送达吗？
home-lead = 输入你用来发信的域名。几秒钟后你就会知道收件方为什么不信任你的服务器、我们的依据是什么，以及该把什么粘贴到哪里。
home-more = 补充服务器信息
home-submit = 检测
home-recent = 这个浏览器里的检测
home-recent-empty = 还没有。检测过的域名会出现在这里。
home-recent-earlier = 更早的 { $count } 次检测
home-samples = 试试样例
home-samples-lead = 内置实验室里有带已知问题的域名，没有网络也能用。

field-target = 域名或 IP 地址
field-ip = 发信 IP 地址
field-helo = HELO 名称
field-selector = DKIM 选择器
field-relay = 代为发信的中继
field-volume = 每天发信量
field-days = 链接有效天数
field-code = 结果代码
field-sender = 信封发件人（MAIL FROM）
hint-target = 粘贴邮箱地址或网址也可以。
hint-ip = 可选。留空时从 MX 和 SPF 中查找。
hint-helo = 可选。服务器在 HELO 或 EHLO 中报出的名称，例如 mail.example.com。
hint-selector = 可选。用逗号分隔，例如 dkim, mail。

fault-empty = { $field }：没有填写。
fault-too-long = { $field }：超过了域名允许的长度。
fault-not-a-target = { $field }：既不是 example.com 这样的域名，也不是 192.0.2.10 这样的 IP 地址。
fault-single-label = { $field }：这个名称里没有点。请填写完整域名，例如 example.com。
fault-not-an-address = { $field }：这不是 IP 地址。应类似 192.0.2.10 或 2001:db8::1。
fault-not-a-host-name = { $field }：这不是主机名。应类似 mail.example.com。
fault-not-a-sender = { $field }：这不是邮件地址。应类似 you@example.com；退信则写 <>。
fault-not-a-selector = { $field }：这不是 DKIM 选择器。可以使用字母、数字、连字符和点。
fault-too-many = { $field }：超过了 16 个。
fault-not-a-relay = { $field }：不认识这个中继。
fault-not-a-volume = { $field }：应为 1 到 100000000 之间的邮件数量。
fault-not-a-code = { $field }：这不是结果代码。它以 mw1- 开头，在脚本输出的末尾。
fault-measured = { $field }：服务器已自行报告过。手工带来的代码不能取代它；请在服务器上重新运行脚本。
fault-other-code = { $field }：这个代码属于另一份报告，或已超过一天。请重新生成脚本。
fault-out-of-range = { $field }：应为 1 到 365 之间的数字。

error-title = 没有成功
error-home = 回到首页
error-not-found = 这个地址没有内容，或者不属于你。检测记录属于发起它的浏览器；分享的链接可能已过期或被撤回。
error-checks-closed = 这个站点只为已登录的用户检测。
error-too-many-requests = 短时间内检测次数过多。请在 { $span }后重试。
error-unavailable = 数据库暂时没有响应。数据没有丢失，请一分钟后重试。
error-malformed = 无法读取这个请求。请返回后重试。
error-internal = 我们这边出了问题。运维人员可以凭编号 { $ticket } 在日志中找到原因。
not-found-title = 这里什么也没有

done-run-deleted = 检测和报告已删除。
done-share-revoked = 链接已撤回，从现在起打不开了。

run-title = { $target } 的报告
run-going = 正在检测
run-going-lead = 所有查询同时发出，只需几秒钟；遇到慢的域名服务器会久一些。
run-noscript = 在报告出来之前，本页每两秒自动刷新一次。
run-waiting = 等待中
run-offline = 连接中断，正在重试。检测不依赖这个页面，完成后报告会出现在这里。
run-failed = 这次检测没能完成
run-failed-lead = 已经重试多次，每次都中断了。这是我们的问题，不是域名的问题。请重新检测；如果仍然失败，请告诉运维人员。
run-failed-short = 已中断

report-checked = 检测于 { $moment }，用时 { $took }
report-vantage = 检测出发地址：{ $known ->
    [no] 本机不知道
   *[yes] { $addresses }
}{ $asked ->
    [no] { "" }
   *[yes] ；解析器：{ $resolver }
}{ $named ->
    [no] { "" }
   *[yes] ；自称：{ $ehlo }
}；最近一小时从该处连到过邮件服务器：{ $reached ->
    [both] IPv4 和 IPv6 都有
    [four] 仅 IPv4
    [six] 仅 IPv6
   *[none] 没有
}
report-score = 得分 { $points }/100，等级 { $grade }，{ $measured }% 可以测量
report-again = 重新检测
report-share = 分享
report-fix-first = 先做这些
report-why = 为什么这么说
report-fix = 该怎么做：
report-evidence = { $count } 个查询及其回答
report-evidence-of = 证据：{ $area }
report-blind-lead = 所有查询都没有得到回答，因此无法对这个域名作出判断。请检查运行 Mailworthy 的机器的网络连接和 DNS 解析器（/etc/resolv.conf，或设置 --dns），然后重新检测。
evidence-question = 查询
evidence-answer = 回答
evidence-server = 服务器
outcome-found = 找到
outcome-no-data = 没有这种记录
outcome-no-such-name = 没有这个名称
outcome-timed-out = 没有人及时回答
outcome-server-failure = 服务器故障（SERVFAIL）
outcome-refused = 被拒绝
outcome-reset = 连接被重置
outcome-malformed = 回答无法读取
outcome-unreachable = 无法连接
outcome-not-asked = 没有查询：达到了本次检测的上限
outcome-forbidden = 没有查询：地址不是公网地址

share-title = 分享这份报告
share-lead = 拿到链接的人可以阅读这份报告，仅此而已。你可以随时撤回。
share-create = 生成链接
share-none = 目前没有指向这份报告的链接。
share-stands = 链接生成于 { $made }，有效期至 { $until }
share-revoke = 撤回
share-created = 链接已生成
share-created-lead = 有效期至 { $until }。链接只显示这一次，请现在复制。
share-link = 链接
share-back = 回到报告
share-public = 分享的报告，可阅读至 { $until }。

delete-title = 删除这次检测
delete-lead = 报告和所有指向它的链接会立即删除，无法恢复。
delete-confirm = 永久删除

headline-blind = 没有任何 DNS 服务器回答，无法作出判断。
headline-broken = 从这里发出的邮件很可能被拒收：{ $cause }。
headline-problem = 从这里发出的邮件在大型收件方那里处于不利地位：{ $cause }。
headline-unknown = 能判断的各项都没有妨碍你的邮件；有 { $count } 项无法判断。
headline-note = 从这里发出的邮件应该能送达。还可以改进：{ $cause }。
headline-good = 检测过的各项都没有妨碍你的邮件。
headline-nothing = 没有可以判断的内容。

area-ip = IP 地址
area-dnsbl = 黑名单
area-neighbours = 邻居地址
area-ptr = 反向解析
area-helo = 服务器名称（HELO）
area-smtp-out = 出站 25 端口
area-spf = SPF
area-dkim = DKIM
area-dmarc = DMARC
area-mx = 邮件交换器
area-smtp-in = 收信服务（SMTP）
area-starttls = 服务器间加密（STARTTLS）
area-mta-sts = MTA-STS 策略
area-tls-rpt = TLS 报告
area-dane = DANE 证书绑定
area-dnssec = DNSSEC 签名
area-bimi = 标志（BIMI）
area-dns = 域名服务器与 DNS
area-domain = 域名本身
area-client = 邮件客户端
area-receivers = 收件方规则

verdict-broken = 阻断邮件
verdict-void = 保护失效
verdict-bulk = 阻断群发
verdict-problem = 影响送达
verdict-unknown = 无法判断
verdict-note = 可以更好
verdict-good = 正常
verdict-not-applicable = 不适用

count-broken = { $count } 项阻断邮件
count-void = { $count } 项保护失效
count-bulk = { $count } 项阻断群发
count-problem = { $count } 项影响送达
count-unknown = { $count } 项无法判断
count-note = { $count } 项可以更好
count-good = { $count } 项正常

text-detail = { $label }{ $text }
text-named = { $name }：{ $text }
text-named-label = { $name }：
detail-rule = { $rule }（见「{ $area }」）
detail-meaning = 含义：
detail-says = 名单的原话：
detail-answer = 名单的回答：
detail-removal = 如何解除：
detail-request = 可以这样写：
detail-request-text = 我们的邮件服务器 { $ip } 被列入了名单。我们已经找到原因并处理完毕：（写明原因和采取的措施）。我们会防止再次发生，请移除这个地址。
detail-request-provider = 致服务商：我们租用的地址 { $ip } 在名单 { $part } 上（{ $url }）。原因是（写明原因），我们已经处理完毕（写明采取的措施）。这个名单只受理网络所有者的移除申请，请代为提出。
detail-request-owner = 致服务商：我们的邮件服务器 { $ip } 地址固定，并有专属的反向解析，却在一个被登记为不应发信的范围内（{ $part }，{ $url }）。请把这个地址移出该范围，或允许我们自行移除。
detail-request-domain = 我们的域名 { $domain } 被列入名单。我们已经找到并消除了原因：（写明原因和所做的处理）。我们会防止再次发生，请把这个域名移除。
detail-domain-removed = 原因消除之后，由域名的管理者在 { $url } 申请移除。
detail-domain-asked = 原因消除之后，由域名的管理者向名单申请移除。
detail-domain-forgotten = 自动结束：名单过一段时间会自行移除，没有人可以受理申请。
request-port = 请为我们的邮件服务器 { $ip } 开放出站 TCP 25 端口。它只发送我们自己域名的邮件，收件人都曾要求接收；反向解析已设置，并且能解析回来；收到投诉我们会立即处理。需要我们先提供什么材料吗？
request-redirect = 从我们的邮件服务器 { $ip } 连往其他服务器 TCP 25 端口的连接，都被转到了你们的服务器上。请原样放行：我们的邮件现在到不了收件人那里。
request-relay = 请为我们的邮件服务器 { $ip } 开放出站 TCP 587 和 465 端口：它要把邮件交给中继，在那里登录并加密传输。
request-range = 我们的服务器 { $ip } 受到邻居牵连：周围许多地址都在黑名单上。请给我们换一个其他网段的地址，并告知何时可用。
detail-suites = 在套件中：
detail-suites-postfix = 在 mailcow 中，把 postconf -e 后面的设置逐行写进 data/conf/postfix/extra.cf，然后运行 docker compose restart postfix-mailcow。Poste.io 用的是 Haraka 而不是 Postfix，这条命令在那里不适用；请查看它的管理界面，或询问其开发者。
detail-suite-port = mailcow：docker compose ps 会显示 postfix-mailcow 是否在运行；mailcow.conf 中的 SMTP_PORT 必须是 25。Poste.io 的容器需要 -p 25:25 或 --net=host。ufw 和 firewalld 的规则管不住 Docker 开放的端口。
detail-suite-ipv6 = mailcow：在 mailcow.conf 中设 ENABLE_IPV6=true，然后执行 docker compose down 和 docker compose up -d。Poste.io 的容器用 --net=host 运行，就会监听本机的所有地址。如果不需要 IPv6，删除 AAAA 记录即可。
detail-suite-update = mailcow 用 ./update.sh 更新。Poste.io 重新拉取镜像（docker pull analogic/poste.io）并重启容器；/data 里的内容会保留。
detail-suite-resolver = mailcow 自带解析器：查看 docker compose logs unbound-mailcow，邮件服务器的日志用 docker compose logs --tail=200 postfix-mailcow。它还会有意让陌生来客等三秒（postscreen_greet_wait）。Poste.io 使用 Docker 提供的解析器（--dns）；日志在 docker logs 和 /data/log。
detail-suite-relay = mailcow：data/conf/postfix/extra.cf 里不应有自己写的 mynetworks 和 smtpd_relay_restrictions，删除后执行 docker compose restart postfix-mailcow。用 docker compose exec postfix-mailcow postconf mynetworks 可以看到实际生效的值；容器之间的网络本来就应当在内，所以不要照搬单独 Postfix 的命令。Poste.io：容器用 --net=host 运行，或去掉它前面的代理，让它看得到真实来源，并检查 System settings。
detail-suite-recipients = mailcow：删除别名「@域名」（E-Mail, Configuration, Aliases），并在域名设置中取消勾选「Relay all recipients」。Poste.io：在 Virtual domains 中打开域名，删除它的 catch-all。
detail-suite-certificate = mailcow 的 cert.pem（含完整证书链）和 key.pem 在 data/assets/ssl。mailcow.conf 中 SKIP_LETS_ENCRYPT=n 时会自动续期，docker compose logs acme-mailcow 会显示经过，docker compose restart postfix-mailcow 让邮件服务器重新读取。Poste.io：System settings，TLS Certificate；日志在 /data/log。
detail-suite-names = mailcow 无论被叫什么名称都出示 MAILCOW_HOSTNAME 的证书；在 mailcow.conf 中设 ENABLE_SSL_SNI=y 后，data/assets/ssl 下的每张证书用于它自己的名称，docker compose restart acme-mailcow postfix-mailcow 会重新生成名单。Poste.io：System settings，TLS Certificate，把这个名称作为通用名或备用名。
detail-suite-settings = { suite-settings }
detail-suite-policy = mailcow（2025-09 或更新）由域名的 MTA-STS 标签页生成并提供该文件：在那里修改模式、max_age 和服务器。Poste.io 不提供该文件：请在提供它的网站服务器上修改。
detail-suite-policy-certificate = mailcow（2025-09 或更新）在域名的 MTA-STS 标签页启用、且 mta-sts 指向它时会自动申请证书；docker compose logs acme-mailcow 会显示经过。Poste.io 不提供策略文件：证书属于提供该文件的网站服务器。
detail-suite-tlsa = 这条记录在你的 DNS 托管处设置。mailcow 的域名 DNS 页面会显示它，续期证书时密钥不变（data/assets/ssl/acme/key.pem）。Poste.io 要用 /data/ssl/server.crt 计算；每次续期后请核对。
detail-suite-zone = 在你的 DNS 托管处设置：mailcow 和 Poste.io 都不托管你的区域。mailcow 的域名 DNS 页面会列出它期望的记录。
detail-suite-logo = mailcow 和 Poste.io 都没有这项设置：把文件放在你网站的服务器上。
detail-suite-relaying = mailcow：System, Configuration, Routing，在那里填写发信中继并分配给域名。Poste.io：System settings 里的默认 smarthost。Postfix：main.cf 的 relayhost。
detail-suite-ipv6-out = mailcow：在 data/conf/postfix/extra.cf 写 smtp_address_preference = ipv4，然后执行 docker compose restart postfix-mailcow，就会先用 IPv4 发信。Poste.io 用 Docker 提供的网络发信：网络没有 IPv6，就只剩 IPv4。
detail-suite-clients = 这些记录在你的 DNS 托管处设置。mailcow 和 Poste.io 都在 465 和 587 端口接收用户提交的邮件，在 993 端口供收取，用的都是服务器的名称；mailcow 的域名 DNS 页面会列出这些记录。
detail-suite-autoconfig = mailcow 在「autoconfig.域名」提供该文件，证书包含这个名称时走 HTTPS（AUTODISCOVER_SAN=y）。Poste.io 不提供：在那里应答的网站服务器上放一个文件，或删除该名称。
detail-suite-autodiscover = mailcow 在「autodiscover.域名」应答，并为它申请证书（AUTODISCOVER_SAN=y）。Poste.io：添加 SRV 记录 _autodiscover._tcp，内容是 0 1 443 加服务器名称，它的证书里有这个名称。
detail-terms = 使用条款：
detail-port25 = 出站 25 端口：
detail-ask = 如何申请：
detail-conditions = 前提条件：
detail-alternative = 在此之前：
detail-ptr = 反向解析：
detail-ptr-unverified = 反向解析（未经核实）：
detail-reputation = 外界对其网络的评价：
detail-reputation-unverified = 外界对其网络的评价（未核实）：
detail-source = 来源：

source-none = 行业常识，没有对方的官方页面
standard-the-providers-own-pages = 服务商的官方页面
standard-google-sender-guidelines = Google 发件方指南
standard-google-email-sender-guidelines = Google 发件方指南
standard-yahoo-sender-best-practices = Yahoo 发件方最佳做法
standard-yahoo-sender-hub-faq = Yahoo 发件方问答
standard-receivers-sender-rules = 各收件方的发信规则
standard-google-and-apple-bimi-rules = Google 与 Apple 的 BIMI 规则
