### 报告：结论、邮件之路、该做什么、得分、图示。

list-last = { $front } 和 { $last }
beside-wildcard = 同时在 { $name } 本身发布：{ $records }。这些目前只由通配符（*）提供；一个名称自己或它下面一旦有了记录，通配符就不再给它任何内容。
instead-of-above = 在 _dmarc.{ $name } 发布这条你自己的记录：它优先于 { $above } 的记录，并保持现在实际的策略。如果 { $above } 也是你的，请直接改正那里的记录。

## 结论。

sentence-refused-by = { $receivers } { $number ->
    [one] 会拒收
   *[many] 会拒收
}{ $scope ->
    [six] 从这里经 IPv6 发出的邮件
    [some] 从这里发出的部分邮件
   *[all] 从这里发出的邮件
}：{ $cause }。
sentence-bulk-refused-by = { $receivers } { $number ->
    [one] 会拒收
   *[many] 会拒收
}{ $scope ->
    [six] 从这里经 IPv6 发出的群发邮件
    [some] 从这里发出的部分群发邮件
   *[all] 从这里发出的群发邮件
}，其他收件方也很可能拒收：{ $cause }。
sentence-only-bulk-refused-by = 少量邮件或许能通过，但 { $receivers } { $number ->
    [one] 会拒收
   *[many] 会拒收
}{ $scope ->
    [six] 从这里经 IPv6 发出的群发邮件
    [some] 部分群发邮件
   *[all] 群发邮件
}：{ $cause }。
sentence-distrusted = 从这里发出的邮件很可能被拒收或进入垃圾箱：{ $cause }。
sentence-forged = 任何人都能以你的名义发信，过滤器会因此不信任你的邮件：{ $cause }。
sentence-void = 你的邮件有一项保护不起作用：{ $cause }。
sentence-void-soon = 你的邮件有一项保护即将失效：{ $cause }。
sentence-replies = 别人回复你的邮件可能会丢失：{ $cause }。
sentence-unanswerable = 别人的回复会丢失，有些收件方也可能不接收无法回复的邮件：{ $cause }。
sentence-weak = 从这里发出的邮件可能出问题：{ $cause }。
sentence-no-such-name = { $domain } 在 DNS 中不存在：以它的名义发出的邮件很可能被拒收，也没有人能回复。
sentence-silent = { $domain } 不收发邮件，它的记录也如实说明了这一点。
sentence-silent-open = { $domain } 不发邮件，但别人可能冒用它的名义：{ $cause }。
sentence-address-good = 检测过的各项都不妨碍从 { $ip } 发信。
sentence-note-open = 能判断的各项都没有妨碍你的邮件，但并非各项都能判断。还可以改进：{ $cause }。
sentence-note-part = 检测过的内容里没有妨碍你发信的问题；其余部分没有检测。可以改进的地方：{ $cause }。
sentence-untold = 能判断的各项都没有妨碍你的邮件。尚不清楚：{ $cause }。
sentence-port = 不知道邮件能否发出去：{ $cause }
sentence-reported = 如果报告属实，从这里发出的邮件出不去：{ $cause }。
sentence-dumb = { $domain } 的域名服务器没有给出可用的回答：无法判断它的邮件状况。
sentence-ready = 你的邮件准备就绪：收件方要求的每一关都正常。
sentence-more-stop = { $count ->
    [1] 另有一项阻断邮件。
    [2] 另有两项阻断邮件。
    [3] 另有三项阻断邮件。
   *[other] 另有 { $count } 项阻断邮件。
}
sentence-more-weaken = { $count ->
    [1] 另有一项影响送达。
    [2] 另有两项影响送达。
    [3] 另有三项影响送达。
   *[other] 另有 { $count } 项影响送达。
}
sentence-unmeasured = 未测量：{ $gates }。
sentence-needs-domain = SPF、DKIM 和 DMARC 属于域名：请再检测域名。
sentence-first = 第一步：{ $step }

## 邮件之路。

road-title = 你的邮件要走的路
road-lead = 各关按收件方检查的顺序排列。
road-stops = 停在这里
road-stops-part = 部分邮件停在这里
road-stops-bulk = 群发停在这里
road-inbox = 收件箱
road-beyond = 到不了
road-beyond-part = 部分邮件到不了
road-beyond-bulk = 群发邮件到不了
road-open = 未测量
road-incoming = 不在这条路上：有 { $count } 项问题会阻断发给你的邮件（{ $areas }）。
gate-port = 出站 25 端口
gate-address = IP 地址与黑名单
gate-names = 反向解析与 HELO
gate-spf = SPF
gate-dkim = DKIM
gate-dmarc = DMARC
gate-rules = 收件方的规则
gate-port-open = 只有你的服务器才能测出。
gate-left-out = 这次没有检测这一关。
gate-not-applicable = 这个域名不发邮件。
gate-of-services = 由服务商用自己的地址发信。
gate-needs-domain = 属于域名：请检测域名。
gate-no-address = 不知道发信地址。
gate-open = 还没有检测过。
gate-address-good = { $count } 个名单均未列入
gate-spf-good = DNS 查询 { $lookups } 次（上限 10 次）
gate-dmarc-good = { $policy ->
    [reject] 策略：拒收（p=reject）
    [quarantine] 策略：隔离（p=quarantine）
   *[none] 策略：仅报告（p=none）
}

## 该做什么。

fixes-none = 没有需要修复的地方。
fixes-later = { $count } 项可以更好
fixes-find = { $count } 项无法判断：怎样弄清楚
fix-also = 还有：{ $title }。
fix-step = 该怎么做：第 { $number } 步
fix-done = 我已经做完
fix-undo = 其实还没做
fix-done-label = 已做，尚未检测
fix-again = 只重测这一项
record-file = 文件
record-text = 可发送
hand-label = 谁来做：
hand-dns = 你的 DNS 面板
hand-probe = 你自己，在邮件服务器上
hand-server = 邮件服务器
hand-web = 网站服务器
hand-web-and-dns = 先在网站服务器，再到 DNS 面板
hand-server-and-dns = 先在邮件服务器，再到 DNS 面板
hand-provider = IP 地址的服务商
hand-you-then-list = 先由你消除原因，再由名单的运营方移除
hand-you-alone = 你自己；名单会自动移除
hand-at-list = 你自己，在名单的网页上
hand-provider-then-list = IP 地址的服务商，由它向名单的运营方提出
hand-list = 名单的运营方
hand-registrar = 域名注册商
hand-elsewhere = 你自己，在另一家服务商
wait-label = 何时生效：
wait-dns = 通常一小时内；在 TTL 到期前，解析器会保留旧的回答
wait-probe = 立即
wait-server = 重启邮件服务器后立即生效
wait-web = 立即
wait-web-and-dns = 记录也改好后，通常一小时内
wait-server-and-dns = 通常一小时内
wait-provider = 几分钟内，部分服务商需要一天
wait-you-then-list = 提出申请后几小时到几天
wait-you-alone = 原因消除后一天或更久
wait-at-list = 通常几小时内
wait-provider-then-list = 服务商提出之后几天
wait-list = 提出申请后几小时到几天
wait-registrar = 一天或更久
wait-elsewhere = 邮件改从那里发出后立即

## 得分。

score-title = 得分
score-of = 分（满分 100）
score-grade = 等级 { $grade }，{ $measured }% 可以测量
score-bar = 100 分中的 { $points } 分
score-expected = 你做的改动生效后：{ $points } 分，等级 { $grade }
score-lines = 扣分明细
score-line-more = 另有 { $count } 项
score-full = 没有扣分。
score-none = 没有得分：什么都无法判断。
score-absent = 没有得分：能判断的太少
score-too-little = 没有得分：能判断的太少（只有 { $measured }%）。
score-cap-broken = 有阻断发信或收信、或使保护失效的问题时，最高 { $points } 分
score-still = 其余问题扣的分仍超过总分：请一并修好
score-cap-unmeasured = 有一关未测量时不给 A：{ $gates }
scale-title = 得分是怎么算的
scale-broken = 阻断发信或收信、或使某项保护失效的问题每项扣 { $cost } 分，并且总分最高 { $cap } 分：只要有一项就足以丢失邮件，其他再好也没用。
scale-problem = 影响送达的问题每项扣 { $cost } 分：不符合大型收件方的规则，或被过滤器扣分。单独一项很少阻断邮件，几项加起来就会。
scale-note = 可以更好的地方每项扣 { $cost } 分：这是良好做法，没有收件方强制要求。
scale-unknown = 无法判断的不扣分也不加分，因为怎么猜都不对。能判断的比例写在得分旁边。
scale-least = 能判断的不到 { $least }% 时不给得分：只凭一小半算出的数字说明不了整体。
scale-once = 同一件事只算一次，不管涉及多少地址或名称：修复它也只是一步。
scale-unmeasured = 只要路上还有一关没有测量，得分就停在 { $cap }，不到 A：没人见过的，谁也不能保证。
scale-grades = 等级：{ $grades }。起决定作用的是各项结论，数字只是汇总。
scale-grade = { $grade } 级 { $points } 分起

## 各个部分。

sections-title = 检测过的全部内容
explain-title = 解释
explain-label = 解释：{ $title }
explain-plain = 通俗地说：
explain-experts = 专业说明
explain-looks = 检查什么：
explain-passes = 怎样算正常：
explain-warns = 怎样算可以更好：
explain-fails = 怎样算有问题：
explain-notes = 补充：
explain-basis = 依据：
partial-notice = 这次只检测了一个部分：{ $areas }。其他各关没有检测。
partial-whole = 检测全部

## 图示。

picture-table = 以表格显示
spf-tree-title = SPF 记录的树：{ $lookups } 次 DNS 查询，上限 { $limit } 次
spf-tree-cut = 其余分支没有画出。
spf-tree-none = 这条记录不需要任何查询。
spf-tree-lookups = { $count } 次查询
spf-tree-term = 记录中的项
spf-tree-cost = 查询次数
spf-tree-leads = 指向
spf-leads-record = 一条记录
spf-leads-hosts = { $count } 个地址
spf-leads-varies = 取决于具体邮件
spf-leads-nothing = 什么也没有
spf-leads-unanswered = 没有人回答
spf-leads-faulty = 没有唯一有效的记录
spf-leads-loop = 绕回自己
spf-leads-cut = 没有继续查
lists-title = { $ip } 在各黑名单上的情况，按权重排列
lists-listed = { $count } 个{ $state }，{ $verdict }：
lists-sum = { $count } 个{ $state }
lists-name = 名单
lists-weight = 权重
lists-state = 回答
list-state-listed = 已列入
list-state-clean = 未列入
list-state-refused = 拒绝回答
list-state-dead = 已失效
list-state-unanswered = 没有人回答
list-state-unasked = 没有查询
strip-title = 周边地址情况：{ $network } 的抽样，查询名单 { $list }
strip-picture = { $network } 的 256 个地址：查询的 { $asked } 个中有 { $listed } 个被列入
strip-own = 你的地址
strip-listed = 已列入
strip-clean = 未列入
strip-unknown = 没有人回答
strip-unseen = 没有查询
strip-earlier = 这些回答来自 { $moment } 对同一网段的检测，这次没有重新查询。
strip-address = 地址
walk-title = DMARC 记录从哪里来
walk-holds = 以这条为准
walk-organisation = 位于组织域
walk-name = 名称
walk-found = 查到
walk-state-record = 一条记录
walk-state-none = 没有记录
walk-state-several = 有多条记录：都不算数
walk-state-failed = 没有人回答
alignment-title = 对齐：哪些名称必须相符
alignment-lead = 两条路中有一条通过，并且它的名称与 From 中的名称相符，DMARC 就通过。
alignment-unasked = 没有 DMARC 记录时，还没有人要求对齐；大型收件方会要求群发邮件做到。
alignment-from = From：人们看到的
alignment-spf = SPF：退信地址
alignment-dkim = DKIM：签名（d=）
alignment-strict = 必须正好是 { $domain }
alignment-relaxed = { $organisation } 或它下面的名称
alignment-way = 途径
alignment-fits = 名称怎样才相符
alignment-state = 现状
timeline-title = 检测过程：谁在等谁
timeline-lead = { $took }内 { $count } 个查询。深色的是耗时最长的一条链：链上每个查询都在等前一个，共 { $chain }。
timeline-chain = 耗时最长的一条链
timeline-picture = { $took }内的 { $count } 个查询，以条形表示
trace-title = 每个查询及其回答
trace-started = 开始
trace-waited = 等待
trace-filter = 只显示包含以下内容的行
trace-nothing = 没有相符的行。
trace-shown = { $shown } / { $total } 行

## 给别人看。

public-port = 请让管理邮件服务器的人测量出站 25 端口是否开放：只有服务器自己才能测出。

report-print = 打印
og-title = 一份通过链接分享的邮件报告
og-description = 域名的邮件状况：什么阻断了邮件，先做什么。可阅读至 { $until }。
