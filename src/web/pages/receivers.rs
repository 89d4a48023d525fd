//! What the large receivers demand, and how this sender stands: one card each, every rule with its source's date.

use leptos::prelude::*;

use crate::{
    check::receivers::{Card, Line, Standing, Summary},
    knowledge::{
        receivers::{Audience, Importance},
        source,
    },
    model::{area::Area, verdict::Verdict},
    web::ui::{Badge, Icon},
    words::{Words, key},
};

/// The cards of all receivers; those that do not take this mail as it is come first. Plain ones say what is asked and how it stands, and no more. `areas`
/// are those that have a section on the page: a rule leads to the one that it rests on.
#[component]
pub fn ReceiverCards(words: Words, cards: Vec<Card>, areas: Vec<Area>, plain: bool) -> impl IntoView {
    let mut cards: Vec<(Verdict, Card)> = cards.into_iter().filter(|card| !card.lines.is_empty()).map(|card| (verdict(&card), card)).collect();
    cards.sort_by_key(|(verdict, card)| (verdict.rank(), importance(card.receiver.importance)));
    view! {
        <ul class="grid gap-2 sm:grid-cols-2 my-3 no-print">
            {cards.into_iter().map(|(verdict, card)| view! { <ReceiverCard words verdict card areas=areas.clone() plain /> }.into_any()).collect_view()}
        </ul>
    }
}

const fn importance(importance: Importance) -> u8 {
    match importance {
        Importance::Core => 0,
        Importance::High => 1,
        Importance::Medium => 2,
        Importance::Low => 3,
    }
}

/// How a card is marked. What rests on rules that nobody has read is a remark at most.
fn verdict(card: &Card) -> Verdict {
    match (card.summary(), card.receiver.confidence.decides()) {
        (Summary::Refuses, true) => Verdict::Broken,
        (Summary::RefusesBulk | Summary::Missed, true) => Verdict::Problem,
        (Summary::Refuses | Summary::RefusesBulk | Summary::Missed, false) | (Summary::MissedBulk, _) => Verdict::Note,
        (Summary::Unknown, _) => Verdict::Unknown,
        (Summary::Met, _) => Verdict::Good,
        (Summary::NotMeasured | Summary::NotApplicable, _) => Verdict::NotApplicable,
    }
}

#[component]
fn ReceiverCard(words: Words, verdict: Verdict, card: Card, areas: Vec<Area>, plain: bool) -> impl IntoView {
    let receiver = card.receiver;
    let label = words.text(match card.summary() {
        Summary::Refuses if verdict == Verdict::Broken => key::RECEIVER_REFUSES,
        // What rests on rules that nobody has read accuses nobody.
        Summary::Refuses | Summary::RefusesBulk | Summary::Missed if verdict == Verdict::Note => key::RECEIVER_PERHAPS,
        Summary::MissedBulk => key::RECEIVER_MISSED_BULK,
        Summary::RefusesBulk => key::RECEIVER_REFUSES_BULK,
        Summary::Refuses | Summary::Missed => key::RECEIVER_MISSED,
        Summary::Unknown => key::RECEIVER_UNKNOWN,
        Summary::Met => key::RECEIVER_MET,
        Summary::NotMeasured => key::RECEIVER_NOT_MEASURED,
        Summary::NotApplicable => key::VERDICT_NOT_APPLICABLE,
    });
    let threshold = receiver.bulk_threshold.as_ref();
    let bulk = threshold.map(|threshold| match threshold.per_day {
        Some(messages) => words.with(key::RECEIVER_BULK_FROM, [("messages", messages)]),
        None => words.text(key::RECEIVER_BULK),
    });
    let (all, of_bulk): (Vec<Line>, Vec<Line>) = card.lines.into_iter().partition(|line| line.audience == Audience::All);
    let source = words.with(key::RECEIVER_SOURCE, [("date", source::day(&receiver.checked))]);
    let pages = source::pages(&receiver.source);
    let unpaged = pages.is_empty().then(|| match source::names(&receiver.source).as_slice() {
        [] => words.text(key::SOURCE_NONE),
        names => words.list(names),
    });
    let unread = (!receiver.confidence.decides()).then(|| words.text(key::RECEIVER_UNREAD));
    let tools: Vec<(String, String)> = receiver
        .tools(words.0)
        .into_iter()
        .filter(|(tool, ..)| tool.url.starts_with("https://"))
        .map(|(tool, name, _)| (tool.url.to_string(), name.to_owned()))
        .collect();
    view! {
        <li class="border border-line rounded-lg min-w-0">
            <details class="rules">
                <summary class="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2.5">
                    <span class="flex-1 font-semibold">{receiver.name_in(words.0).to_owned()}</span>
                    <Badge verdict label />
                </summary>
                <div class="px-3 pb-3 grid gap-2 text-sm">
                    <RuleList words lines=all areas=areas.clone() plain />
                    {bulk
                        .filter(|_| !of_bulk.is_empty())
                        .map(|bulk| {
                            view! {
                                <p class="text-soft font-semibold">{bulk}</p>
                                <RuleList words lines=of_bulk areas=areas.clone() plain />
                            }
                        })}
                    {unread.map(|unread| view! { <p class="text-soft">{unread}</p> })}
                    {(!plain && !tools.is_empty())
                        .then(|| {
                            view! {
                                <p class="flex flex-wrap gap-x-4 gap-y-1 no-print">
                                    {tools
                                        .into_iter()
                                        .map(|(url, name)| view! { <a class="reach" href=url rel="noreferrer">{name}</a> })
                                        .collect_view()}
                                </p>
                            }
                        })}
                    {(!plain).then(|| view! {
                        <p class="text-soft text-[0.81rem] wrap-anywhere flex flex-wrap gap-x-2">
                            <span>{source}</span>
                            {pages.into_iter().map(|page| view! { <a class="address" href=page rel="noreferrer">{page.trim_start_matches("https://").trim_end_matches('/')}</a> }).collect_view()}
                            {unpaged}
                        </p>
                    })}
                </div>
            </details>
        </li>
    }
}

#[component]
fn RuleList(words: Words, lines: Vec<Line>, areas: Vec<Area>, plain: bool) -> impl IntoView {
    let items = lines.into_iter().map(move |line| {
        let places = line.areas().into_iter().filter(|area| areas.contains(area)).map(|area| {
            view! { <a class="reach" href=super::report::anchor(area)>{words.area(area)}</a> }
        });
        let places = places.collect_view();
        let (verdict, standing) = match &line.standing {
            Standing::Met => (Verdict::Good, key::RULE_MET),
            Standing::Broken { .. } if line.rule.refuses => (Verdict::Broken, key::RULE_BROKEN),
            Standing::Broken { .. } => (Verdict::Problem, key::RULE_BROKEN),
            Standing::Unknown => (Verdict::Unknown, key::RULE_UNKNOWN),
            Standing::NotMeasured => (Verdict::NotApplicable, key::RULE_NOT_MEASURED),
            Standing::OfRelay => (Verdict::NotApplicable, key::RULE_OF_RELAY),
            Standing::NotApplicable => (Verdict::NotApplicable, key::VERDICT_NOT_APPLICABLE),
        };
        let class = match (line.applies, verdict) {
            (false, _) | (_, Verdict::NotApplicable | Verdict::Unknown) => "text-soft",
            (_, Verdict::Good) => "text-good",
            (_, Verdict::Broken) => "text-broken",
            _ => "text-problem",
        };
        view! {
            <li class="flex gap-2 items-start">
                <span class=format!("rule-sign {class}")>
                    <Icon verdict />
                </span>
                <span class="flex-1 wrap-anywhere">
                    {line.rule.text}
                    {line.rule.effect.filter(|_| !plain).map(|effect| view! { <span class="text-soft">" → " {effect}</span> })}
                    <span class="text-soft">" · " {words.text(standing)}</span>
                    <span class="rule-places">{places}</span>
                </span>
            </li>
        }
    });
    view! { <ul class="grid gap-1.5">{items.collect_view()}</ul> }
}
