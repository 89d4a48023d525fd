//! What the fact files add to a finding, in the reader's language: what a list's answer means, how its removal works, what a provider says about
//! port 25. Findings keep ids and codes alone, so that every reader gets their own words.

use serde_json::{Value, json};

use super::{
    fix,
    receivers::{Line, cards},
    request::{self, ways},
    suite,
};
use crate::{
    knowledge::{
        blocklists::{self, Blocklist},
        catalogue,
        providers::{self, Provider},
        source,
    },
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding},
        locale::Locale,
        report::Report,
    },
    words::{self, Key, Words, key, printable},
};

/// Lists whose terms are told under one finding.
const MAX_TERMS: usize = 6;

/// A line beside a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub label: String,
    /// May hold what others wrote (a list's reason); harmless as text, never as markup.
    pub text: String,
}

/// What is known beside a finding of this report, in the order in which it helps.
pub fn details(report: &Report, finding: &Finding, words: Words) -> Vec<Detail> {
    let mut told = Teller { words, details: Vec::new() };
    match finding.code {
        Code::DnsblListed | Code::DnsblMinor | Code::DnsblPolicy | Code::DnsblInformational | Code::DnsblAllowUntrusted => {
            if let Some(list) = text(finding, "id").and_then(blocklists::by_id) {
                told.listing(finding, list);
            }
        }
        Code::DomainListed | Code::DomainListedElsewhere => {
            if let Some(list) = text(finding, "id").and_then(blocklists::by_id) {
                told.meaning(finding, list);
                told.says(finding);
                told.answer(finding);
                told.end_of_domain(finding, list);
            }
        }
        Code::NeighboursLevelTwo => told.says(finding),
        Code::DnsblRefused | Code::DnsblNotAsked => {
            for list in items(finding, "ids").iter().filter_map(|id| blocklists::by_id(id)).take(MAX_TERMS) {
                if let Some(policy) = list.query_policy(words.0) {
                    let terms = words.with(key::TEXT_NAMED, [("name", list.name.as_str()), ("text", policy)]);
                    told.add(key::DETAIL_TERMS, &terms);
                }
            }
        }
        Code::ReceiversRefuse | Code::ReceiversRefuseBulk | Code::ReceiversMissed | Code::ReceiversMissedBulk => told.broken_rules(report, finding),
        Code::IpProvider | Code::IpProviderUnverified => {
            if let Some(provider) = text(finding, "id").and_then(providers::by_id) {
                told.provider(provider);
            }
        }
        Code::PtrMissing | Code::PtrGeneric | Code::PtrNotConfirmed | Code::PtrSixUnconfirmed => {
            if let Some(provider) = provider_of(report, &finding.subject) {
                told.reverse_name(provider);
            }
        }
        _ => {}
    }
    // The suites bring a mail server whose settings are not where Postfix has them.
    if let Some(place) = suite::place(finding) {
        told.add(key::DETAIL_SUITES, &words.text(place));
    } else if finding.remedy.as_ref().is_some_and(|remedy| remedy.kind == "Postfix") {
        told.add(key::DETAIL_SUITES, &words.text(key::DETAIL_SUITES_POSTFIX));
    }
    told.details
}

/// The report as the JSON document of the contract, with what the fact files add to each finding.
pub fn document(report: &Report, words: Words) -> Value {
    document_with(report, words, |finding| details(report, finding, words))
}

/// The same for whoever has a link: how mail stands and what to do, as the page says it, and not how it was found out.
pub fn shared_document(mut report: Report, words: Words) -> Value {
    report.evidence = Vec::new();
    for finding in &mut report.findings {
        finding.evidence = Vec::new();
    }
    document_with(&report, words, |_| Vec::new())
}

fn document_with(report: &Report, words: Words, details: impl Fn(&Finding) -> Vec<Detail>) -> Value {
    let mut document = words::document(report, words);
    if let Some(entries) = document.get_mut("findings").and_then(Value::as_array_mut) {
        for (entry, finding) in entries.iter_mut().zip(&report.findings) {
            let details: Vec<Value> = details(finding).into_iter().map(|detail| json!({ "label": detail.label, "text": detail.text })).collect();
            entry["details"] = Value::Array(details);
            entry["beside"] = json!(fix::beside(finding));
            entry["further"] = json!(fix::further(finding));
        }
    }
    document
}

struct Teller {
    words: Words,
    details: Vec<Detail>,
}

impl Teller {
    fn add(&mut self, label: Key, text: &str) {
        self.details.push(Detail { label: self.words.text(label), text: printable(text) });
    }

    /// Items that may hold commas themselves.
    fn join(&self, items: &[&str]) -> String {
        items.join(match self.words.0 {
            Locale::English => "; ",
            Locale::Chinese => "；",
        })
    }

    fn add_given(&mut self, label: Key, text: Option<&str>) {
        if let Some(text) = text {
            self.add(label, text);
        }
    }

    /// What a listing means, in the list's words and in ours, and how to end it.
    fn listing(&mut self, finding: &Finding, list: &Blocklist) {
        self.meaning(finding, list);
        self.says(finding);
        self.answer(finding);
        if matches!(finding.code, Code::DnsblInformational | Code::DnsblAllowUntrusted) {
            return;
        }
        let ways = ways(finding, list);
        for (way, part) in &ways {
            if let Some(key) = Key::find(&format!("way-{}", way.as_str().replace('_', "-"))) {
                let end = self.words.with(key, [("part", *part)]);
                self.add(key::DETAIL_REMOVAL, &end);
            }
        }
        if ways.is_empty() {
            self.add_given(key::DETAIL_REMOVAL, list.removal(self.words.0));
        }
        if let Some(request) = request::request(finding, self.words) {
            self.add(key::DETAIL_REQUEST, &request);
        }
    }

    /// How the listing of a domain ends, and where.
    fn end_of_domain(&mut self, finding: &Finding, list: &Blocklist) {
        self.add_given(key::DETAIL_REMOVAL, list.removal(self.words.0));
        let end = match (list.takes_requests(), list.delist_url.as_str()) {
            (false, _) => self.words.text(key::DETAIL_DOMAIN_FORGOTTEN),
            (true, "") => self.words.text(key::DETAIL_DOMAIN_ASKED),
            (true, url) => self.words.with(key::DETAIL_DOMAIN_REMOVED, [("url", url)]),
        };
        self.add(key::DETAIL_REMOVAL, &end);
        if let Some(request) = request::request(finding, self.words) {
            self.add(key::DETAIL_REQUEST, &request);
        }
    }

    /// What the answers of a list stand for.
    fn meaning(&mut self, finding: &Finding, list: &Blocklist) {
        let keys = items(finding, "meanings");
        let told = list.return_codes.iter().filter(|code| keys.iter().any(|key| code.key == *key.as_str()));
        let meanings: Vec<&str> = told.map(|code| list.meaning(code, self.words.0)).collect();
        if !meanings.is_empty() {
            self.add(key::DETAIL_MEANING, &self.join(&meanings));
        }
    }

    /// The reason as the list gives it.
    fn says(&mut self, finding: &Finding) {
        for reason in items(finding, "reasons") {
            self.add(key::DETAIL_SAYS, reason);
        }
    }

    /// The addresses that the list answered with.
    fn answer(&mut self, finding: &Finding) {
        let codes = items(finding, "codes");
        if !codes.is_empty() {
            self.add(key::DETAIL_ANSWER, &self.words.list(codes));
        }
    }

    /// The rules that are broken, receiver by receiver.
    fn broken_rules(&mut self, report: &Report, finding: &Finding) {
        let ids = items(finding, "ids");
        for card in cards(&report.findings, &report.target, self.words.0).iter().filter(|card| ids.iter().any(|id| card.receiver.id == *id.as_str())) {
            let in_bulk: Vec<&Line> = match finding.code {
                Code::ReceiversRefuseBulk => card.refused_in_bulk().collect(),
                Code::ReceiversMissedBulk => card.missed_in_bulk().collect(),
                _ => Vec::new(),
            };
            for line in card.broken().chain(in_bulk) {
                let text = match line.rule.effect {
                    Some(effect) => format!("{} → {effect}", line.rule.text),
                    None => line.rule.text.to_owned(),
                };
                let label = self.words.with(key::TEXT_NAMED_LABEL, [("name", card.receiver.name_in(self.words.0))]);
                // The rule names the catalogue's entry, which stands in an area of the report.
                let area = catalogue::by_id(line.rule.check).and_then(|check| Area::from_name(&check.area));
                let text =
                    area.map_or_else(|| text.clone(), |area| self.words.with(key::DETAIL_RULE, [("rule", text.clone()), ("area", self.words.area(area))]));
                self.details.push(Detail { label, text: printable(&text) });
            }
        }
    }

    fn provider(&mut self, provider: &Provider) {
        let locale = self.words.0;
        self.add(key::DETAIL_PORT25, provider.port25_summary(locale));
        self.add_given(key::DETAIL_ASK, provider.how_to_ask(locale));
        let conditions = provider.conditions(locale);
        if !conditions.is_empty() {
            self.add(key::DETAIL_CONDITIONS, &self.join(&conditions));
        }
        self.add_given(key::DETAIL_ALTERNATIVE, provider.alternative(locale));
        self.reverse_name(provider);
        let label = if provider.confidence.decides() { key::DETAIL_REPUTATION } else { key::DETAIL_REPUTATION_UNVERIFIED };
        self.add_given(label, provider.reputation_notes(locale));
        let pages = source::pages(&provider.source);
        let pages = if pages.is_empty() { source::names(&provider.source) } else { pages };
        let pages = if pages.is_empty() { self.words.text(key::SOURCE_NONE) } else { self.join(&pages) };
        self.add(key::DETAIL_SOURCE, &self.words.with(key::TEXT_GATE, [("gate", pages.as_str()), ("note", source::day(&provider.checked))]));
    }

    fn reverse_name(&mut self, provider: &Provider) {
        let locale = self.words.0;
        let label = if provider.confidence.decides() { key::DETAIL_PTR } else { key::DETAIL_PTR_UNVERIFIED };
        if let Some(place) = provider.ptr_where(locale) {
            let named = self.words.with(key::TEXT_NAMED, [("name", provider.name.as_str()), ("text", place)]);
            self.add(label, &named);
        }
        self.add_given(label, provider.ptr_rule(locale));
    }
}

/// The provider that was recognised for an address of this report.
fn provider_of(report: &Report, ip: &str) -> Option<&'static Provider> {
    let about = |finding: &&Finding| matches!(finding.code, Code::IpProvider | Code::IpProviderUnverified) && finding.subject == ip;
    report.findings.iter().find(about).and_then(|finding| text(finding, "id")).and_then(providers::by_id)
}

fn text<'a>(finding: &'a Finding, name: &str) -> Option<&'a str> {
    match finding.args.get(name) {
        Some(Arg::Text(text)) => Some(text),
        _ => None,
    }
}

fn items<'a>(finding: &'a Finding, name: &str) -> &'a [String] {
    match finding.args.get(name) {
        Some(Arg::List(items)) => items,
        _ => &[],
    }
}
