### 只有邮件服务器的主人才能要求的测试，以及写给在日志里看到我们的人的说明页。

field-proof = 验证记录
fault-no-proof = 还没有看到{ $field }：没查到这条记录。新记录可能要几分钟才生效；如果之前有人查过这个名字，最长可能要一小时。什么也没有测。
fault-proof-unknown = 查不到{ $field }在不在：域名服务器没有应答。什么也没有测。请过一分钟再试。

owner-title = 测试只有主人才能测的项目
owner-lead = 邮件服务器是否接收 postmaster@ 和 abuse@ 的邮件、是否拒绝不存在的用户、是否有接收报告的邮箱，以及换几种写法也不替陌生人中继。只问到 RCPT TO 为止，不发送任何邮件，每台服务器每天最多一次。
owner-prove = 要证明 { $domain } 是你的，请先发布这条记录，再点按钮。之后可以删除。它适用于反向名称在该域名之内且指回自身的邮件服务器；其他服务器要由从其地址提交的 25 端口探测结果来证明。
owner-probed = 25 端口探测的结果来自 { $ips }，它正是这个域名的邮件交换器。对那台服务器来说这就足够证明了。
owner-sample = 这是样例，不需要证明。
owner-button = 带上这些测试再检测

about-link = 关于我们的探测
about-link-named = 在你的邮件服务器日志里看到 { $name }？关于我们的探测
about-title = 这台机器为什么连接了你的邮件服务器
about-lead = 有人检测了一个由你的服务器收信的域名。Mailworthy 只看任何发信方都能看到的东西，然后告诉对方邮件能不能送达。
about-why-title = 为什么
about-why = 自建邮件服务器的人想在账单丢失之前知道哪里出了问题。一次检测会查询 DNS 记录，并与一个域名的邮件交换器打个招呼。
about-does-title = 做什么
about-does = 连接 25 端口，读取欢迎语，说 EHLO，对方提供 STARTTLS 时建立 TLS，查看证书，然后 QUIT；如果对方声明可以一次接收多条命令（PIPELINING），QUIT 会和前面两条 RSET 一起发出。为了弄清支持哪些 TLS 版本，以及不带名称（SNI）时 TLS 能否建立，可能再连接几次。除非主人要求更多，仅此而已。
about-never-title = 从不做什么
about-never = 不发送邮件：从不使用 DATA，发件人只用空地址。不猜密码，不试探邮箱，不扫描端口。
about-owner-title = 主人可以要求什么
about-owner = 谁用 DNS 记录，或者用在服务器上运行的探测脚本，证明服务器属于自己，或服务器的反向名称所在的域名属于自己，就可以要求对 postmaster、abuse、域名用来接收报告的地址、一个不存在的地址和一个外部地址测试 RCPT TO；外部地址会直接测试，也会以该域名的发件人测试，还会藏在该域名的地址里测试。每台服务器每天最多测一次。
about-kept-title = 保存什么
about-kept = 会话内容，作为提出检测者报告里的证据。未登录者的报告一段时间后自动删除。
about-contact-title = 找谁联系
about-contact = 由运行这套 Mailworthy 的人负责。
about-contact-named = 由运行 { $name } 的人负责：请写信给 postmaster@{ $name }。
