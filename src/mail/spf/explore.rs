//! The owner's side: opens every record that a record leads to, and every name that its terms ask for, all at once.

use std::{
    net::IpAddr,
    sync::atomic::{AtomicUsize, Ordering},
};

use futures::{
    FutureExt,
    future::{BoxFuture, join, join_all},
};

use super::{
    MAX_LOOKUPS, MAX_NAMES,
    name::policy_domain,
    parse::{Record, is_spf_record, parse},
    strangers,
    term::{Directive, Mechanism, TermKind},
    tree::{Branch, Hosts, Node, NodeOutcome, Reach, Tree},
};
use crate::{
    mail::{Parsed, name::is_askable, text::visible},
    net::{
        Asked, EvidenceId, Inquiry, Outcome,
        dns::{Data, RecordType},
    },
};

/// Questions for one tree. Ten look-ups of ten names each are what the standard allows; hostile records branch without end.
const MAX_QUESTIONS: usize = 300;
/// Records above a record. Each costs a look-up, so that deeper ones are beyond the limit of every receiver.
const MAX_DEPTH: usize = MAX_LOOKUPS + 2;
/// Bytes read of one record; the standard asks for less than 450 (RFC 7208 §3.4).
const MAX_TEXT: usize = 16 * 1024;
/// Records kept of a domain that has several.
const MAX_SEVERAL: usize = 8;
/// Names kept of one MX answer.
const MAX_EXCHANGERS: usize = 50;

/// Opens the record of a domain and all it leads to.
///
/// Nothing waits for anything but the record that names it. Names whose macros stand for more than the domain depend on the message and are
/// not asked for, but once for strangers, whom nobody should let pass; `ptr` depends on the client. Terms behind an `all` are never evaluated (RFC 7208 §5.1) and not followed.
pub async fn explore(inquiry: &Inquiry, domain: &str) -> Tree {
    let explorer = Explorer { inquiry, questions: AtomicUsize::new(0) };
    let mut tree = Tree::of(explorer.node(domain.to_owned(), Vec::new(), Vec::new()).await);
    let (opening, strangers) = strangers::opening(inquiry, &tree).await;
    tree.openings.extend(opening);
    tree.strangers = strangers;
    tree
}

struct Explorer<'a> {
    inquiry: &'a Inquiry,
    questions: AtomicUsize,
}

impl Explorer<'_> {
    /// Takes questions from the budget, all or none.
    fn spend(&self, count: usize) -> bool {
        self.questions.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |spent| (spent + count <= MAX_QUESTIONS).then_some(spent + count)).is_ok()
    }

    fn node(&self, domain: String, above: Vec<String>, after: Vec<EvidenceId>) -> BoxFuture<'_, Node> {
        async move {
            let empty = |outcome, evidence| Node::without_record(&domain, outcome, evidence);
            let Some(name) = policy_domain(&domain) else { return empty(NodeOutcome::Malformed, Vec::new()) };
            if above.iter().any(|other| other.eq_ignore_ascii_case(name)) {
                return empty(NodeOutcome::Loop, Vec::new());
            }
            if above.len() > MAX_DEPTH || !self.spend(1) {
                return empty(NodeOutcome::Cut, Vec::new());
            }
            let asked = self.inquiry.dns(name, RecordType::Txt, &after).await;
            let empty = |outcome, evidence| Node { aliases: asked.aliases(), ..Node::without_record(&domain, outcome, evidence) };
            let evidence = vec![asked.id];
            let records: Vec<Vec<u8>> = asked.texts().into_iter().filter(|text| is_spf_record(text)).collect();
            let text = match records.as_slice() {
                _ if !asked.is_answer() => return empty(NodeOutcome::NoAnswer(asked.outcome), evidence),
                [] if asked.outcome == Outcome::NoSuchName => return empty(NodeOutcome::NoSuchName, evidence),
                [] => return empty(NodeOutcome::NoRecord, evidence),
                [text] => text,
                several => {
                    let whole = several.len() <= MAX_SEVERAL && several.iter().all(|text| text.len() <= MAX_TEXT);
                    let kept = several.iter().filter(|_| whole).map(|text| visible(text)).collect();
                    return Node { several: kept, ..empty(NodeOutcome::SeveralRecords { count: several.len() }, evidence) };
                }
            };
            let head = shortened(text);
            let Parsed { value: record, defects } = parse(head);
            let mut path = above;
            path.push(name.to_owned());
            let branches = join_all(followed(&record).into_iter().map(|term| self.branch(&record, term, name, &path, asked.id))).await;
            let text = (Some(visible(head)), head.len() < text.len());
            let mut node = Node { text: text.0, shortened: text.1, record, defects, branches, ..empty(NodeOutcome::Record, evidence) };
            node.count();
            node
        }
        .boxed()
    }

    /// Follows the term at a place of a record.
    async fn branch(&self, record: &Record, term: usize, domain: &str, path: &[String], after: EvidenceId) -> Branch {
        let kind = record.terms.get(term).map(|term| &term.kind);
        let written = kind.and_then(TermKind::target);
        // The first of the path is the sender's domain, whose record this tree is.
        let sender_domain = path.first().map_or(domain, String::as_str);
        let fixed = written.map_or_else(|| Some(domain.to_owned()), |text| text.fixed_name(domain, sender_domain));
        let reach = match (kind, &fixed) {
            (Some(TermKind::Directive(Directive { mechanism: Mechanism::Ptr { .. }, .. })) | None, _) | (_, None) => Reach::Varies,
            (Some(TermKind::Directive(Directive { mechanism, .. })), Some(name)) => match mechanism {
                Mechanism::Include { .. } => Reach::Record(Box::new(self.node(name.clone(), path.to_vec(), vec![after]).await)),
                Mechanism::Mx { .. } => self.exchangers(name, after).await,
                Mechanism::Exists { .. } => self.existence(name, after).await,
                _ => self.addresses(name, after).await,
            },
            (Some(_), Some(name)) => Reach::Record(Box::new(self.node(name.clone(), path.to_vec(), vec![after]).await)),
        };
        let target = fixed.unwrap_or_else(|| written.map(ToString::to_string).unwrap_or_default());
        Branch { term, target: target.strip_suffix('.').unwrap_or(&target).to_owned(), reach }
    }

    async fn both(&self, name: &str, after: EvidenceId) -> (Asked, Asked) {
        let after = [after];
        join(self.inquiry.dns(name, RecordType::A, &after), self.inquiry.dns(name, RecordType::Aaaa, &after)).await
    }

    /// `a`: the addresses of both families.
    async fn addresses(&self, name: &str, after: EvidenceId) -> Reach {
        let name = name.strip_suffix('.').unwrap_or(name);
        if !is_askable(name) {
            return Reach::Hosts(unasked());
        }
        if !self.spend(2) {
            return Reach::Cut;
        }
        let (v4, v6) = self.both(name, after).await;
        Reach::Hosts(hosts_of(&[(v4, v6)]))
    }

    /// `exists`: an A record, for every client (RFC 7208 §5.7).
    async fn existence(&self, name: &str, after: EvidenceId) -> Reach {
        let name = name.strip_suffix('.').unwrap_or(name);
        if !is_askable(name) {
            return Reach::Hosts(unasked());
        }
        if !self.spend(1) {
            return Reach::Cut;
        }
        let asked = self.inquiry.dns(name, RecordType::A, &[after]).await;
        let (void, unseen) = (asked.is_empty(), !asked.is_answer());
        Reach::Hosts(Hosts {
            outcome: asked.outcome,
            exchangers: Vec::new(),
            addresses: asked.addresses(),
            void_ipv4: void,
            void_ipv6: void,
            unseen_ipv4: unseen,
            unseen_ipv6: unseen,
            aliases: asked.aliases(),
            ttl: None,
            evidence: vec![asked.id],
        })
    }

    /// `mx`: the exchangers and the addresses of the first ten.
    async fn exchangers(&self, name: &str, after: EvidenceId) -> Reach {
        let name = name.strip_suffix('.').unwrap_or(name);
        if !is_askable(name) {
            return Reach::Hosts(unasked());
        }
        if !self.spend(1) {
            return Reach::Cut;
        }
        let asked = self.inquiry.dns(name, RecordType::Mx, &[after]).await;
        let mut exchangers = asked.exchangers();
        exchangers.sort_by_key(|(preference, _)| *preference);
        let exchangers: Vec<String> = exchangers.into_iter().map(|(_, name)| name).take(MAX_EXCHANGERS).collect();
        // An empty name is the null MX (RFC 7505).
        let names: Vec<&String> = exchangers.iter().filter(|name| is_askable(name)).take(MAX_NAMES).collect();
        if !self.spend(2 * names.len()) {
            return Reach::Cut;
        }
        let mut hosts = if names.is_empty() {
            let (void, unseen) = (asked.is_empty(), !asked.is_answer());
            Hosts { outcome: asked.outcome, void_ipv4: void, void_ipv6: void, unseen_ipv4: unseen, unseen_ipv6: unseen, ..unasked() }
        } else {
            hosts_of(&join_all(names.into_iter().map(|name| self.both(name, asked.id))).await)
        };
        hosts.exchangers = exchangers;
        hosts.evidence.insert(0, asked.id);
        Reach::Hosts(hosts)
    }
}

/// The places of the terms that ask the DNS and can be reached.
fn followed(record: &Record) -> Vec<usize> {
    let redirect = record.redirect().map(|(index, _)| index);
    let directives =
        record.terms.iter().enumerate().take(record.reachable()).filter(|(_, term)| matches!(&term.kind, TermKind::Directive(_)) && term.kind.is_lookup());
    // The redirect is followed after all directives, wherever it stands (RFC 7208 §4.6.3).
    directives.map(|(index, _)| index).chain(redirect).collect()
}

/// A name that cannot be asked for holds nothing and costs no question.
const fn unasked() -> Hosts {
    Hosts {
        outcome: Outcome::NoSuchName,
        exchangers: Vec::new(),
        addresses: Vec::new(),
        void_ipv4: false,
        void_ipv6: false,
        unseen_ipv4: false,
        unseen_ipv6: false,
        aliases: Vec::new(),
        ttl: None,
        evidence: Vec::new(),
    }
}

/// The addresses of names that were asked for in both families.
fn hosts_of(answers: &[(Asked, Asked)]) -> Hosts {
    let all = || answers.iter().flat_map(|(v4, v6)| [v4, v6]);
    let mut addresses: Vec<IpAddr> = Vec::new();
    for address in all().flat_map(|answer| answer.addresses()) {
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    let failure = all().find(|answer| !answer.is_answer()).map(|answer| answer.outcome);
    let found = all().find(|answer| answer.outcome == Outcome::Found).map(|answer| answer.outcome);
    Hosts {
        outcome: failure.or(found).or_else(|| all().next().map(|answer| answer.outcome)).unwrap_or(Outcome::NoData),
        exchangers: Vec::new(),
        addresses,
        void_ipv4: answers.iter().all(|(v4, _)| v4.is_empty()),
        void_ipv6: answers.iter().all(|(_, v6)| v6.is_empty()),
        unseen_ipv4: answers.iter().any(|(v4, _)| !v4.is_answer()),
        unseen_ipv6: answers.iter().any(|(_, v6)| !v6.is_answer()),
        aliases: all().flat_map(|answer| answer.aliases()).collect(),
        ttl: all().flat_map(|answer| &answer.records).filter(|record| matches!(record.data, Data::A(_) | Data::Aaaa(_))).map(|record| record.ttl).min(),
        evidence: all().map(|answer| answer.id).collect(),
    }
}

/// The record up to the last whole term that fits.
fn shortened(text: &[u8]) -> &[u8] {
    match text.get(..MAX_TEXT) {
        None => text,
        Some(head) => head.iter().rposition(|&byte| byte == b' ').and_then(|end| head.get(..end)).unwrap_or(head),
    }
}

#[cfg(test)]
mod tests;
