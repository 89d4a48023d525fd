//! What the large receivers demand, held against the findings of a run. Pure, and cheap enough to be done again whenever somebody looks.
//!
//! A rule names an entry of the catalogue; the findings that answer this entry tell whether the rule is met. What no finding speaks of is not
//! measured, and never counts as met.

use std::net::IpAddr;

use super::road;
use crate::{
    knowledge::{
        Text, catalogue,
        receivers::{self, Audience, Reading, Receiver, Rule},
        relays,
    },
    model::{
        area::Area,
        code::Code,
        evidence::EvidenceId,
        finding::{Arg, Finding},
        locale::Locale,
        target::Target,
        verdict::Verdict,
    },
};

/// From this many messages a day on, a sender counts as bulk where the receiver gives no number of its own: the number that those use who give one.
const BULK: u32 = 5_000;

/// How a rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Met,
    Broken {
        /// Nothing about it is a guess, as it is with names that merely look generic.
        certain: bool,
        evidence: Vec<EvidenceId>,
    },
    /// It was to be measured, and could not be told.
    Unknown,
    /// This run did not measure it, or nobody can from outside.
    NotMeasured,
    /// The relay answers for it.
    OfRelay,
    /// The domain sends no mail.
    NotApplicable,
}

/// A rule of a receiver and how it stands.
#[derive(Clone, Debug)]
pub struct Line {
    pub rule: Rule<'static>,
    pub audience: Audience,
    /// Whether the rule is for a sender of this size.
    pub applies: bool,
    pub standing: Standing,
}

impl Line {
    /// The areas whose findings tell how the rule stands; none for what no check can see.
    pub fn areas(&self) -> Vec<Area> {
        match self.rule.reading {
            Reading::Sending | Reading::OwnReputation => Vec::new(),
            Reading::SpfOrDkim | Reading::SpfAndDkim => vec![Area::Spf, Area::Dkim],
            Reading::SpfFail => vec![Area::Spf],
            Reading::Check => catalogue::by_id(self.rule.check).and_then(|check| Area::from_name(&check.area)).into_iter().collect(),
        }
    }
}

/// A receiver with its rules.
#[derive(Clone, Debug)]
pub struct Card {
    pub receiver: &'static Receiver,
    pub lines: Vec<Line>,
    /// Whether somebody says how much is sent.
    pub is_volume_told: bool,
}

/// How a whole card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// A rule is broken whose source says that mail is refused.
    Refuses,
    /// The same of a rule for bulk senders alone, and nobody says that this is one.
    RefusesBulk,
    Missed,
    Unknown,
    /// A rule for bulk senders alone is broken, and nobody says whether this is one.
    MissedBulk,
    Met,
    /// Nothing of it was measured.
    NotMeasured,
    /// The rules are for senders, and the domain is none.
    NotApplicable,
}

impl Card {
    /// The rules that apply and are broken.
    pub fn broken(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.applies && matches!(line.standing, Standing::Broken { .. }))
    }

    /// The rules for bulk senders that are broken without doubt and whose source says that mail is refused, where nobody says whether this is such a
    /// sender.
    pub fn refused_in_bulk(&self) -> impl Iterator<Item = &Line> {
        self.broken_in_bulk().filter(|line| !self.is_volume_told && line.rule.refuses)
    }

    /// The rules for bulk senders that are broken, where nobody says whether this is such a sender. To a receiver that publishes no number, a volume that
    /// is told does not say it either: what it refuses stays worth a word.
    pub fn missed_in_bulk(&self) -> impl Iterator<Item = &Line> {
        let has_number = self.receiver.bulk_threshold.as_ref().is_some_and(|threshold| threshold.per_day.is_some());
        self.broken_in_bulk().filter(move |line| !self.is_volume_told || (!has_number && line.rule.refuses))
    }

    fn broken_in_bulk(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.applies && matches!(line.standing, Standing::Broken { certain: true, .. }))
    }

    /// The worst of the rules that apply, and whether bulk mail is refused. A receiver whose rules nobody has read for us decides nothing.
    pub fn summary(&self) -> Summary {
        let applying = || self.lines.iter().filter(|line| line.applies);
        let is_needless = |line: &Line| line.standing == Standing::NotApplicable;
        let refuses = |line: &Line| line.rule.refuses && matches!(line.standing, Standing::Broken { certain: true, .. });
        if applying().any(refuses) {
            Summary::Refuses
        } else if self.refused_in_bulk().next().is_some() {
            Summary::RefusesBulk
        } else if self.broken().next().is_some() {
            Summary::Missed
        } else if applying().any(|line| line.standing == Standing::Unknown) {
            Summary::Unknown
        } else if self.missed_in_bulk().next().is_some() {
            Summary::MissedBulk
        } else if applying().any(|line| line.standing == Standing::Met) {
            Summary::Met
        } else if self.lines.iter().any(is_needless) {
            Summary::NotApplicable
        } else {
            Summary::NotMeasured
        }
    }
}

/// The cards of all receivers, in the order of the facts. The target names the sending addresses, as a report's does.
pub fn cards(findings: &[Finding], target: &Target, locale: Locale) -> Vec<Card> {
    let all = View { findings: findings.iter().collect(), ips: target.ips.clone(), target, is_silent: is_silent(findings) };
    let old = all.without_ipv6();
    receivers::all().iter().map(|receiver| if receiver.speaks_of_ipv6() { all.card(receiver, locale) } else { old.card(receiver, locale) }).collect()
}

/// Whether the domain says that it sends no mail, by SPF that lets nobody pass or by a null MX, and nobody says otherwise.
fn is_silent(findings: &[Finding]) -> bool {
    road::sends_nothing(findings) || findings.iter().any(|finding| finding.code == Code::SpfClosed)
}

/// A check that rules name, and the findings that tell about it. Entries of the catalogue that are not here are told by the findings that answer them.
struct Measure {
    check: &'static str,
    area: Area,
    /// Findings that break it; with `true` those that leave no doubt.
    breaks: &'static [(Code, bool)],
    /// Findings that hide it.
    hides: &'static [Code],
}

const NO_REVERSE: &[Code] = &[Code::PtrUnknown, Code::PtrNoAddress, Code::PtrServerFailure];
const NO_NAME: &[Code] = &[Code::HeloUnseen, Code::HeloAssumed];
const NO_SPF: &[(Code, bool)] = &[
    (Code::SpfMissing, true),
    (Code::SpfSeveral, true),
    (Code::SpfSyntax, true),
    (Code::SpfTooManyLookups, true),
    (Code::SpfTooManyVoid, true),
    (Code::SpfIncludeBroken, true),
    (Code::SpfTooManyExchangers, true),
    (Code::SpfRelayMissing, true),
    (Code::SpfNotAuthorized, true),
];

const MEASURES: &[Measure] = &[
    Measure { check: "ptr.exists", area: Area::Ptr, breaks: &[(Code::PtrMissing, true), (Code::PtrSixUnconfirmed, true)], hides: NO_REVERSE },
    Measure {
        check: "ptr.fcrdns",
        area: Area::Ptr,
        breaks: &[(Code::PtrMissing, true), (Code::PtrNotConfirmed, true), (Code::PtrSixUnconfirmed, true)],
        hides: &[Code::PtrUnknown, Code::PtrNoAddress, Code::PtrServerFailure, Code::PtrForwardUnknown],
    },
    Measure {
        check: "ptr.generic",
        area: Area::Ptr,
        breaks: &[(Code::PtrMissing, true), (Code::PtrSixUnconfirmed, true), (Code::PtrGeneric, false), (Code::PtrNotConfirmed, false)],
        hides: &[Code::PtrUnknown, Code::PtrNoAddress, Code::PtrServerFailure, Code::PtrForwardUnknown],
    },
    Measure { check: "helo.fqdn", area: Area::Helo, breaks: &[(Code::HeloNotFqdn, true), (Code::HeloLiteral, false)], hides: NO_NAME },
    Measure {
        check: "helo.resolves",
        area: Area::Helo,
        breaks: &[(Code::HeloUnresolved, true), (Code::HeloNotFqdn, true)],
        hides: &[Code::HeloUnseen, Code::HeloAssumed, Code::HeloUnknown],
    },
    Measure { check: "spf.exists", area: Area::Spf, breaks: &[(Code::SpfMissing, true), (Code::SpfSeveral, true)], hides: &[Code::SpfUnknown] },
    Measure {
        check: "spf.authorizes_ip",
        area: Area::Spf,
        breaks: NO_SPF,
        hides: &[Code::SpfUnknown, Code::SpfAuthorizedUnknown, Code::SpfIncludeUnknown, Code::SpfRelayUnknown],
    },
    Measure {
        check: "dmarc.exists",
        area: Area::Dmarc,
        breaks: &[(Code::DmarcMissing, true), (Code::DmarcSeveral, true), (Code::DmarcSyntax, true)],
        hides: &[Code::DmarcUnknown],
    },
    Measure { check: "dns.soa_values", area: Area::Dns, breaks: &[(Code::DnsSoaMissing, true)], hides: &[Code::DnsUnknown] },
    Measure { check: "ip.public_static", area: Area::Ip, breaks: &[(Code::IpNotPublic, true), (Code::IpDynamic, false)], hides: &[] },
];

/// Findings that prove a usable key, and those that show a broken one where none is usable.
const KEY_FOUND: &[Code] = &[Code::DkimGood, Code::DkimGuessed, Code::DkimShort, Code::DkimTesting, Code::DkimUntidy];
const KEY_BROKEN: &[Code] = &[
    Code::DkimMissing,
    Code::DkimDoubled,
    Code::DkimSeveral,
    Code::DkimSyntax,
    Code::DkimHash,
    Code::DkimTooShort,
    Code::DkimRevoked,
    Code::DkimMangled,
    Code::DkimPrivateKey,
];

/// Areas that are about the host that sends, and so the relay's matter when one sends.
pub const fn is_of_host(area: Area) -> bool {
    matches!(area, Area::Ip | Area::Dnsbl | Area::Neighbours | Area::Ptr | Area::Helo)
}

/// One run, as the rules look at it.
struct View<'a> {
    findings: Vec<&'a Finding>,
    /// The addresses from which mail may come to the receiver.
    ips: Vec<IpAddr>,
    target: &'a Target,
    /// The domain sends no mail, so no rule for senders concerns it.
    is_silent: bool,
}

impl View<'_> {
    /// The same for a receiver of which nobody knows that it can be reached over IPv6: what an IPv6 address lacks is never seen there.
    fn without_ipv6(&self) -> Self {
        let is_six = |finding: &&Finding| is_of_host(finding.area()) && finding.subject.parse::<IpAddr>().is_ok_and(|ip| ip.is_ipv6());
        View {
            findings: self.findings.iter().copied().filter(|finding| !is_six(finding)).collect(),
            ips: self.ips.iter().copied().filter(|ip| ip.to_canonical().is_ipv4()).collect(),
            target: self.target,
            is_silent: self.is_silent,
        }
    }

    fn card(&self, receiver: &'static Receiver, locale: Locale) -> Card {
        let lines = [Audience::All, Audience::Bulk].into_iter().flat_map(|audience| {
            let applies = audience == Audience::All || self.is_bulk(receiver);
            receiver.rules(audience, locale).into_iter().map(move |rule| Line { standing: self.standing(&rule), rule, audience, applies })
        });
        Card { receiver, lines: lines.collect(), is_volume_told: self.target.daily_volume.is_some() }
    }

    /// Whether a sender of this size is bulk to this receiver. What the user says is the whole volume, so it may be less at each.
    fn is_bulk(&self, receiver: &Receiver) -> bool {
        let threshold = receiver.bulk_threshold.as_ref().and_then(|threshold| threshold.per_day).unwrap_or(BULK);
        self.target.daily_volume.is_some_and(|volume| volume >= threshold)
    }

    fn standing(&self, rule: &Rule<'_>) -> Standing {
        match rule.reading {
            _ if self.is_silent => Standing::NotApplicable,
            Reading::Sending | Reading::OwnReputation => Standing::NotMeasured,
            Reading::Check if rule.check == "ip.dnsbl_core" => self.lists(rule.lists),
            Reading::Check => self.check(rule.check),
            Reading::SpfOrDkim => either(self.check("spf.authorizes_ip"), self.check("dkim.exists")),
            Reading::SpfAndDkim => both(self.check("spf.authorizes_ip"), self.check("dkim.exists")),
            Reading::SpfFail => self.spf_fail(),
        }
    }

    fn check(&self, check: &str) -> Standing {
        if check == "dkim.exists" {
            return self.key();
        }
        // The relay's bounces go to its own domain, or to one below: SPF is asked there.
        if check.starts_with("spf.") && self.target.relay.as_deref().and_then(relays::by_id).is_some_and(|relay| !relay.spf.needed) {
            return Standing::OfRelay;
        }
        let Some(measure) = MEASURES.iter().find(|measure| measure.check == check) else { return self.answered(check) };
        if self.target.relay.is_some() && is_of_host(measure.area) {
            return Standing::OfRelay;
        }
        if !self.findings.iter().any(|finding| finding.area() == measure.area) {
            return Standing::NotMeasured;
        }
        // A name that leads elsewhere is one all the same, with the looks that it has.
        let says = |finding: &Finding, name: &str, value: &str| finding.args.get(name) == Some(&Arg::from(value));
        let is_named = |finding: &Finding| match finding.code {
            Code::PtrSixUnconfirmed => says(finding, "why", "refuted"),
            code => code == Code::PtrNotConfirmed,
        };
        let breaks = |finding: &&Finding| {
            let names = measure.breaks.iter().any(|(code, _)| *code == finding.code);
            let is_spoken_of = || check == "ptr.fcrdns" || !is_named(finding) || (check == "ptr.generic" && says(finding, "looks", "default"));
            names && finding.verdict.is_fault() && is_spoken_of()
        };
        let certain = |finding: &Finding| {
            let is_guess = check == "ptr.generic" && is_named(finding);
            !is_guess && measure.breaks.iter().any(|(code, certain)| *code == finding.code && *certain)
        };
        let broken: Vec<&Finding> = self.findings.iter().copied().filter(breaks).collect();
        if !broken.is_empty() {
            return Standing::Broken { certain: broken.iter().any(|finding| certain(finding)), evidence: evidence(broken) };
        }
        // Of the zone, what could not be told may be something else.
        let is_about = |finding: &Finding| match (finding.code, finding.args.get("questions")) {
            (Code::DnsUnknown, Some(Arg::List(questions))) => questions.iter().any(|question| question.ends_with(" SOA")),
            _ => true,
        };
        if self.findings.iter().any(|finding| finding.verdict == Verdict::Unknown && measure.hides.contains(&finding.code) && is_about(finding)) {
            return Standing::Unknown;
        }
        // Whether somebody chose the name, its looks do not tell for certain.
        let is_doubtful = |finding: &&Finding| says(finding, "looks", "doubtful") || (finding.code == Code::PtrGeneric && says(finding, "shows", "numbered"));
        if check == "ptr.generic" && self.findings.iter().any(is_doubtful) {
            return Standing::Unknown;
        }
        // Whether SPF lets the sender pass is unknown while nobody knows who sends.
        let needs_sender = check == "spf.authorizes_ip" && self.target.ips.is_empty() && self.target.relay.is_none();
        if needs_sender || (is_of_host(measure.area) && self.ips.is_empty()) { Standing::NotMeasured } else { Standing::Met }
    }

    /// Entries that one finding answers.
    fn answered(&self, check: &str) -> Standing {
        let answers: Vec<&Finding> = self.findings.iter().copied().filter(|finding| finding.code.catalogue() == check).collect();
        match Verdict::worst(answers.iter().map(|finding| finding.verdict)) {
            Some(Verdict::Broken | Verdict::Problem) => {
                Standing::Broken { certain: true, evidence: evidence(answers.into_iter().filter(|finding| finding.verdict.is_fault())) }
            }
            Some(Verdict::Unknown) => Standing::Unknown,
            Some(Verdict::Good | Verdict::Note) => Standing::Met,
            Some(Verdict::NotApplicable) | None => Standing::NotMeasured,
        }
    }

    /// A key that was found is enough; that none is there is known only of selectors that were named.
    fn key(&self) -> Standing {
        let of = |codes: &[Code]| self.findings.iter().copied().filter(|finding| codes.contains(&finding.code)).collect::<Vec<_>>();
        let broken: Vec<&Finding> = of(KEY_BROKEN).into_iter().filter(|finding| finding.verdict.is_fault()).collect();
        if !of(KEY_FOUND).is_empty() {
            Standing::Met
        } else if !broken.is_empty() {
            Standing::Broken { certain: true, evidence: evidence(broken) }
        } else if !of(&[Code::DkimUnnamed, Code::DkimUnknown]).is_empty() {
            Standing::Unknown
        } else {
            Standing::NotMeasured
        }
    }

    fn spf_fail(&self) -> Standing {
        let fails = |finding: &&Finding| {
            let says_fail = || matches!(finding.args.get("result"), Some(Arg::Text(result)) if result == "fail");
            matches!(finding.code, Code::SpfNotAuthorized | Code::SpfRelayMissing) && finding.verdict.is_fault() && says_fail()
        };
        let failing: Vec<&Finding> = self.findings.iter().copied().filter(fails).collect();
        if !failing.is_empty() {
            return Standing::Broken { certain: true, evidence: evidence(failing) };
        }
        match self.check("spf.authorizes_ip") {
            // Softfail, neutral, none and errors are something else than a fail.
            Standing::Broken { .. } => Standing::Met,
            other => other,
        }
    }

    /// Blocklists: those that the receiver is known to use, or any that weigh.
    fn lists(&self, used: &[Text]) -> Standing {
        if self.target.relay.is_some() {
            return Standing::OfRelay;
        }
        let is_used = |id: &str| used.is_empty() || used.iter().any(|list| *list == *id);
        let names = |finding: &Finding| match (finding.args.get("id"), finding.args.get("ids")) {
            (Some(Arg::Text(id)), _) => is_used(id),
            (_, Some(Arg::List(ids))) => ids.iter().any(|id| is_used(id)),
            _ => false,
        };
        let of = |code: Code| self.findings.iter().copied().filter(|finding| finding.code == code && names(finding)).collect::<Vec<_>>();
        // Whoever asks a list that joins several gets the word of the network's owner in the same answer.
        let by_policy = of(Code::DnsblPolicy).into_iter().filter(|finding| finding.verdict == Verdict::Broken);
        // A listing counts whatever it weighs, unless it is taken as ended.
        let listed = of(Code::DnsblListed).into_iter().filter(|finding| finding.verdict != Verdict::Good);
        let listed: Vec<&Finding> = listed.chain(by_policy).collect();
        if !listed.is_empty() {
            return Standing::Broken { certain: !used.is_empty(), evidence: evidence(listed) };
        }
        // What this run was not to ask is not measured.
        let doubtful = [Code::DnsblRefused, Code::DnsblUnknown, Code::DnsblDead].into_iter().flat_map(of);
        if doubtful.into_iter().any(|finding| !used.is_empty() || finding.verdict == Verdict::Unknown) && (used.is_empty() || of(Code::DnsblClean).is_empty()) {
            Standing::Unknown
        } else if of(Code::DnsblClean).is_empty() {
            Standing::NotMeasured
        } else {
            Standing::Met
        }
    }
}

fn evidence<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<EvidenceId> {
    let mut all: Vec<EvidenceId> = findings.into_iter().flat_map(|finding| finding.evidence.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// One is enough: broken only when both are.
fn either(one: Standing, other: Standing) -> Standing {
    use Standing::{Broken, Met, NotMeasured, Unknown};
    match (one, other) {
        (Met, _) | (_, Met) => Met,
        (Broken { certain, evidence }, Broken { certain: also, evidence: more }) => Broken { certain: certain && also, evidence: [evidence, more].concat() },
        (Unknown, _) | (_, Unknown) => Unknown,
        _ => NotMeasured,
    }
}

/// Both are demanded: broken as soon as one is.
fn both(one: Standing, other: Standing) -> Standing {
    use Standing::{Broken, Met, NotMeasured, OfRelay, Unknown};
    match (one, other) {
        (OfRelay, other) | (other, OfRelay) => other,
        (Broken { certain, evidence }, Broken { certain: also, evidence: more }) => Broken { certain: certain || also, evidence: [evidence, more].concat() },
        (broken @ Broken { .. }, _) | (_, broken @ Broken { .. }) => broken,
        (Unknown, _) | (_, Unknown) => Unknown,
        (Met, Met) => Met,
        _ => NotMeasured,
    }
}
