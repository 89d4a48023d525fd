### The report: the verdict sentence, the road, what to do, the score, the pictures.

list-last = { $front } and { $last }
beside-wildcard = At { $name } itself publish this too: { $records }. It has that by a wildcard (*) alone so far, and the wildcard gives nothing to a name that has a record of its own or below it.
instead-of-above = Publish this record of your own at _dmarc.{ $name }: it comes before the one of { $above } and keeps the policy that holds now. If { $above } is yours too, correct the record there instead.

## The verdict sentence.

sentence-refused-by = { $receivers } { $number ->
    [one] refuses
   *[many] refuse
} { $scope ->
    [six] mail that comes from here over IPv6
    [some] some of the mail from here
   *[all] mail from here
}: { $cause }.
sentence-bulk-refused-by = { $receivers } { $number ->
    [one] refuses
   *[many] refuse
} { $scope ->
    [six] bulk mail that comes from here over IPv6
    [some] some of the bulk mail from here
   *[all] bulk mail from here
}, and others are likely to refuse it too: { $cause }.
sentence-only-bulk-refused-by = Small amounts of mail from here may pass, but { $receivers } { $number ->
    [one] refuses
   *[many] refuse
} { $scope ->
    [six] bulk mail that comes from here over IPv6
    [some] some of the bulk mail
   *[all] bulk mail
}: { $cause }.
sentence-distrusted = Mail from here is likely to be refused or to land in junk: { $cause }.
sentence-forged = Anybody can send mail in your name, and filters hold that against yours: { $cause }.
sentence-void = A protection of your mail does not work: { $cause }.
sentence-void-soon = A protection of your mail is about to end: { $cause }.
sentence-replies = Answers to your mail may get lost: { $cause }.
sentence-unanswerable = Answers to your mail are lost, and some receivers may take none from a sender whom nobody can answer: { $cause }.
sentence-weak = Something can go wrong with mail from here: { $cause }.
sentence-no-such-name = { $domain } does not exist in the DNS: mail in its name is likely to be refused, and nobody can answer it.
sentence-silent = { $domain } sends and takes no mail, and its records say so.
sentence-silent-open = { $domain } sends no mail, but others may use its name: { $cause }.
sentence-address-good = Nothing that was checked speaks against mail from { $ip }.
sentence-note-open = Nothing that could be told stands in the way of your mail, but not everything could be told. What could be better: { $cause }.
sentence-note-part = Nothing that was checked stands in the way of your mail; the rest was not checked. What could be better: { $cause }.
sentence-untold = Nothing that could be told stands in the way of your mail. Not known: { $cause }.
sentence-port = Whether any mail gets out is not known: { $cause }
sentence-reported = Mail from here does not get out, if what was reported is right: { $cause }.
sentence-dumb = The name servers of { $domain } gave no usable answer: nothing about its mail could be told.
sentence-ready = Your mail is ready: every gate that a receiver holds it to is in order.
sentence-more-stop = { $count ->
    [one] One more thing stops mail.
    [2] Two more things stop mail.
    [3] Three more things stop mail.
   *[other] { $count } more things stop mail.
}
sentence-more-weaken = { $count ->
    [one] One more thing weakens it.
    [2] Two more things weaken it.
    [3] Three more things weaken it.
   *[other] { $count } more things weaken it.
}
sentence-unmeasured = Not measured: { $gates }.
sentence-needs-domain = SPF, DKIM and DMARC belong to a domain: check the domain too.
sentence-first = First: { $step }

## The road.

road-title = The road of your mail
road-lead = The gates in the order in which a receiver asks.
road-stops = stops here
road-stops-part = stops some of the mail
road-stops-bulk = stops bulk mail
road-inbox = Inbox
road-beyond = not reached
road-beyond-part = not reached by all mail
road-beyond-bulk = not reached by bulk mail
road-open = not measured
road-incoming = Not on this road: { $count ->
    [one] one fault stops
   *[other] { $count } faults stop
} mail that comes to you ({ $areas }).
gate-port = outbound port 25
gate-address = address and blocklists
gate-names = reverse DNS and HELO
gate-spf = SPF
gate-dkim = DKIM
gate-dmarc = DMARC
gate-rules = the receiver’s rules
gate-port-open = Only your server can tell.
gate-left-out = This run left it out.
gate-not-applicable = This domain sends no mail.
gate-of-services = Services send, from addresses of their own.
gate-needs-domain = Belongs to a domain: check one.
gate-no-address = No sending address is known.
gate-open = Nobody has looked yet.
gate-address-good = on none of { $count } lists
gate-spf-good = { $lookups } DNS look-ups (10 are allowed)
gate-dmarc-good = { $policy ->
    [reject] policy: refuse (p=reject)
    [quarantine] policy: to junk (p=quarantine)
   *[none] policy: only report (p=none)
}

## What to do.

fixes-none = There is nothing to mend.
fixes-later = { $count ->
    [one] One thing could be better
   *[other] { $count } things could be better
}
fixes-find = { $count ->
    [one] One thing could not be told: how to find out
   *[other] { $count } things could not be told: how to find out
}
fix-also = Also: { $title }.
fix-step = What to do: step { $number }
fix-done = I have done this
fix-undo = Not done after all
fix-done-label = done, not yet checked
fix-again = Check this again
record-file = file
record-text = to send
hand-label = Who:
hand-dns = your DNS panel
hand-probe = you, on the mail server
hand-server = the mail server
hand-web = the web server
hand-web-and-dns = the web server, then the DNS panel
hand-server-and-dns = the mail server, then the DNS panel
hand-provider = the provider of the address
hand-you-then-list = you, then the operator of the list
hand-you-alone = you; the list lets go by itself
hand-at-list = you, on the page of the list
hand-provider-then-list = the provider of the address, who writes to the operator of the list
hand-list = the operator of the list
hand-registrar = the registrar of the domain
hand-elsewhere = you, at another provider
wait-label = Takes effect:
wait-dns = within an hour as a rule; resolvers keep the old answer as long as its TTL says
wait-probe = at once
wait-server = at once, after a restart of the mail server
wait-web = at once
wait-web-and-dns = within an hour as a rule, once the record is changed too
wait-server-and-dns = within an hour as a rule
wait-provider = within minutes, at some providers within a day
wait-you-then-list = hours to days after the request
wait-you-alone = a day or more after the cause has ended
wait-at-list = within hours as a rule
wait-provider-then-list = days, once the provider has written
wait-list = hours to days after the request
wait-registrar = in a day or more
wait-elsewhere = as soon as mail leaves from there

## The score.

score-title = Score
score-of = of 100
score-grade = Grade { $grade }; { $measured } % could be measured
score-bar = { $points } of 100 points
score-expected = { $points } of 100, grade { $grade }, when the world sees what you have done
score-lines = Where the points went
score-line-more = and { $count } more
score-full = Nothing costs points.
score-none = There is no score: nothing could be judged.
score-absent = no score: too little could be told
score-too-little = No score: too little could be told ({ $measured } % of it).
score-cap-broken = Held to { $points } while something stops mail on its way out or in, or a protection is void
score-still = Other faults cost more points than there are: mend them too
score-cap-unmeasured = No A while a gate is not measured: { $gates }
scale-title = How the score is made
scale-broken = What stops mail that you send or that is sent to you, or makes a protection void, costs { $cost } points, and holds the score to { $cap } at most: one such thing is enough for mail to be lost, whatever else is in order.
scale-problem = What weakens mail costs { $cost } points: a large receiver’s rule is missed, or filters hold it against you. Alone it seldom stops mail, several together do.
scale-note = What could be better costs { $cost } points: good practice, which no receiver demands.
scale-unknown = What could not be told costs nothing and earns nothing, for a guess would be wrong either way. The share that could be told stands beside the score.
scale-least = While less than { $least } % could be told there is no score at all: a number that rests on the smaller part would say little about the whole.
scale-once = Each matter counts once, however many addresses or names it concerns: mending it is one step, too.
scale-unmeasured = As long as a gate of the road is not measured the score stays at { $cap }, below an A: nobody can promise what nobody has seen.
scale-grades = The grades: { $grades }. The verdicts decide, the number only sums them up.
scale-grade = { $grade } from { $points }

## Sections.

sections-title = Everything that was looked at
explain-title = Explain
explain-label = Explain: { $title }
explain-plain = In plain words:
explain-experts = For experts
explain-looks = What is looked at:
explain-passes = In order when:
explain-warns = Could be better when:
explain-fails = A fault when:
explain-notes = Good to know:
explain-basis = Based on:
partial-notice = This run looked at one part alone: { $areas }. The other gates were left out.
partial-whole = Check everything

## Pictures.

picture-table = The same as a table
spf-tree-title = The SPF record as a tree: { $lookups } DNS look-ups, { $limit } are allowed
spf-tree-cut = More branches were left out.
spf-tree-none = The record asks nobody: it costs no look-up.
spf-tree-lookups = { $count ->
    [one] one look-up
   *[other] { $count } look-ups
}
spf-tree-term = Part of the record
spf-tree-cost = Look-ups
spf-tree-leads = Leads to
spf-leads-record = a record
spf-leads-hosts = { $count ->
    [one] one address
   *[other] { $count } addresses
}
spf-leads-varies = depends on the message
spf-leads-nothing = nothing
spf-leads-unanswered = nobody answered
spf-leads-faulty = no single valid record
spf-leads-loop = back to itself
spf-leads-cut = not followed
lists-title = { $ip } on blocklists, by weight
lists-listed = { $count } { $state }, { $verdict }:
lists-sum = { $count } { $state }
lists-name = List
lists-weight = Weight
lists-state = Answer
list-state-listed = listed
list-state-clean = not listed
list-state-refused = refused to answer
list-state-dead = dead
list-state-unanswered = nobody answered
list-state-unasked = not asked
strip-title = A sample of the neighbours in { $network }, asked of the list { $list }
strip-picture = 256 addresses of { $network }: { $listed } of the { $asked } that were looked up are listed
strip-own = your address
strip-listed = listed
strip-clean = not listed
strip-unknown = nobody answered
strip-unseen = not looked up
strip-earlier = An earlier check of this network asked at { $moment }; this one did not ask again.
strip-address = Address
walk-title = Where the DMARC record comes from
walk-holds = the one that applies
walk-organisation = at the organisational domain
walk-name = Name
walk-found = Found there
walk-state-record = a record
walk-state-none = no record
walk-state-several = several records: none counts
walk-state-failed = nobody answered
alignment-title = Alignment: which names must fit
alignment-lead = DMARC passes when one of the two ways passes and its name fits the name in From.
alignment-unasked = Without a DMARC record nobody asks for it yet; large receivers do from bulk senders.
alignment-from = From: what people see
alignment-spf = SPF: the return path
alignment-dkim = DKIM: the signature (d=)
alignment-strict = must be exactly { $domain }
alignment-relaxed = { $organisation } or a name below it
alignment-way = Way
alignment-fits = Fits when its name is
alignment-state = Stands
timeline-title = The run: what waited for what
timeline-lead = { $count } questions in { $took }. The chain that took longest is dark: each of its questions waited for the one before, { $chain } together.
timeline-chain = The chain that took longest
timeline-picture = { $count } questions over { $took } as bars
trace-title = Every question and its answer
trace-started = Start
trace-waited = Waited for
trace-filter = Show only what contains
trace-nothing = Nothing contains that.
trace-shown = { $shown } of { $total }

## For others.

public-port = Ask whoever runs the mail server to measure whether its outbound port 25 is open: only the server itself can tell.

report-print = Print
og-title = A mail report, shared by link
og-description = How a domain’s mail stands: what stops it, what to do first. Readable until { $until }.
