### 检测到的内容：一句话；用于列表和标题的短语；以及解决办法。

finding-tls-rpt-good = 发件方会把与 { $subject } 的 TLS 失败情况报告到 { $addresses }。
finding-tls-rpt-absent = { $takes ->
    [no] { $subject } 不收邮件，没有 TLS 情况可报告。
   *[yes] { $subject } 没有要求 TLS 报告。发件方无法安全连接你的服务器时，你不会知道。
}
title-tls-rpt-absent = { $subject } 没有要求报告加密失败（TLS-RPT）
fix-tls-rpt-absent = 建立这个邮箱，或换成你会查看的地址，然后添加这条 TXT 记录。不需要在邮件套件里设置。
finding-tls-rpt-invalid = { $subject } 的 TLS 报告记录格式有误：{ $faults }。{ $works ->
    [yes] 报告仍会发往 { $addresses }，其余地址会被略过。
   *[no] 发件方视同没有。
}内容是：{ $record }
title-tls-rpt-invalid = { $subject } 的 TLS 报告记录格式有误
fix-tls-rpt-invalid = 用这条记录替换它，地址换成你会查看的。
finding-tls-rpt-several = { $subject } 有 { $count } 条 TLS 报告记录，而只允许一条。发件方视同没有。
title-tls-rpt-several = { $subject } 有多条 TLS 报告记录
fix-tls-rpt-several = 全部删除，改为这一条，它列出了所有地址。
finding-tls-rpt-unknown = 无法查到 { $subject } 是否要求 TLS 报告。
title-tls-rpt-unknown = { $subject } 的 TLS 报告记录
fix-tls-rpt-unknown = 几分钟后重新检测。如果一直如此，请检查该域名的域名服务器。

tls-rpt-fault-too-long = 太长
tls-rpt-fault-too-many-fields = 字段过多
tls-rpt-fault-version-case = 版本没有写成 v=TLSRPTv1
tls-rpt-fault-version-blank = 版本前后有空格
tls-rpt-fault-version-not-first = v=TLSRPTv1 不是第一个字段，或出现两次
tls-rpt-fault-foreign = 含有看不见或形似而不同的字符（例如全角标点）
tls-rpt-fault-version-alone = 版本后面没有分号
tls-rpt-fault-quote = 含有引号
tls-rpt-fault-backslash = 含有反斜杠
tls-rpt-fault-no-equals = 某个字段没有等号
tls-rpt-fault-empty = 某个字段为空
tls-rpt-fault-blank = 不该有空格的地方有空格
tls-rpt-fault-name-invalid = 某个字段名无法读取
tls-rpt-fault-value-invalid = 某个值含有不允许的字符
tls-rpt-fault-duplicate = 某个字段出现两次
tls-rpt-fault-id-missing = 缺少 id
tls-rpt-fault-id-invalid = id 不是 1 到 32 个字母和数字
tls-rpt-fault-rua-missing = 缺少 rua
tls-rpt-fault-address-invalid = 某个地址无法读取
tls-rpt-fault-scheme-unsupported = 某个地址既不是 mailto 也不是 https
