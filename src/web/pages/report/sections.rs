//! One section for each area: good ones folded, the others open, each finding with its reasons.

use leptos::prelude::*;

use super::{Shown, pictures, trace};
use crate::{
    check::{
        explain::{self, Detail},
        receivers,
    },
    knowledge::catalogue::{self, Check},
    model::{area::Area, code::Code, finding::Finding, report::Section, verdict::Verdict},
    web::{pages::receivers::ReceiverCards, ui::Badge},
    words::{Words, key},
};

/// Where the RFCs stand, for whoever wants to read on.
const RFC_EDITOR: &str = "https://www.rfc-editor.org/rfc/rfc";

pub fn sections(shown: &Shown) -> AnyView {
    view! {
        <div class="sections grid grid-cols-[minmax(0,1fr)] gap-3 mt-6">
            <h2 class="mt-2">{shown.words.text(key::SECTIONS_TITLE)}</h2>
            {shown.report.sections.iter().map(|section| area(shown, *section)).collect_view()}
        </div>
    }
    .into_any()
}

fn area(shown: &Shown, section: Section) -> AnyView {
    let Section { area, verdict } = section;
    let words = shown.words;
    let id = format!("area-{}", area.as_str());
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let open = matches!(verdict, Verdict::Broken | Verdict::Problem);
    let findings: Vec<&Finding> = shown.report.of(area).collect();
    // Its worst finding comes first.
    let standing = findings.first().map_or_else(|| words.verdict(verdict), |finding| shown.standing(finding));
    let brief = findings.first().map(|finding| brief(finding, words)).unwrap_or_default();
    view! {
        <section class={if verdict.is_fault() { "panel panel-fold" } else { "panel panel-fold panel-sound" }} id=id aria-labelledby=labelled_by>
            <details open=open>
                <summary>
                    <h3 class="area-title" id=title_id>{words.area(area)}</h3>
                    <Badge verdict label=standing />
                    <span class="area-brief">{brief}</span>
                </summary>
                // Within the fold: whoever is led here finds it unfolded.
                <ul class="divide-y divide-line area-findings" id=place(area)>{findings.iter().map(|finding| one(shown, finding)).collect_view()}</ul>
                {area.is_summary().then(|| receiver_cards(shown))}
                {pictures::of_area(shown, area)}
                {(!shown.is_public()).then(|| trace::of_area(shown, area, &findings))}
            </details>
        </section>
    }
    .into_any()
}

/// The receivers' rules one by one.
fn receiver_cards(shown: &Shown) -> AnyView {
    let cards = receivers::cards(&shown.report.findings, &shown.report.target, shown.words.0);
    let areas: Vec<Area> = shown.report.sections.iter().map(|section| section.area).collect();
    view! {
        <div class="no-print">
            <ReceiverCards words=shown.words cards areas plain=shown.is_public() />
        </div>
    }
    .into_any()
}

/// What the folded section says: its worst finding in a few words.
fn brief(finding: &Finding, words: Words) -> String {
    match finding.verdict {
        Verdict::Good | Verdict::NotApplicable => words.finding(finding),
        _ => words.heading(finding),
    }
}

fn one(shown: &Shown, finding: &Finding) -> AnyView {
    let words = shown.words;
    // The receivers' cards tell rule by rule; and what a list answers and wants concerns whoever mends it.
    let details = if finding.area().is_summary() || shown.is_public() { Vec::new() } else { explain::details(&shown.report, finding, words) };
    let step = shown.number(finding.code, finding.verdict).map(|number| {
        let href = format!("#fix-{}", finding.code.as_str().replace(['.', '_'], "-"));
        view! {
            <a class="reach" href=href>
                {words.with(key::FIX_STEP, [("number", number)])}
            </a>
        }
    });
    view! {
        <li class={if finding.verdict.is_fault() { "py-3.5 grid gap-2" } else { "py-3.5 grid gap-2 finding-aside" }}>
            <div class="flex flex-wrap items-start gap-x-3 gap-y-1">
                <p class="flex-1 min-w-60 wrap-anywhere">{words.finding(finding)}</p>
                <Badge verdict=finding.verdict label=shown.standing(finding) />
            </div>
            {facts(details, words)}
            <p class="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">{step} {reference(finding.code, words)}</p>
            {explanation(shown, finding)}
        </li>
    }
    .into_any()
}

fn facts(details: Vec<Detail>, words: Words) -> Option<AnyView> {
    (!details.is_empty()).then(|| {
        view! {
            <dl class="facts">
                {details
                    .into_iter()
                    .map(|detail| {
                        view! {
                            <div>
                                <dt>{detail.label}</dt>
                                {words.gap()}
                                <dd>{detail.text}</dd>
                            </div>
                        }
                    })
                    .collect_view()}
            </dl>
        }
        .into_any()
    })
}

/// The standard that a finding rests on.
fn reference(code: Code, words: Words) -> AnyView {
    let standard = code.standard();
    cited(standard, words.standard(standard))
}

/// A standard under its name; an RFC leads to its section.
fn cited(standard: &str, name: String) -> AnyView {
    match rfc_address(standard) {
        Some(href) => view! { <a class="text-soft reach" href=href rel="noreferrer">{name}</a> }.into_any(),
        None => view! { <span class="text-soft">{name}</span> }.into_any(),
    }
}

/// `RFC 7208 §4.6.4` leads to `…/rfc7208#section-4.6.4`.
fn rfc_address(standard: &str) -> Option<String> {
    let rest = standard.strip_prefix("RFC ")?;
    let mut parts = rest.split(' ');
    let number = parts.next().filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    let section = parts.next().and_then(|part| part.strip_prefix('§'));
    Some(section.map_or_else(|| format!("{RFC_EDITOR}{number}"), |section| format!("{RFC_EDITOR}{number}#section-{section}")))
}

/// What the catalogue says about the matter, for whoever asks; sound findings explain themselves.
fn explanation(shown: &Shown, finding: &Finding) -> Option<AnyView> {
    let words = shown.words;
    if matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable) {
        return None;
    }
    let check = catalogue::by_id(finding.code.catalogue())?;
    let plain = check.plain(words.0)?;
    // Whoever has a link alone came for plain words.
    let criteria = shown.again.is_some().then(|| criteria(check, words));
    Some(
        view! {
            <details class="fold no-print">
                <summary aria-label=words.with(key::EXPLAIN_LABEL, [("title", words.title(finding))])>{words.text(key::EXPLAIN_TITLE)}</summary>
                <p class="plain"><b>{words.text(key::EXPLAIN_PLAIN)}</b> {words.gap()} {plain}</p>
                {criteria}
            </details>
        }
        .into_any(),
    )
}

/// What experts ask for: when it passes and fails, and by which standard.
fn criteria(check: &'static Check, words: Words) -> AnyView {
    let locale = words.0;
    let lines = [
        (key::EXPLAIN_LOOKS, Some(check.looks_up(locale))),
        (key::EXPLAIN_PASSES, Some(check.pass_when(locale))),
        (key::EXPLAIN_WARNS, check.warn_when(locale)),
        (key::EXPLAIN_FAILS, check.fail_when(locale)),
        (key::EXPLAIN_NOTES, check.notes(locale)),
    ];
    let details =
        lines.into_iter().filter_map(|(label, text)| Some(Detail { label: words.text(label), text: text.filter(|text| !text.is_empty())?.to_owned() }));
    let basis =
        check.basis(locale).into_iter().enumerate().map(|(place, standard)| view! { {(place > 0).then_some(" · ")} {cited(standard, standard.to_owned())} });
    view! {
        <h4 class="experts">{words.text(key::EXPLAIN_EXPERTS)}</h4>
        {facts(details.collect(), words)}
        <dl class="facts">
            <div>
                <dt>{words.text(key::EXPLAIN_BASIS)}</dt>
                {words.gap()}
                <dd>{basis.collect_view()}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// The id of an area's findings.
fn place(area: Area) -> String {
    format!("findings-{}", area.as_str())
}

/// Where on the page an area's findings are; a browser unfolds its section on the way.
pub fn anchor(area: Area) -> String {
    format!("#{}", place(area))
}

#[cfg(test)]
mod tests {
    use super::rfc_address;

    #[test]
    fn an_rfc_leads_to_its_section() {
        assert_eq!(rfc_address("RFC 7208 §4.6.4").as_deref(), Some("https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4"));
        assert_eq!(rfc_address("RFC 9990").as_deref(), Some("https://www.rfc-editor.org/rfc/rfc9990"));
        assert_eq!(rfc_address("RFC 9989 Appendix A").as_deref(), Some("https://www.rfc-editor.org/rfc/rfc9989"));
        assert_eq!(rfc_address("Google sender guidelines"), None);
    }
}
