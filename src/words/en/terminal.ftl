### The report in a terminal.

terminal-first = Fix first
terminal-hand = Who: { $who }. Takes effect: { $when }.
terminal-above = What to do: see { $number } above.
text-gate = { $gate } ({ $note })
