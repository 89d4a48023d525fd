//! The score: its number, where the points went, what is to be expected, and how it is made.

use leptos::prelude::*;

use super::Shown;
use crate::{
    check::{
        road,
        score::{self, CAP_BROKEN, CAP_UNMEASURED, Cap, GRADES, LEAST_COVERAGE, cost},
        sentence::gate_name,
    },
    model::{code::Code, finding::Finding, report::Score, verdict::Verdict},
    words::{Words, key},
};

/// Lines of the account that are shown one by one.
const MAX_LINES: usize = 8;

pub fn score(shown: &Shown) -> AnyView {
    let words = shown.words;
    let body = match (shown.report.score.points, score::account(&shown.report.findings)) {
        (Some(points), Some(account)) => {
            let measured = percent(shown.report.score.coverage);
            let grade = shown.report.score.grade.map(String::from).unwrap_or_default();
            view! {
                <p class="score-number">
                    <b>{points}</b>
                    " "
                    <span class="text-soft">{words.text(key::SCORE_OF)}</span>
                </p>
                <p class="text-soft text-sm">{words.with(key::SCORE_GRADE, [("grade", grade), ("measured", measured)])}</p>
                {bar(points, words)}
                {expected(shown)}
                {lines(shown, &account)}
            }
            .into_any()
        }
        (_, account) => {
            let coverage = account.map_or(0.0, |account| account.coverage);
            let told = if coverage > 0.0 { words.with(key::SCORE_TOO_LITTLE, [("measured", percent(coverage))]) } else { words.text(key::SCORE_NONE) };
            view! { <p class="text-soft">{told}</p> }.into_any()
        }
    };
    view! {
        <section class="panel score" aria-labelledby="score">
            <h2 id="score">{words.text(key::SCORE_TITLE)}</h2>
            {body}
            {scale(words)}
        </section>
    }
    .into_any()
}

fn percent(share: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (share * 100.0).round() as u8;
    percent.to_string()
}

/// The number as a length.
fn bar(points: u8, words: Words) -> AnyView {
    let label = words.with(key::SCORE_BAR, [("points", points.to_string())]);
    view! {
        <svg class="score-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label=label>
            <path class="score-all" d="M0 0h100v4h-100z" />
            <path class="score-got" d=format!("M0 0h{points}v4h-{points}z") />
        </svg>
    }
    .into_any()
}

/// The score that is to be expected once the world sees what is marked as done, and what holds it where it does not rise.
fn expected(shown: &Shown) -> Option<AnyView> {
    if shown.done.is_empty() {
        return None;
    }
    let mended = score::mended(&shown.report.findings, &shown.report.target, &shown.done);
    let Score { points: Some(points), grade: Some(grade), .. } = score::score(&mended) else { return None };
    let text = shown.words.with(key::SCORE_EXPECTED, [("points", points.to_string()), ("grade", grade.to_string())]);
    let holds = (shown.report.score.points >= Some(points)).then(|| {
        let cap = score::account(&mended).and_then(|account| account.cap);
        cap.map_or_else(|| shown.words.text(key::SCORE_STILL), |(cap, _)| held(cap, &mended, shown.words))
    });
    Some(
        view! {
            <p class="score-expected" role="status">
                {text}
                {holds.map(|holds| view! { <span class="block font-normal">{holds}</span> })}
            </p>
        }
        .into_any(),
    )
}

/// Where the points went.
fn lines(shown: &Shown, account: &score::Account) -> AnyView {
    let words = shown.words;
    if account.lines.is_empty() && account.cap.is_none() {
        return view! { <p class="text-soft">{words.text(key::SCORE_FULL)}</p> }.into_any();
    }
    let title = |code: Code, verdict: Verdict| {
        let finding = shown.report.findings.iter().find(|finding| finding.code == code && finding.verdict == verdict);
        finding.map_or_else(|| code.as_str().to_owned(), |finding| words.heading(finding))
    };
    let (told, rest) = account.lines.split_at(account.lines.len().min(MAX_LINES));
    let told = told.iter().map(|(code, verdict, cost)| line(title(*code, *verdict), *cost));
    let rest: Vec<AnyView> = rest.iter().map(|(code, verdict, cost)| line(title(*code, *verdict), *cost)).collect();
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="fold">
                <summary>{words.with(key::SCORE_LINE_MORE, [("count", rest.len())])}</summary>
                <dl class="score-lines">{rest}</dl>
            </details>
        }
    });
    let cap = account.cap.map(|(cap, lost)| line(held(cap, &shown.report.findings, words), lost));
    view! {
        <h3 class="mt-3">{words.text(key::SCORE_LINES)}</h3>
        <dl class="score-lines">{told.collect_view()}</dl>
        {more}
        {cap.map(|cap| view! { <dl class="score-lines">{cap}</dl> })}
    }
    .into_any()
}

/// What a cap holds the score to, and why.
fn held(cap: Cap, findings: &[Finding], words: Words) -> String {
    match cap {
        Cap::Broken => words.with(key::SCORE_CAP_BROKEN, [("points", cap.points())]),
        Cap::Unmeasured => {
            let gates: Vec<String> = road::unmeasured(findings).into_iter().map(|gate| gate_name(gate, words)).collect();
            words.with(key::SCORE_CAP_UNMEASURED, [("gates", words.series(&gates))])
        }
    }
}

fn line(text: String, cost: u8) -> AnyView {
    view! {
        <div>
            <dt class="wrap-anywhere">{text}</dt>
            <dd>"−"{cost}</dd>
        </div>
    }
    .into_any()
}

/// The scale with its reasons.
fn scale(words: Words) -> AnyView {
    let grades: Vec<String> =
        GRADES.iter().map(|(grade, least)| words.with(key::SCALE_GRADE, [("grade", grade.to_string()), ("points", least.to_string())])).collect();
    let costly = |key, verdict| words.with(key, [("cost", cost(verdict))]);
    let reasons = [
        words.with(key::SCALE_BROKEN, [("cost", cost(Verdict::Broken)), ("cap", CAP_BROKEN)]),
        costly(key::SCALE_PROBLEM, Verdict::Problem),
        costly(key::SCALE_NOTE, Verdict::Note),
        words.text(key::SCALE_UNKNOWN),
        words.with(key::SCALE_LEAST, [("least", percent(LEAST_COVERAGE))]),
        words.text(key::SCALE_ONCE),
        words.with(key::SCALE_UNMEASURED, [("cap", CAP_UNMEASURED)]),
        words.with(key::SCALE_GRADES, [("grades", words.list(&grades))]),
    ];
    view! {
        <details class="fold no-print">
            <summary>{words.text(key::SCALE_TITLE)}</summary>
            <ul class="scale">{reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}</ul>
        </details>
    }
    .into_any()
}
