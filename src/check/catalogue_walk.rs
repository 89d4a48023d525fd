//! The catalogue and the table of findings belong together: what the engine is to decide is decided, or somebody is named who will.

use std::collections::BTreeSet;

use super::{fixtures, wholeness};
use crate::{
    knowledge::catalogue::{self, Part},
    model::{area::Area, code::Code, verdict::Verdict},
    words::Key,
};

/// Entries that no code answers yet, and the area that will bring it. A row goes when its code comes.
const WAITING: &[(&str, &str)] = &[];

/// Entries about what connections show that no code answers, and why.
const UNASKED: &[(&str, &str)] = &[
    ("ptr.matches_helo", "helo.matches_ptr asks the same from the other side"),
    ("domain.website", "whether a page names who answers for it, a person has to see; one receiver alone asks for it"),
];

/// The areas of which every code has a fixture over real DNS. An area that is added comes with its fixtures and into this list.
const WITH_FIXTURES: &[Area] =
    &[Area::Ip, Area::Dnsbl, Area::Neighbours, Area::Ptr, Area::Helo, Area::Spf, Area::Dkim, Area::Dmarc, Area::Mx, Area::Dns, Area::Domain, Area::Receivers];

/// Codes that no answer of the DNS brings about, and where they are shown instead.
const ELSEWHERE: &[(Code, &str)] = &[
    (Code::DomainRegistered, "the registry answers by HTTPS: judge/domain/tests.rs"),
    (Code::DomainOnHold, "the registry answers by HTTPS: judge/domain/tests.rs"),
    (Code::DomainYoung, "the registry answers by HTTPS: judge/domain/tests.rs"),
    (Code::DomainExpiring, "the registry answers by HTTPS: judge/domain/tests.rs"),
    (Code::PtrSlow, "nothing answers that slowly before the lab's resolver gives up: judge/name_tests.rs"),
    (Code::DnsSlow, "nothing answers that slowly before the lab's resolver gives up: judge/dns/tests.rs"),
    (Code::NeighboursGood, "sixteen neighbours are too few to say it: judge/neighbours.rs"),
];

/// The areas whose tests stand beside their judgement, because they need servers of many manners: every code of theirs is named there.
const BESIDE: &[(Area, &str)] = &[
    (Area::SmtpOut, include_str!("judge/outbound_tests.rs")),
    (Area::SmtpIn, concat!(include_str!("judge/smtp_tests.rs"), include_str!("judge/manner_tests.rs"))),
    (Area::Starttls, concat!(include_str!("judge/smtp_tests.rs"), include_str!("judge/manner_tests.rs"))),
    (Area::MtaSts, include_str!("judge/transport_tests.rs")),
    (Area::TlsRpt, include_str!("judge/transport_tests.rs")),
    (Area::Dane, include_str!("judge/dnssec_tests.rs")),
    (Area::Dnssec, include_str!("judge/dnssec_tests.rs")),
    (Area::Bimi, include_str!("judge/bimi_tests.rs")),
    (Area::Client, include_str!("judge/client_tests.rs")),
];

fn answered() -> BTreeSet<&'static str> {
    Code::ALL.iter().map(|code| code.catalogue()).filter(|id| !id.is_empty()).collect()
}

#[test]
fn every_entry_of_the_engine_is_answered_or_waits_for_a_named_area() {
    let answered = answered();
    let mut missing = Vec::new();
    for check in catalogue::all().iter().filter(|check| check.part == Part::Engine) {
        let waits = WAITING.iter().any(|(id, _)| check.id == **id);
        if waits == answered.contains(check.id.as_str()) {
            missing.push(format!("{} is {}", check.id, if waits { "answered: take it out of the table" } else { "neither answered nor waiting" }));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    for (id, area) in WAITING {
        let check = catalogue::by_id(id).unwrap_or_else(|| panic!("the catalogue has no {id}"));
        assert_eq!(check.area.as_str(), *area, "{id}");
    }
}

#[test]
fn every_entry_about_mail_servers_is_answered_or_excused() {
    let answered = answered();
    let ours = |check: &&catalogue::Check| check.part == Part::Port25 || matches!(check.area.as_str(), "smtp_in" | "starttls");
    for check in catalogue::all().iter().filter(ours) {
        let excused = UNASKED.iter().any(|(id, _)| check.id == **id);
        assert_ne!(excused, answered.contains(check.id.as_str()), "{}", check.id);
    }
}

#[test]
fn no_code_is_worse_than_its_entry() {
    for code in Code::ALL.iter().filter(|code| !code.area().is_summary()) {
        let check = catalogue::by_id(code.catalogue()).unwrap_or_else(|| panic!("{} names {}, which the catalogue has not", code.as_str(), code.catalogue()));
        if !matches!(code.worst(), Verdict::Broken | Verdict::Problem | Verdict::Note) {
            continue;
        }
        let limit = check.on_fail().or(check.on_warn()).unwrap_or(Verdict::Good);
        assert!(code.worst().rank() >= limit.rank(), "{} may be {:?}, {} at most {limit:?}", code.as_str(), code.worst(), check.id);
    }
}

#[test]
fn every_code_has_words() {
    for code in Code::ALL {
        let message = code.as_str().replace(['.', '_'], "-");
        assert!(Key::find(&format!("finding-{message}")).is_some(), "{}", code.as_str());
    }
}

#[test]
fn every_area_is_walked_here_or_beside_its_judgement() {
    for &area in Area::ALL {
        let beside = BESIDE.iter().find(|(other, _)| *other == area);
        assert_ne!(beside.is_some(), WITH_FIXTURES.contains(&area), "{}", area.as_str());
        let Some((_, tests)) = beside else { continue };
        let named: BTreeSet<&str> = tests.split(|character: char| !character.is_ascii_alphanumeric()).collect();
        for code in Code::ALL.iter().filter(|code| code.area() == area) {
            assert!(named.contains(format!("{code:?}").as_str()), "no test names {code:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_code_has_a_fixture_and_every_entry_a_good_and_a_bad_case() {
    let all = fixtures::look().await;
    let mut wrong = Vec::new();
    for seen in &all {
        for (code, verdict) in &seen.promised {
            let found = seen.report.findings.iter().any(|finding| finding.code == *code && verdict.is_none_or(|verdict| finding.verdict == verdict));
            if !found {
                let got: Vec<(&str, Verdict)> = seen.report.of(code.area()).map(|finding| (finding.code.as_str(), finding.verdict)).collect();
                wrong.push(format!("{} does not show {} {verdict:?} but {got:?}", seen.name, code.as_str()));
            }
        }
    }
    for seen in &all {
        let shown = seen.report.findings.iter().filter(|finding| seen.never.contains(&finding.code));
        wrong.extend(shown.map(|finding| format!("{} shows {}, and must not", seen.name, finding.code.as_str())));
    }
    wrong.extend(wholeness::wanting(&all));
    wrong.extend(wholeness::idle_excuses(&all).into_iter().map(|code| format!("{code} is excused from having anything to paste, and nothing shows it so")));
    let shown: BTreeSet<Code> = all.iter().flat_map(|seen| &seen.report.findings).map(|finding| finding.code).collect();
    for code in Code::ALL.iter().filter(|code| WITH_FIXTURES.contains(&code.area())) {
        let elsewhere = ELSEWHERE.iter().find(|(other, _)| other == code);
        match (shown.contains(code), elsewhere) {
            (false, None) => wrong.push(format!("nothing shows {}", code.as_str())),
            // A machine that is busy with other things answers as slowly.
            (true, Some(_)) if matches!(code, Code::PtrSlow | Code::DnsSlow) => {}
            (true, Some((_, reason))) => wrong.push(format!("{} is shown: take it out of the table ({reason})", code.as_str())),
            _ => {}
        }
    }
    let of_engine = catalogue::all().iter().filter(|check| check.part == Part::Engine && answered().contains(check.id.as_str()));
    for check in of_engine {
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.catalogue() == check.id.as_str()).collect();
        let area = codes[0].area();
        if !WITH_FIXTURES.contains(&area) || codes.iter().all(|code| ELSEWHERE.iter().any(|(other, _)| other == code)) {
            continue;
        }
        let of_entry = |seen: &fixtures::Seen| {
            seen.report.findings.iter().filter(|finding| codes.contains(&finding.code)).map(|finding| finding.verdict).collect::<Vec<_>>()
        };
        let is_good = |verdict: &Verdict| matches!(verdict, Verdict::Good | Verdict::NotApplicable);
        let can_fail = codes.iter().any(|code| !is_good(&code.worst()) && code.worst() != Verdict::Unknown);
        // Where the whole area is fine, the entry is: it was looked at and nothing of it was found.
        let good = all.iter().any(|seen| seen.areas.contains(&area) && of_entry(seen).iter().all(is_good) && seen.report.of(area).next().is_some());
        let bad = all.iter().any(|seen| of_entry(seen).iter().any(|verdict| !is_good(verdict) && *verdict != Verdict::Unknown));
        let shown_elsewhere = codes.iter().any(|code| ELSEWHERE.iter().any(|(other, _)| other == code));
        if !good {
            wrong.push(format!("{} is fine nowhere", check.id));
        }
        if can_fail && !bad && !shown_elsewhere {
            wrong.push(format!("{} fails nowhere", check.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!("worlds", wholeness::picture(&all));
}
