### The first page.

home-road = What is looked at
home-road-lead = The gates that a receiver holds mail to, in its order. Each answer comes with its evidence, and with what to paste where.
home-hint-relay = Optional. When another service sends for you.
home-relay-none = none: the server sends itself
home-hint-volume = Optional. Large receivers ask more of those who send 5,000 and more.
home-recent-sound = no fault found
home-recent-score = { $points } of 100
home-samples-first = To begin with
home-samples-more = { $area }: { $count }
home-samples-sound = Sound and strange ones: { $count }
