//! `check_host`, the receiver's question (RFC 7208 §4).

use std::net::IpAddr;

use futures::{FutureExt, future::BoxFuture};

use super::{
    MAX_NAMES,
    evaluation::{Evaluation, Matched, Problem, ProblemKind, Query, SpfResult, StepOutcome},
    macros::{MacroString, Place},
    name::{is_within, policy_domain},
    network::{contains_v4, contains_v6},
    parse::{Record, is_spf_record, parse},
    session::{Failure, Session},
    term::{Mechanism, Prefixes, Qualifier, Span, TermKind},
};
use crate::{
    mail::{name::is_askable, text::visible},
    net::{Inquiry, dns::RecordType},
};

/// Characters kept of an explanation: a reply line of SMTP holds 512 octets (RFC 5321 §4.5.3.1.5), and nobody reads more than a few.
const MAX_EXPLANATION: usize = 2_000;

/// Evaluates the policy that a domain publishes, for one sending address (RFC 7208 §4).
///
/// Terms are evaluated one after the other, since each is asked only when the earlier ones did not match; what one term asks is asked at once.
pub async fn check_host(inquiry: &Inquiry, query: &Query) -> Evaluation {
    let mut session = Session::new(inquiry, query);
    let domain = session.sender_domain.clone();
    let verdict = session.check(domain.clone(), 0).await;
    let mut evaluation = Evaluation {
        result: SpfResult::None,
        explanation: None,
        domain,
        matched: None,
        lookups: session.lookups,
        void_lookups: session.void_lookups,
        trace: Vec::new(),
        evidence: Vec::new(),
        problem: None,
    };
    match verdict {
        Ok(verdict) => {
            evaluation.result = verdict.result;
            evaluation.matched = verdict.matched;
            if let (SpfResult::Fail, Some((target, domain))) = (verdict.result, verdict.explanation) {
                evaluation.explanation = session.explain(&target, &domain).await;
            }
        }
        Err(problem) => {
            evaluation.result = problem.kind.result();
            evaluation.problem = Some(problem);
        }
    }
    evaluation.trace = session.trace;
    evaluation.evidence = session.evidence;
    evaluation
}

/// What a record says.
struct Verdict {
    result: SpfResult,
    matched: Option<Matched>,
    /// Where the words for a fail are, and the domain whose record says so.
    explanation: Option<(MacroString, String)>,
}

impl Verdict {
    const fn of(result: SpfResult) -> Self {
        Self { result, matched: None, explanation: None }
    }
}

/// A record under evaluation.
#[derive(Clone, Copy)]
struct Here<'a> {
    domain: &'a str,
    depth: usize,
    text: &'a [u8],
}

impl Here<'_> {
    fn word(self, span: Span) -> String {
        visible(span.of(self.text))
    }

    fn problem(self, kind: ProblemKind, word: &str) -> Problem {
        Problem { kind, domain: self.domain.to_owned(), term: Some(word.to_owned()) }
    }

    fn blame(self, failure: Failure, word: &str) -> Problem {
        match failure {
            Failure::Here(kind) => self.problem(kind, word),
            Failure::There(problem) => problem,
        }
    }
}

const fn result_of(qualifier: Qualifier) -> SpfResult {
    match qualifier {
        Qualifier::Pass => SpfResult::Pass,
        Qualifier::Fail => SpfResult::Fail,
        Qualifier::SoftFail => SpfResult::SoftFail,
        Qualifier::Neutral => SpfResult::Neutral,
    }
}

const fn error_outcome(kind: ProblemKind) -> StepOutcome {
    match kind {
        ProblemKind::NoAnswer(_) => StepOutcome::TempError,
        _ => StepOutcome::PermError,
    }
}

impl Session<'_> {
    /// Finds and evaluates the record of one domain.
    fn check(&mut self, domain: String, depth: usize) -> BoxFuture<'_, Result<Verdict, Problem>> {
        async move {
            let Some((text, step)) = self.find(&domain, depth).await? else { return Ok(Verdict::of(SpfResult::None)) };
            let parsed = parse(&text);
            let here = Here { domain: &domain, depth, text: &text };
            // §4.6: a syntax error anywhere in the record ends everything, before any term is evaluated.
            if let Some(defect) = parsed.defects.first() {
                self.conclude(step, StepOutcome::PermError);
                return Err(here.problem(ProblemKind::Syntax, &here.word(Span::new(defect.start, defect.end))));
            }
            self.evaluate(here, &parsed.value).await
        }
        .boxed()
    }

    /// The text of the domain's record (RFC 7208 §4.3 to §4.5), and the step that found it.
    async fn find(&mut self, domain: &str, depth: usize) -> Result<Option<(Vec<u8>, Option<usize>)>, Problem> {
        let problem = |kind| Problem { kind, domain: domain.to_owned(), term: None };
        // §4.3: a malformed domain, or one of a single label, has no policy.
        let Some(name) = policy_domain(domain) else {
            self.step(depth, domain, String::new(), StepOutcome::NoRecord);
            return Ok(None);
        };
        // §4.4: TXT only; type 99 is not asked for (§3.1).
        let asked = self.ask(name, RecordType::Txt).await;
        if !asked.is_answer() {
            self.step(depth, domain, String::new(), StepOutcome::TempError);
            return Err(problem(ProblemKind::NoAnswer(asked.outcome)));
        }
        // §4.5: records of other kinds are none of our business, and two of ours are an error.
        let mut records = asked.texts().into_iter().filter(|text| is_spf_record(text));
        let (first, second) = (records.next(), records.next());
        match (first, second) {
            (Some(text), None) => {
                let step = self.step(depth, domain, visible(&text), StepOutcome::Record);
                Ok(Some((text, step)))
            }
            (None, _) => {
                self.step(depth, domain, String::new(), StepOutcome::NoRecord);
                Ok(None)
            }
            (Some(text), Some(_)) => {
                self.step(depth, domain, visible(&text), StepOutcome::PermError);
                Err(problem(ProblemKind::SeveralRecords))
            }
        }
    }

    /// Evaluates the terms from left to right (RFC 7208 §4.6.2, §4.6.3, §4.7).
    async fn evaluate(&mut self, here: Here<'_>, record: &Record) -> Result<Verdict, Problem> {
        let explanation = || record.explanation().map(|target| (target.clone(), here.domain.to_owned()));
        for term in &record.terms {
            let TermKind::Directive(directive) = &term.kind else { continue };
            let word = here.word(term.span);
            let step = self.step(here.depth, here.domain, word.clone(), StepOutcome::NotMatched);
            match self.matches(&directive.mechanism, here, step).await {
                Ok(false) => self.conclude(step, StepOutcome::NotMatched),
                Ok(true) => {
                    self.conclude(step, StepOutcome::Matched);
                    let matched = Some(Matched { domain: here.domain.to_owned(), term: word });
                    return Ok(Verdict { result: result_of(directive.qualifier), matched, explanation: explanation() });
                }
                Err(failure) => {
                    let problem = here.blame(failure, &word);
                    self.conclude(step, error_outcome(problem.kind));
                    return Err(problem);
                }
            }
        }
        match record.redirect() {
            Some((index, target)) => {
                let word = record.terms.get(index).map(|term| here.word(term.span)).unwrap_or_default();
                self.redirect(here, target, &word).await
            }
            // §4.7: nothing matched and nobody else is asked.
            None => Ok(Verdict::of(SpfResult::Neutral)),
        }
    }

    /// RFC 7208 §6.1. The explanation of this record is not used; the other record's is (§6.2).
    async fn redirect(&mut self, here: Here<'_>, target: &MacroString, word: &str) -> Result<Verdict, Problem> {
        let step = self.step(here.depth, here.domain, word.to_owned(), StepOutcome::Redirected);
        if let Err(kind) = self.count_lookup() {
            self.conclude(step, StepOutcome::PermError);
            return Err(here.problem(kind, word));
        }
        let name = self.expand(target, here.domain).await;
        self.conclude(step, StepOutcome::Redirected);
        let verdict = self.check(name, here.depth + 1).await?;
        if verdict.result == SpfResult::None {
            self.conclude(step, StepOutcome::PermError);
            return Err(here.problem(ProblemKind::RedirectWithoutRecord, word));
        }
        Ok(verdict)
    }

    async fn matches(&mut self, mechanism: &Mechanism, here: Here<'_>, step: Option<usize>) -> Result<bool, Failure> {
        if mechanism.is_lookup() {
            self.count_lookup()?;
        }
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Ip4 { network, prefix } => Ok(matches!(self.ip, IpAddr::V4(ip) if contains_v4(*network, prefix.unwrap_or(32), ip))),
            Mechanism::Ip6 { network, prefix } => Ok(matches!(self.ip, IpAddr::V6(ip) if contains_v6(*network, prefix.unwrap_or(128), ip))),
            Mechanism::Include { domain } => {
                let name = self.expand(domain, here.domain).await;
                self.conclude(step, StepOutcome::NotMatched);
                match self.check(name, here.depth + 1).await.map_err(Failure::There)?.result {
                    // §5.2: of the other record's verdict only the pass counts, and a missing record is an error.
                    SpfResult::Pass => Ok(true),
                    SpfResult::None => Err(ProblemKind::IncludeWithoutRecord.into()),
                    _ => Ok(false),
                }
            }
            Mechanism::A { domain, prefixes } => {
                let name = self.target(domain.as_ref(), here.domain).await;
                let addresses = self.addresses(&name).await?;
                Ok(self.is_among(&addresses, *prefixes))
            }
            Mechanism::Mx { domain, prefixes } => {
                let name = self.target(domain.as_ref(), here.domain).await;
                Ok(self.matches_mx(&name, *prefixes).await?)
            }
            Mechanism::Ptr { domain } => {
                let name = self.target(domain.as_ref(), here.domain).await;
                let validated = self.validate().await;
                if validated.void {
                    self.count_void()?;
                }
                // §5.5: the target itself or a name below it.
                Ok(validated.names.iter().any(|candidate| is_within(candidate, &name)))
            }
            Mechanism::Exists { domain } => {
                let name = self.expand(domain, here.domain).await;
                // §5.7: A, whatever the address of the client.
                let found = self.look_up(&name, RecordType::A).await?;
                Ok(found.is_some_and(|asked| !asked.addresses().is_empty()))
            }
        }
    }

    /// RFC 7208 §5.4. Names are tried in the order of preference; there is no fall-back to the domain's own address.
    async fn matches_mx(&mut self, name: &str, prefixes: Prefixes) -> Result<bool, ProblemKind> {
        let Some(asked) = self.look_up(name, RecordType::Mx).await? else { return Ok(false) };
        let mut exchangers = asked.exchangers();
        // §4.6.4: more than ten names are an error, whichever of them would match.
        if exchangers.len() > MAX_NAMES {
            return Err(ProblemKind::TooManyExchangers);
        }
        exchangers.sort_by_key(|(preference, _)| *preference);
        // An empty name is the null MX (RFC 7505): there is nothing to look up.
        let names: Vec<String> = exchangers.into_iter().map(|(_, name)| name).filter(|name| is_askable(name)).collect();
        let answers = self.ask_all(&names, self.address_type(), asked.id).await;
        for answer in &answers {
            if !answer.is_answer() {
                return Err(ProblemKind::NoAnswer(answer.outcome));
            }
            if self.is_among(&answer.addresses(), prefixes) {
                return Ok(true);
            }
        }
        // §4.6.4 counts terms: this one asked in vain when none of its names has an address.
        if !answers.is_empty() && answers.iter().all(|answer| answer.is_empty()) {
            self.count_void()?;
        }
        Ok(false)
    }

    /// The words for a fail (RFC 7208 §6.2). Whatever goes wrong, there are none; nothing of it counts towards a limit.
    async fn explain(&mut self, target: &MacroString, domain: &str) -> Option<String> {
        let name = self.expand(target, domain).await;
        if !is_askable(&name) {
            return None;
        }
        let asked = self.ask(&name, RecordType::Txt).await;
        let [text] = asked.texts().try_into().ok()?;
        let text = MacroString::read(std::str::from_utf8(&text).ok()?, Place::Explanation).ok()?;
        let validated = self.validated_for(&text, domain).await;
        let words = text.expand(&self.values(domain, &validated));
        Some(words.chars().take(MAX_EXPLANATION).collect())
    }
}

#[cfg(test)]
mod tests;
