//! The report as it is sent, for every sample of the lab: a person who has never seen the product finds the cause and the first thing to do.

use std::sync::Arc;

use leptos::prelude::*;

use super::*;
use crate::{
    check::{Options, Tools, run, sentence},
    lab::{Lab, Sample},
    model::locale::Locale,
};

/// Samples with a fault and no first fix of their own: a server that is closed is one only to somebody who reached another one before, and where the
/// name servers fail, that is the sentence and everything else comes after.
const WITHOUT_FIRST: [&str; 2] = ["smtp-closed", "servfail"];

/// Samples that nobody answers for: they say the same as those that fail, and take seconds.
const SILENT: [&str; 2] = ["silent", "cut-for-good"];

fn drawn(shown: Shown) -> String {
    Owner::new().with(|| view! { <ReportView shown=Arc::new(shown) actions=().into_any() /> }.to_html())
}

/// The code of the first step that the page shows, and what stands in it.
fn first_step(html: &str) -> Option<(String, &str)> {
    let section = &html[html.find("id=\"fix-first\"")?..];
    let section = &section[..section.find("</section>")?];
    // What is folded is not what comes first.
    let open = &section[..section.find("<details").unwrap_or(section.len())];
    let step = &open[open.find("<li")?..];
    let step = &step[..step.find("</li>").unwrap_or(step.len())];
    let id = step.split("id=\"fix-").nth(1)?.split('"').next()?;
    Some((id.to_owned(), step))
}

async fn shown_of(lab: &Lab, tools: &Tools, sample: &Sample, locale: Locale) -> Shown {
    let outcome = run(&lab.net(), &sample.target(), tools, &Options::default(), |_, _| ()).await;
    Shown::new(Words(locale), outcome.report, &outcome.observations).for_owner(sample.target(), "")
}

#[tokio::test]
async fn the_first_fix_of_every_sample_is_the_one_its_zone_names() {
    let _ = any_spawner::Executor::init_tokio();
    let lab = Lab::start().unwrap();
    let tools = Tools::default();
    let mut wrong = Vec::new();
    let mut walked = 0;
    for sample in crate::lab::samples().iter().filter(|sample| !SILENT.contains(&sample.id.as_str())) {
        let seen = shown_of(&lab, &tools, sample, Locale::English).await;
        for shown in Locale::ALL.map(|locale| Shown { words: Words(locale), ..seen.clone() }) {
            let said = sentence::sentence(&shown.report, shown.words);
            let html = drawn(shown.clone());
            assert!(html.len() < 2_000_000, "{}: {} bytes", sample.id, html.len());
            let first = first_step(&html);
            if sample.first_fix.is_none() && !WITHOUT_FIRST.contains(&sample.id.as_str()) && shown.steps.first().is_some_and(|step| step.verdict().is_fault()) {
                wrong.push(format!("{}: its zone names no first fix, {:?} is shown", sample.id, first.as_ref().map(|(found, _)| found)));
            }
            if let Some(code) = sample.first_fix {
                walked += 1;
                let wanted = code.as_str().replace(['.', '_'], "-");
                match &first {
                    Some((found, step)) if *found == wanted => {
                        let leading = shown.steps[0].leading();
                        assert_eq!(leading.code, code, "{}: the sentence and the list begin with the same", sample.id);
                        // That there is no such name, the sentence says in words of its own.
                        assert!(leading.is_nothing() || said.main.contains(&shown.words.title(leading)), "{}: {said:?}", sample.id);
                        assert!(step.contains("class=\"terms\""), "{}: who does it is said", sample.id);
                    }
                    _ => wrong.push(format!("{}: {wanted} is wanted, {:?} is shown", sample.id, first.map(|(found, _)| found))),
                }
            }
            wrong.extend(again_and_done(sample, &shown, &html));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(walked > 160, "{walked}");
}

/// Every step asks for its own area when it is checked again; and whoever marks the first one as done sees a better score, or what holds it.
fn again_and_done(sample: &Sample, shown: &Shown, html: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for step in &shown.steps {
        let (code, area) = (step.code.as_str().replace(['.', '_'], "-"), step.leading().area());
        let card = html.split(&format!("id=\"fix-{code}\"")).nth(1).map(|rest| rest.split("</li>").next().unwrap_or(rest));
        let asks = card.and_then(|card| card.split("name=\"only\" value=\"").nth(1)).and_then(|rest| rest.split('"').next());
        if step.code != Code::SmtpOutUnmeasured && asks != Some(area.as_str()) {
            wrong.push(format!("{}: {code} checks {asks:?} again", sample.id));
        }
    }
    let (Some(before), Some(first)) = (shown.report.score.points, shown.steps.iter().find(|step| step.verdict() != Verdict::Unknown)) else { return wrong };
    let done = drawn(shown.clone().for_owner(sample.target(), first.code.as_str()));
    let said = done.split("score-expected").nth(1).map(|rest| rest.split("</p>").next().unwrap_or(rest));
    let text: String = said.unwrap_or_default().split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    let after: Option<u8> = text.split(|character: char| !character.is_ascii_digit()).find(|number| !number.is_empty()).and_then(|number| number.parse().ok());
    let holds = said.is_some_and(|said| said.contains("<span"));
    if after.is_none_or(|after| after < before || (after > before) == holds) {
        wrong.push(format!("{}: {before} points, and of {:?} done it is said: {text:?}", sample.id, first.code));
    }
    wrong
}

#[tokio::test]
async fn hostile_records_stay_text() {
    let _ = any_spawner::Executor::init_tokio();
    let lab = Lab::start().unwrap();
    for sample in crate::lab::samples().iter().filter(|sample| sample.name.contains("markup") || sample.name.contains("hostile")) {
        let html = drawn(shown_of(&lab, &Tools::default(), sample, Locale::English).await).to_lowercase();
        for tag in ["<script", "<img", "<iframe", "<style", "onerror=", " style="] {
            // Islands bring their own scripts only in the document around.
            assert!(!html.contains(tag) || tag == "onerror=" && html.contains("&lt;"), "{}: {tag}", sample.id);
        }
    }
}

#[tokio::test]
async fn what_is_marked_as_done_shows_the_score_to_expect() {
    let _ = any_spawner::Executor::init_tokio();
    let lab = Lab::start().unwrap();
    let sample = crate::lab::samples().iter().find(|sample| sample.name == "no-ptr.lab.test").unwrap();
    let plain = shown_of(&lab, &Tools::default(), sample, Locale::English).await;
    assert!(!drawn(plain.clone()).contains("when the world sees"));
    let done = plain.clone().for_owner(sample.target(), "ptr.missing,nonsense,spf.good");
    assert_eq!(done.done, [Code::PtrMissing]);
    let html = drawn(done);
    assert!(html.contains("when the world sees what you have done"), "the score to expect is there");
    assert!(html.contains("done, not yet checked"));
}
