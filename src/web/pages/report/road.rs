//! The road of the mail: a picture for the eye, and a list that says the same.

use leptos::prelude::*;

use super::Shown;
use crate::{
    check::{
        road::{self, Gate, Passage, Station, Unseen},
        sentence::{self, Extent, gate_name},
    },
    model::{
        code::Code,
        finding::{Arg, Finding},
        verdict::Verdict,
    },
    web::ui::{Tone, breakable, chart, sign},
    words::{Words, key, printable},
};

/// Width of a gate's place in the picture.
const STEP: usize = 100;
/// Height of the line that the gates stand on.
const LEVEL: usize = 46;
const RADIUS: usize = 19;

pub fn road(shown: &Shown) -> AnyView {
    let words = shown.words;
    let stations = road::stations(&shown.report.findings);
    let stop = stop(&stations, shown);
    let beyond = stop.map(|(_, extent)| match extent {
        Extent::All => key::ROAD_BEYOND,
        Extent::Part => key::ROAD_BEYOND_PART,
        Extent::Bulk => key::ROAD_BEYOND_BULK,
    });
    view! {
        <section class="panel mb-5" aria-labelledby="road">
            <h2 id="road">{words.text(key::ROAD_TITLE)}</h2>
            <p class="text-soft text-sm">{words.text(key::ROAD_LEAD)}</p>
            {picture(&stations, stop, words)}
            <ol class="road">
                {stations.iter().map(|station| gate(station, shown)).collect_view()}
                <li class={if stations.iter().any(|station| station.passage == Passage::Stops) { "road-beyond" } else { "" }}>
                    <div class="road-gate">
                        <svg class="road-disc tone-plain" viewBox="0 0 44 44" aria-hidden="true">{disc(22, 22, Some(INBOX), false)}</svg>
                        <b>{words.text(key::ROAD_INBOX)}</b>
                        {beyond.map(|beyond| view! { <span class="text-soft">{words.text(beyond)}</span> })}
                    </div>
                </li>
            </ol>
            {beside(shown)}
        </section>
    }
    .into_any()
}

/// What stops mail that comes in: no gate of this road, but the badges count it.
fn beside(shown: &Shown) -> Option<AnyView> {
    let text = shown.words.incoming(&road::incoming(&shown.report.findings))?;
    Some(view! { <p class="road-beside mt-3">{text}</p> }.into_any())
}

const INBOX: &str = "M2.5 11l2.6-7h9.8l2.6 7v5h-15zM2.5 11h4.2l1.2 2.2h4.2l1.2-2.2h4.2";

/// The gate where mail stops, and what of it: the sentence says the same. Where the road ends, no gate before that is named.
fn stop(stations: &[Station], shown: &Shown) -> Option<(usize, Extent)> {
    let end = stations.iter().position(|station| station.passage == Passage::Stops);
    let gate = end.or_else(|| stations.iter().position(|station| sentence::stopped(&shown.report, station).is_some()))?;
    Some((gate, sentence::stopped(&shown.report, &stations[gate])?))
}

/// The road from left to right. It says nothing that the list does not say.
fn picture(stations: &[Station], stop: Option<(usize, Extent)>, words: Words) -> AnyView {
    let middle = |place: usize| STEP / 2 + place * STEP;
    let width = (stations.len() + 1) * STEP;
    let end = middle(stations.len());
    // From each gate to the next, and from the last to the inbox: solid as far as it is known that mail gets through.
    let line = |(place, station): (usize, &Station)| {
        let class = if leads_on(station) { "road-line" } else { "road-line road-line-cut" };
        view! { <path class=class d=format!("M{} {LEVEL}H{}", middle(place), middle(place + 1)) /> }
    };
    view! {
        <svg class="road-picture" viewBox=format!("0 0 {width} 70") aria-hidden="true">
            {stations.iter().enumerate().map(line).collect_view()}
            {stations
                .iter()
                .enumerate()
                .map(|(place, station)| {
                    let tone = Tone::of(station.verdict.unwrap_or(Verdict::NotApplicable)).class();
                    let disc = disc(middle(place), LEVEL, station.verdict.map(sign), station.verdict.is_none());
                    view! { <g class=tone>{disc}</g> }
                })
                .collect_view()}
            <g class="tone-plain">{disc(end, LEVEL, Some(INBOX), false)}</g>
            {stop
                .map(|(place, extent)| {
                    let x = middle(place);
                    let tone = Tone::of(stations[place].verdict.unwrap_or(Verdict::Broken)).class();
                    view! {
                        <g class=tone>
                            <circle class="road-stop" cx=x cy=LEVEL r={RADIUS + 4} />
                            <text class="chart-text chart-text-tone" x=x y="14" text-anchor="middle">{words.text(extent.stops())}</text>
                        </g>
                    }
                })}
        </svg>
    }
    .into_any()
}

/// Whether it is known that mail gets through a gate and to the next.
fn leads_on(station: &Station) -> bool {
    station.passage == Passage::Reached && !station.is_open()
}

/// A gate as a disc with a sign; a dashed ring without one where nobody has looked.
fn disc(x: usize, y: usize, sign: Option<&'static str>, open: bool) -> AnyView {
    view! {
        <circle class={if open { "road-circle road-circle-open" } else { "road-circle" }} cx=x cy=y r=RADIUS />
        {sign.map(|path| chart::sign_at(x - 10, y - 10, 20, path))}
    }
    .into_any()
}

/// A gate in words, leading to the section that says more.
fn gate(station: &Station, shown: &Shown) -> AnyView {
    let words = shown.words;
    let stops = station.passage == Passage::Stops;
    let stopped = sentence::stopped(&shown.report, station);
    let tone = Tone::of(station.verdict.unwrap_or(Verdict::NotApplicable)).class();
    let unseen = road::unseen(station.gate, &shown.report.target, &shown.report.findings, &shown.only);
    let verdict = match (&station.leading, stopped) {
        // "Stops mail" would say more than the receivers' rules do.
        (Some(_), Some(extent @ (Extent::Part | Extent::Bulk))) => words.text(extent.stops()),
        (Some(leading), _) => shown.standing(leading),
        (None, _) if unseen == Unseen::NotApplicable => words.verdict(Verdict::NotApplicable),
        (None, _) => words.text(key::ROAD_OPEN),
    };
    let inner = view! {
        <svg class=format!("road-disc {tone}") viewBox="0 0 44 44" aria-hidden="true">
            {stops.then(|| view! { <circle class="road-stop" cx="22" cy="22" r="21" /> })}
            {disc(22, 22, station.verdict.map(sign), station.verdict.is_none())}
        </svg>
        <b>{gate_name(station.gate, words)}</b>
        <span class=format!("road-verdict {tone}")>{verdict}</span>
        {(stopped == Some(Extent::All)).then(|| view! { <span class="road-here">{words.text(key::ROAD_STOPS)}</span> })}
        <span class="text-soft break-words">{breakable(&about(station, unseen, words))}</span>
    };
    let class = match station.passage {
        Passage::Reached if station.is_open() => "road-open",
        Passage::Reached => "",
        Passage::Stops => "road-stops",
        Passage::Beyond => "road-beyond",
    };
    // What only the server can tell leads its owner to the way of measuring it.
    let measure = || (station.gate == Gate::Port && shown.again.is_some()).then(|| "#port-25".to_owned());
    match station.area().map(super::anchor).or_else(measure) {
        Some(place) => view! {
            <li class=class>
                <a class="road-gate" href=place>{inner}</a>
            </li>
        }
        .into_any(),
        None => view! {
            <li class=class>
                <div class="road-gate">{inner}</div>
            </li>
        }
        .into_any(),
    }
}

/// A few words on a gate: what is wrong, or the figure that shows that nothing is.
fn about(station: &Station, unseen: Unseen, words: Words) -> String {
    let Some(leading) = &station.leading else {
        return words.text(match unseen {
            Unseen::LeftOut => key::GATE_LEFT_OUT,
            Unseen::NotApplicable => key::GATE_NOT_APPLICABLE,
            Unseen::OfServices => key::GATE_OF_SERVICES,
            Unseen::NeedsDomain => key::GATE_NEEDS_DOMAIN,
            Unseen::NoAddress => key::GATE_NO_ADDRESS,
            Unseen::OnlyServer => key::GATE_PORT_OPEN,
            Unseen::Unasked => key::GATE_OPEN,
        });
    };
    match leading.code {
        Code::PtrGood => argument(leading, "name").unwrap_or_default(),
        Code::DkimGood => argument(leading, "key").unwrap_or_default(),
        Code::SpfGood => words.with(key::GATE_SPF_GOOD, [("lookups", argument(leading, "lookups").unwrap_or_default())]),
        Code::DmarcGood => words.with(key::GATE_DMARC_GOOD, [("policy", argument(leading, "policy").unwrap_or_default())]),
        _ if leading.verdict == Verdict::Good => String::new(),
        _ => words.title(leading),
    }
}

fn argument(finding: &Finding, name: &str) -> Option<String> {
    match finding.args.get(name)? {
        Arg::Number(number) => Some(number.to_string()),
        Arg::Text(text) => Some(printable(text)),
        Arg::List(_) => None,
    }
}
