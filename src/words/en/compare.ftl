### Two checks beside each other, and a fresh look at the name servers.

span-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] one day
   *[other] { $count } days
}
ago = { $span } ago
ago-now = just now

compare-title = Changes at { $target }
compare-since = Since the last check, { $ago }: { $changes }
compare-strip-label = Since the last check
compare-nothing = nothing has changed
compare-look = Compare
change-opened = { $count } opened
change-closed = { $count } closed
change-worse = { $count } got worse
change-better = { $count } got better
change-revealed = { $count } found that could not be told before
change-untold = { $count } could not be told this time
compare-quiet = Nothing has changed
compare-against = Compared with the check of { $moment }, { $ago }.
compare-points = Score { $before } → { $after }
compare-opened = Opened
compare-closed = Closed
compare-worse = Worse than before
compare-better = Better than before
compare-revealed = Found now, could not be told before
compare-untold = Could not be told this time
compare-untold-lead = These stood in the last report. This time a question about them got no answer, so they do not count as closed.
compare-unchanged = Unchanged: { $count }
compare-before = before: { $verdict }
compare-first = The first check of this target
compare-first-lead = There is no earlier check of this target in this browser. Mend something and check again: then this page says what it did.
compare-history = All checks of this target
compare-when = Checked
compare-score = Score
compare-worst = Worst finding
compare-this = this report
compare-open = Open
compare-line = Scores of { $count } checks, the last { $last } of 100
compare-line-none = Checks without a score
compare-back = Back to the report

fresh-title = Fresh look at { $target }
fresh-link = Fresh look
fresh-intro-title = Ask the name servers themselves
fresh-intro = You have changed a record, and the check still shows the old one? A resolver keeps an answer until its lifetime has run out; the zone's own name servers have the new one at once. A fresh look asks both for the records that matter for mail, and tells how long the old answer can last. It takes a few seconds.
fresh-ask = Ask now
fresh-again = Ask again
fresh-asked = asked { $moment } in { $took }
fresh-head-same = The resolver says what the name servers say.
fresh-head-old = { $count ->
    [one] One record is new at the name servers; the resolver still gives the old answer.
   *[other] { $count } records are new at the name servers; the resolver still gives the old answers.
}
fresh-head-old-until = { $count ->
    [one] One record is new at the name servers; the resolver still gives the old answer, for at most { $span }.
   *[other] { $count } records are new at the name servers; the resolver still gives the old answers, for at most { $span }.
}
fresh-head-uneven = The name servers do not agree: some have other records than the rest.
fresh-head-unheard = The name servers of this domain gave no answer of their own.
fresh-head-unresolved = The name servers answer, the resolver does not.
fresh-head-nothing = There was nothing to ask for.
fresh-not-asked = This installation asks its own resolvers and nobody else (--dns), so the name servers were not asked.
fresh-next = Receivers have resolvers of their own, which may keep the old answer as long. Check again when the time is over.
fresh-old = old at the resolver
fresh-same = the same everywhere
fresh-uneven = name servers differ
fresh-unheard = name servers not heard
fresh-unresolved = resolver silent
fresh-resolver = The resolver
fresh-servers = The name servers
fresh-old-for = The resolver keeps it for at most { $span }.
fresh-nothing = nothing
fresh-silent = no answer of its own
