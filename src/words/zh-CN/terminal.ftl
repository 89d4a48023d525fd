### 终端里的报告。

terminal-first = 先做这些
terminal-hand = 谁来做：{ $who }。何时生效：{ $when }。
terminal-above = 该怎么做：见上面第 { $number } 条。
text-gate = { $gate }（{ $note }）
