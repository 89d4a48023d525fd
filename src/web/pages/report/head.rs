//! Whom the report is about, the verdict sentence, and the sums.

use leptos::prelude::*;

use super::Shown;
use crate::{
    check::sentence,
    model::{code::Code, verdict::Verdict},
    web::ui::{Badge, Notice},
    words::{self, key},
};

pub fn head(shown: &Shown, actions: AnyView) -> AnyView {
    let (words, report) = (shown.words, &shown.report);
    let target = &report.target;
    let ips: Vec<String> = if target.domain.is_some() { target.ips.iter().map(ToString::to_string).collect() } else { Vec::new() };
    let checked = words.with(key::REPORT_CHECKED, [("moment", words::moment(report.started_at)), ("took", words::duration(words, report.took_ms))]);
    let said = sentence::sentence(report, words);
    // What the sentence begins with, in the words of who reads.
    let measures = sentence::beginning(&shown.steps).is_some_and(|finding| finding.code == Code::SmtpOutUnmeasured);
    let first = if measures && shown.is_public() { Some(words.with(key::SENTENCE_FIRST, [("step", words.text(key::PUBLIC_PORT))])) } else { said.first };
    let only: Vec<String> = shown.only.iter().map(|area| words.area(*area)).collect();
    view! {
        <div class="flex flex-wrap items-center gap-x-5 gap-y-2 pt-8 text-soft text-[0.94rem]">
            <b class="text-ink font-semibold wrap-anywhere">{words.target(target)}</b>
            {ips.into_iter().map(|ip| view! { <span class="font-mono text-[0.84rem] wrap-anywhere">{ip}</span> }).collect_view()}
            <span>{checked}</span>
            {words.vantage(&report.vantage).map(|vantage| view! { <span class="wrap-anywhere">{vantage}</span> })}
            <span class="flex flex-wrap gap-2 sm:ml-auto no-print">{actions}</span>
        </div>
        <h1 class="mt-4 mb-3 wrap-anywhere">
            {said.main}
            {said.rest.map(|rest| view! { {words.gap()} <span class="text-soft">{rest}</span> })}
        </h1>
        {first.map(|first| view! { <p class="text-lg max-w-[62ch] mb-4 wrap-anywhere">{first}</p> })}
        {(!report.vantage.can_judge).then(|| view! { <p class="text-soft max-w-[60ch] mb-4">{words.text(key::REPORT_BLIND_LEAD)}</p> })}
        <ul class="flex flex-wrap gap-2 mb-7">
            {(shown.voids() > 0)
                .then(|| view! { <li><Badge verdict=Verdict::Broken label=words.with(key::COUNT_VOID, [("count", shown.voids())]) /></li> })}
            {chip(shown, Verdict::Broken)}
            {(shown.bulk() > 0)
                .then(|| view! { <li><Badge verdict=Verdict::Problem label=words.with(key::COUNT_BULK, [("count", shown.bulk())]) /></li> })}
            {[Verdict::Problem, Verdict::Unknown, Verdict::Note, Verdict::Good]
                .into_iter()
                .filter_map(|verdict| chip(shown, verdict))
                .collect_view()}
        </ul>
        {(!only.is_empty())
            .then(|| {
                let text = words.with(key::PARTIAL_NOTICE, [("areas", words.series(&only))]);
                view! { <Notice tone=Verdict::Note text /> }
            })}
    }
    .into_any()
}

/// How many matters have this verdict, if any has.
fn chip(shown: &Shown, verdict: Verdict) -> Option<AnyView> {
    let count = shown.count(verdict);
    (count > 0).then(|| view! { <li><Badge verdict label=shown.words.count(verdict, count) /></li> }.into_any())
}
