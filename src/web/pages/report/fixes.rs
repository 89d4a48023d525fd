//! What to do, first things first: what exactly, who, how soon it shows, and check it again.

use leptos::prelude::*;

use super::Shown;
use crate::{
    check::{
        fix,
        plan::{Hand, Step, Urgency},
        request,
    },
    knowledge::blocklists,
    model::{
        code::Code,
        finding::{Finding, Remedy},
        target::Target,
        verdict::Verdict,
    },
    web::ui::{Badge, Empty, Record},
    words::{Key, Words, key},
};

/// Findings of one matter that are written out.
const MAX_FINDINGS: usize = 8;

pub fn fixes(shown: &Shown) -> AnyView {
    let words = shown.words;
    let of = |urgency: Urgency| {
        shown.steps.iter().enumerate().filter(|(_, step)| step.urgency == urgency).map(|(place, step)| card(shown, place + 1, step)).collect::<Vec<_>>()
    };
    let (mut now, mut later, mut find) = (of(Urgency::Now), of(Urgency::Later), of(Urgency::Find));
    // Where nothing is wrong, what could be better comes first; then what could not be told, for that is no clean bill.
    for next in [&mut later, &mut find] {
        if now.is_empty() {
            std::mem::swap(&mut now, next);
        }
    }
    let first =
        if now.is_empty() { view! { <Empty text=words.text(key::FIXES_NONE) /> }.into_any() } else { view! { <ol class="fixes">{now}</ol> }.into_any() };
    view! {
        <section class="panel" aria-labelledby="fix-first">
            <h2 id="fix-first">{words.text(key::REPORT_FIX_FIRST)}</h2>
            {first}
            {folded(words.with(key::FIXES_LATER, [("count", later.len())]), later)}
            {folded(words.with(key::FIXES_FIND, [("count", find.len())]), find)}
        </section>
    }
    .into_any()
}

fn folded(title: String, cards: Vec<AnyView>) -> Option<AnyView> {
    (!cards.is_empty()).then(|| {
        view! {
            <details class="fold no-print">
                <summary>{title}</summary>
                <ol class="fixes">{cards}</ol>
            </details>
        }
        .into_any()
    })
}

/// One step.
fn card(shown: &Shown, number: usize, step: &Step) -> AnyView {
    let words = shown.words;
    let leading = step.leading();
    let done = shown.done.contains(&step.code);
    let anchor = format!("fix-{}", step.code.as_str().replace(['.', '_'], "-"));
    let (why, reason) = match (step.code, shown.again.is_some()) {
        // Whoever may only read cannot measure.
        (Code::SmtpOutUnmeasured, true) => (Some("#port-25".to_owned()), key::PROBE_BUTTON),
        (Code::SmtpOutUnmeasured, false) => (None, key::REPORT_WHY),
        _ => (Some(super::anchor(leading.area())), key::REPORT_WHY),
    };
    let is_known = step.verdict() != Verdict::Unknown;
    let mend = shown.fix(leading);
    let more = step.findings.iter().skip(1).take(MAX_FINDINGS).map(|finding| also(finding, leading, shown)).collect_view();
    view! {
        <li class={if done { "fix fix-done" } else { "fix" }} id=anchor.clone()>
            <span class="fix-number" aria-hidden="true">{number}</span>
            <div class="grid gap-2.5 min-w-0">
                <div class="flex flex-wrap items-start gap-x-3 gap-y-1">
                    <h3 class="flex-1 min-w-48 wrap-anywhere">{words.heading(leading)}</h3>
                    {if done {
                        view! { <Badge verdict=Verdict::Good label=words.text(key::FIX_DONE_LABEL) /> }
                    } else {
                        view! { <Badge verdict=leading.verdict label=shown.standing(leading) /> }
                    }}
                </div>
                {mend.map(|mend| view! { <p class="text-soft max-w-[68ch] wrap-anywhere">{linked(&mend)}</p> })}
                {record(leading, shown)}
                {more}
                {step.is_doing().then(|| terms(step.hand, words))}
                <div class="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
                    {why.map(|why| view! { <a class="reach" href=why>{words.text(reason)}</a> })}
                    {shown.again.as_ref().filter(|_| is_known).map(|_| mark(shown, step.code, done, &anchor))}
                    {shown.again.as_ref().filter(|_| step.code != Code::SmtpOutUnmeasured).map(|target| again(target, leading, words))}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// Another finding of the same matter.
fn also(finding: &Finding, leading: &Finding, shown: &Shown) -> AnyView {
    let words = shown.words;
    let mend = words.fix(finding).filter(|mend| Some(mend) != words.fix(leading).as_ref());
    view! {
        <p class="max-w-[68ch] wrap-anywhere">{words.with(key::FIX_ALSO, [("title", words.title(finding))])}</p>
        {mend.map(|mend| view! { <p class="text-soft max-w-[68ch] wrap-anywhere">{linked(&mend)}</p> })}
        {record(finding, shown)}
    }
    .into_any()
}

/// What to paste, and where. Whoever has a link alone writes to nobody.
fn record(finding: &Finding, shown: &Shown) -> Option<AnyView> {
    let words = shown.words;
    let mut records = fix::records(finding);
    let request = request::request(finding, words).filter(|_| !shown.is_public());
    records.extend(request.map(|value| Remedy { kind: "text".to_owned(), name: String::new(), value }));
    (!records.is_empty()).then(|| {
        records
            .into_iter()
            .map(|remedy| view! { <Record kind=words.record(&remedy.kind) name=remedy.name value=remedy.value copy_label=words.text(key::COPY) copied_label=words.text(key::COPIED) /> })
            .collect_view()
            .into_any()
    })
}

/// A sentence whose addresses of blocklists can be followed. Those alone: what a record or a server says leads nowhere from here.
fn linked(text: &str) -> AnyView {
    parts(text)
        .into_iter()
        .map(|(part, is_link)| {
            if is_link {
                view! { <a class="address" href=part.to_owned() rel="noreferrer">{part.to_owned()}</a> }.into_any()
            } else {
                part.to_owned().into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// A text in parts, with those marked that are an address of ours as a whole.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let known: Vec<&str> = blocklists::all().iter().map(|list| &*list.delist_url).filter(|url| url.starts_with("https://")).collect();
    let mut parts = Vec::new();
    let (mut shown, mut from) = (0, 0);
    while let Some(start) = text[from..].find("https://").map(|place| from + place) {
        let address = &text[start..];
        let end = address.find(|character: char| !character.is_ascii_graphic()).unwrap_or(address.len());
        let address = address[..end].trim_end_matches(['.', ',', ';', ':', ')']);
        if known.contains(&address) {
            parts.push((&text[shown..start], false));
            parts.push((address, true));
            shown = start + address.len();
        }
        from = start + address.len().max("https://".len());
    }
    parts.push((&text[shown..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Who does it, and how soon it shows.
fn terms(hand: Hand, words: Words) -> AnyView {
    let say = |kind: &str| Key::find(&format!("{kind}-{}", hand.as_str())).map(|key| words.text(key)).unwrap_or_default();
    view! {
        <dl class="terms">
            <div>
                <dt>{words.text(key::HAND_LABEL)}</dt>
                {words.gap()}
                <dd>{say("hand")}</dd>
            </div>
            <div>
                <dt>{words.text(key::WAIT_LABEL)}</dt>
                {words.gap()}
                <dd>{say("wait")}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// Marks a step as done, or takes the mark back: the same page with other codes in its address, so that the score shows what is to be expected.
fn mark(shown: &Shown, code: Code, done: bool, anchor: &str) -> AnyView {
    let mut codes: Vec<&str> = shown.done.iter().filter(|other| **other != code).map(|other| other.as_str()).collect();
    if !done {
        codes.push(code.as_str());
    }
    let href = if codes.is_empty() { format!("?#{anchor}") } else { format!("?done={}#{anchor}", codes.join(",")) };
    let label = shown.words.text(if done { key::FIX_UNDO } else { key::FIX_DONE });
    view! { <a class="reach no-print" href=href rel="nofollow">{label}</a> }.into_any()
}

/// Checks the area of a finding alone, once more.
fn again(target: &Target, finding: &Finding, words: Words) -> AnyView {
    view! {
        <form class="no-print" method="post" action="/action/check">
            {super::super::run::target_fields(target)}
            <input type="hidden" name="only" value=finding.area().as_str() />
            <button class="link-button reach">{words.text(key::FIX_AGAIN)}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_blocklists_are_links_and_no_others() {
        let spamcop = &*blocklists::by_id("spamcop").unwrap().delist_url;
        let linked = |text: &str| parts(text).into_iter().filter(|(_, is_link)| *is_link).map(|(part, _)| part.to_owned()).collect::<Vec<_>>();
        for text in [spamcop.to_owned(), format!("ask: {spamcop}"), format!("状态见：{spamcop}。"), format!("https://x.example {spamcop}.")] {
            assert_eq!(linked(&text), [spamcop], "{text}");
            assert_eq!(parts(&text).into_iter().map(|(part, _)| part).collect::<String>(), text);
        }
        for text in [format!("{spamcop}.evil.example"), "https://evil.example/".to_owned(), format!("https://evil.example/?{spamcop}"), "https://".to_owned()] {
            assert!(linked(&text).is_empty(), "{text}");
        }
    }
}
