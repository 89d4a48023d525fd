### 命令行。

serve-ready = Mailworthy 已就绪：{ $address }
setting-problem = { $flag } { $value }：应为{ $expected }。
expected-address = IPv4 或 IPv6 地址，例如 203.0.113.9
expected-socket-address = 带端口的地址，例如 127.0.0.1:3000 或 [::1]:53
expected-url = 本站点不带路径的地址，例如 https://check.example.com
expected-database = sqlite:路径 或 postgres://用户:密码@主机/库名
expected-networks = 网段（例如 10.0.0.0/8）或地址
expected-milliseconds = 时间，例如 2s 或 500ms，最长 60s
expected-connect-to = IP:端口:地址:端口，IPv6 地址放在方括号里
expected-number = { $least } 到 { $most } 之间的整数
expected-site-folder = 「make build」生成的 target/site 文件夹，其中有 pkg 文件夹；如果其中的文件名带有哈希，程序旁边还须有 hash.txt
expected-trust-anchor = 含有根区 DNSKEY 记录的文件
expected-blocklist = 黑名单的编号，例如 spamcop 或 psbl
expected-registration = barracuda 或 validity，不能是别的值
expected-key = 由字母和数字组成、最长 63 位的密钥
expected-host-name = 完整的主机名，例如 check.example.com
