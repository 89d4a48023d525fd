### 首页。

home-road = 检测的内容
home-road-lead = 收件方检查邮件的各道关卡，按收件方的顺序排列。每个结论都附有证据，以及该把什么粘贴到哪里。
home-hint-relay = 可选。由其他服务代为发信时填写。
home-relay-none = 无：由服务器自己发信
home-hint-volume = 可选。每天 5,000 封及以上时，大型收件方要求更多。
home-recent-sound = 未发现问题
home-recent-score = { $points } 分
home-samples-first = 从这里开始
home-samples-more = { $area }：{ $count } 个
home-samples-sound = 正常及特殊情形：{ $count } 个
