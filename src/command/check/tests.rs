//! Every sample of the lab, told in all its ways: the sentence, the road, the receivers' cards, the score and the exit code tell one story, and what is
//! done about it counts as promised.

use std::sync::OnceLock;

use futures::{StreamExt as _, stream};

use super::*;
use crate::{
    check::{
        Tools,
        plan::{self, Step, Urgency},
        receivers::{self, Summary},
        road::{self, Passage},
        score::{self, CAP_BROKEN, CAP_UNMEASURED},
        sentence::{Extent, Sentence},
    },
    lab,
    model::{area::Area, code::Code, finding::Finding},
};

/// Runs at once: enough to be quick, few enough that none meets its deadline on a small machine.
const AT_ONCE: usize = 12;

struct Seen {
    id: &'static str,
    report: Report,
    steps: Vec<Step>,
}

/// What was seen of all samples, once for all tests.
fn samples() -> &'static [Seen] {
    static SEEN: OnceLock<Vec<Seen>> = OnceLock::new();
    SEEN.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let lab = Lab::start().unwrap();
            let (lab, tools) = (&lab, &Tools::default());
            let runs = lab::samples().iter().map(|sample| async move {
                let report = check::run(&lab.net(), &sample.target(), tools, &Options::default(), |_, _| ()).await.report;
                let steps = plan::steps(&report.findings);
                Seen { id: &sample.id, report, steps }
            });
            stream::iter(runs).buffered(AT_ONCE).collect().await
        })
    })
}

/// What the main sentence says of the mail, whatever stands in it as the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    Refused,
    RefusedInBulk,
    Other,
}

fn claim(said: &Sentence, steps: &[Step], words: Words) -> Claim {
    // What others did and what names are called is no claim about the mail.
    let names = steps.iter().flat_map(|step| &step.findings).flat_map(|finding| [words.title(finding), finding.subject.clone()]);
    let main = names.fold(said.main.clone(), |main, name| main.replace(&name, ""));
    let says = |english: &str, chinese: &str| main.contains(if words.0 == Locale::English { english } else { chinese });
    match (says("refuse", "拒收"), says("bulk", "群发")) {
        (true, false) => Claim::Refused,
        (true, true) => Claim::RefusedInBulk,
        _ => Claim::Other,
    }
}

fn is_stop(finding: &Finding) -> bool {
    finding.verdict == Verdict::Broken && !finding.is_void()
}

/// All faults of one sample's story.
fn contradictions(seen: &Seen, words: Words) -> Vec<String> {
    let Seen { report, steps, .. } = seen;
    let said = sentence::sentence(report, words);
    let claim = claim(&said, steps, words);
    let stations = road::stations(&report.findings);
    let end = stations.iter().find(|station| station.passage == Passage::Stops);
    let end = end.and_then(|station| sentence::stopped(report, station));
    let narrow = stations.iter().any(|station| sentence::stopped(report, station) == Some(Extent::Bulk));
    let cards = receivers::cards(&report.findings, &report.target, words.0);
    let decides = |summary: Summary| cards.iter().any(|card| card.receiver.confidence.decides() && card.summary() == summary);
    let is_silent = said.main.contains(if words.0 == Locale::English { "sends no mail" } else { "不发邮件" });
    let broken = report.findings.iter().any(|finding| finding.verdict == Verdict::Broken);
    let mut wrong = Vec::new();
    let mut holds = |is_so: bool, what: &str| {
        if !is_so {
            wrong.push(format!("{} ({}): {what}: {said:?}, {end:?}", seen.id, words.0.tag()));
        }
    };
    match end {
        Some(Extent::Bulk) => holds(claim == Claim::RefusedInBulk, "the road stops bulk mail, and the sentence says something else"),
        Some(_) => holds(claim == Claim::Refused || is_silent, "the road stops, and the sentence says that mail passes"),
        None => holds(claim != Claim::Refused, "the sentence says that mail is refused, and the road goes on"),
    }
    holds(end.is_some() || (claim == Claim::RefusedInBulk) == narrow, "what stops bulk mail is said at one place and not at the other");
    holds(!decides(Summary::Refuses) || claim == Claim::Refused, "a card refuses, and the sentence does not say so");
    holds(claim != Claim::RefusedInBulk || decides(Summary::RefusesBulk), "the sentence says that bulk mail is refused, and no card does");
    let named: Vec<&str> = ["Gmail", "Yahoo", "Outlook", "iCloud", "GMX", "T-Online"].into_iter().filter(|name| said.main.contains(name)).collect();
    for name in named {
        let refuses = |card: &receivers::Card| matches!(card.summary(), Summary::Refuses | Summary::RefusesBulk);
        holds(cards.iter().any(|card| card.receiver.name.contains(name) && refuses(card)), &format!("{name} is named, and its card does not refuse"));
    }
    holds(!steps.iter().any(|step| is_stop(step.leading())) || broken, "a step stops mail, and no finding does");
    holds(matches!(exit(report, FailOn::Broken), Exit::Found) == broken, "the exit code says something else");
    if let Some(points) = report.score.points {
        holds(!broken || points <= CAP_BROKEN, "something is broken, and the score is not held");
        holds(road::unmeasured(&report.findings).is_empty() || report.score.grade != Some('A'), "an A with a gate that is not measured");
        holds(claim != Claim::Refused || points <= CAP_BROKEN, "mail is refused, and the score is not held");
    }
    // The first thing to do is the same in the sentence and on the page, and what is due comes before what is not.
    let due = steps.iter().find(|step| step.urgency == Urgency::Now);
    if let (Some(first), Some(step)) = (&said.first, due) {
        let fix = words.fix(step.leading()).unwrap_or_default();
        let lead = first.split_once([':', '：']).map_or(first.as_str(), |(_, rest)| rest).trim();
        holds(fix.starts_with(lead) && steps[0].code == step.code, "the sentence begins with another step than the list");
    }
    holds(due.is_none() || said.first.is_some() || !report.vantage.can_judge, "something is due, and the sentence does not say where to begin");
    wrong
}

#[test]
fn the_sentence_the_road_the_cards_the_score_and_the_exit_code_tell_one_story() {
    let wrong: Vec<String> = samples().iter().flat_map(|seen| Locale::ALL.map(Words).into_iter().flat_map(|words| contradictions(seen, words))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The samples have every kind of story.
    let count = |wanted: Claim| {
        samples().iter().filter(|seen| claim(&sentence::sentence(&seen.report, Words(Locale::English)), &seen.steps, Words(Locale::English)) == wanted).count()
    };
    for (wanted, least) in [(Claim::Refused, 20), (Claim::RefusedInBulk, 3), (Claim::Other, 20)] {
        assert!(count(wanted) >= least, "{wanted:?}: {}", count(wanted));
    }
}

/// The points that are to be expected once these are mended.
fn expected(report: &Report, done: &[Code]) -> u8 {
    score::account(&score::mended(&report.findings, &report.target, done)).unwrap().points
}

#[test]
fn every_mend_counts_and_all_of_them_together_leave_nothing_to_lose() {
    let mut wrong = Vec::new();
    // Of a name that does not exist nothing is mended but its spelling.
    let is_there = |seen: &&Seen| !seen.report.findings.iter().any(Finding::is_nothing);
    for seen in samples().iter().filter(is_there).filter(|seen| seen.report.score.points.is_some()) {
        let report = &seen.report;
        let mut holds = |is_so: bool, what: String| {
            if !is_so {
                wrong.push(format!("{}: {what}", seen.id));
            }
        };
        let now = score::account(&report.findings).unwrap();
        let codes: Vec<Code> = seen.steps.iter().filter(|step| step.verdict() != Verdict::Unknown).map(|step| step.code).collect();
        let all = expected(report, &codes);
        for (place, code) in codes.iter().enumerate() {
            let alone = expected(report, &[*code]);
            holds(alone >= now.points && alone <= all, format!("{code:?} alone: {} to {alone}, and all to {all}", now.points));
            let (before, after) = (expected(report, &codes[..place]), expected(report, &codes[..=place]));
            holds(after >= before, format!("{code:?} after the others: {before} to {after}"));
        }
        let mended = score::mended(&report.findings, &report.target, &codes);
        let left = score::account(&mended).unwrap();
        holds(left.lines.is_empty(), format!("something is left when all is done: {:?}", left.lines));
        let most = if road::unmeasured(&mended).is_empty() { 100 } else { CAP_UNMEASURED };
        holds(all == most, format!("all is done, and {all} is expected, not {most}"));
        holds(
            !mended.iter().any(|finding| finding.verdict.is_fault()),
            format!("a fault is left: {:?}", mended.iter().find(|finding| finding.verdict.is_fault())),
        );
        // What is mended first raises the score, or something is left that holds it.
        if let Some(first) = codes.first() {
            let after = score::account(&score::mended(&report.findings, &report.target, &[*first])).unwrap();
            let is_held = after.cap.is_some() || after.lines.iter().map(|(_, _, cost)| u32::from(*cost)).sum::<u32>() >= 100;
            holds(after.points > now.points || is_held, format!("{first:?} brings nothing: {} to {}", now.points, after.points));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Areas in which no sample has a step.
const WITHOUT_STEP: [Area; 2] = [Area::SmtpOut, Area::Receivers];

#[test]
fn one_thing_alone_is_checked_again_in_every_area_and_says_the_same() {
    let mut left: Vec<Area> = Area::ALL.iter().copied().filter(|area| !WITHOUT_STEP.contains(area)).collect();
    let mut wanted: Vec<(&Seen, Area)> = Vec::new();
    for seen in samples() {
        for step in &seen.steps {
            let area = step.leading().area();
            if let Some(place) = left.iter().position(|one| *one == area) {
                left.swap_remove(place);
                wanted.push((seen, area));
            }
        }
    }
    assert!(left.is_empty(), "no sample has a step in {left:?}");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let lab = Lab::start().unwrap();
        for (seen, area) in wanted {
            let target = lab::samples().iter().find(|sample| sample.id == seen.id).unwrap().target();
            let options = Options { only: vec![area], ..Options::default() };
            let again = check::run(&lab.net(), &target, &Tools::default(), &options, |_, _| ()).await.report;
            assert!(again.findings.iter().all(|finding| finding.area() == area), "{} {area:?}: another area is shown", seen.id);
            // The times that things took, and numbers that are made of the time, are others.
            let told = |report: &Report| {
                let place = |finding: &Finding| finding.remedy.as_ref().map(|remedy| format!("{} {}", remedy.kind, remedy.name));
                report.of(area).map(|finding| (finding.code, finding.verdict, finding.subject.clone(), place(finding))).collect::<Vec<_>>()
            };
            assert_eq!(told(&again), told(&seen.report), "{} {area:?}", seen.id);
        }
    });
}
