//! One run's questions to the outside.

use std::{
    collections::HashMap,
    net::SocketAddr,
    ops::Deref,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use hickory_proto::rr::{self, Name};
use tokio::{sync::OnceCell, time::Instant};
use tokio_util::task::AbortOnDropHandle;

use super::{
    Evidence, EvidenceId, EvidenceKind, Net, Outcome,
    dial::DialError,
    dns::{self, Answer, Question, RecordType},
    signed::Signed,
    wire::Wire,
};

/// Characters kept of one line of evidence.
const MAX_LINE: usize = 2_000;
/// Lines kept of one answer.
const MAX_LINES: usize = 64;

/// What a run may use up.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Questions.
    pub questions: u32,
    /// Time from start to end.
    pub time: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self { questions: 1_500, time: Duration::from_secs(45) }
    }
}

/// A connection, or why there is none.
pub struct Opened {
    pub wire: Result<Wire, Outcome>,
    /// Milliseconds between the run's start and the first try.
    pub started_ms: u64,
    /// Milliseconds between the run's start and the end of the try.
    pub connected_ms: u64,
    /// The place among the questions of the process.
    _slot: Option<tokio::sync::OwnedSemaphorePermit>,
}

impl From<DialError> for Outcome {
    fn from(error: DialError) -> Self {
        match error {
            DialError::Forbidden => Self::Forbidden,
            DialError::TimedOut => Self::TimedOut,
            DialError::Refused => Self::Refused,
            DialError::Reset => Self::Reset,
            DialError::Unreachable => Self::Unreachable,
        }
    }
}

/// An answer and its place in the evidence.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: EvidenceId,
    pub answer: Arc<Answer>,
}

impl Deref for Asked {
    type Target = Answer;
    fn deref(&self) -> &Answer {
        &self.answer
    }
}

/// Name, type, and whether the resolver is told not to check.
type SignedQuestion = (Name, rr::RecordType, bool);
type SignedCell = Arc<OnceCell<(EvidenceId, Result<Signed, Outcome>)>>;

/// Asks, remembers and writes down. Shared by all parts of a run, which go on at once.
pub struct Inquiry {
    net: Net,
    started: Instant,
    started_at: i64,
    budget: Budget,
    questions: AtomicU32,
    asked: Mutex<HashMap<Question, Arc<OnceCell<Asked>>>>,
    /// What came over the wire: several aliases may lead to one name.
    answers: Mutex<HashMap<Question, Arc<OnceCell<Arc<Answer>>>>>,
    /// The same for answers with signatures.
    signed: Mutex<HashMap<SignedQuestion, SignedCell>>,
    ledger: Mutex<Vec<Evidence>>,
    secrets: Mutex<Vec<String>>,
}

impl Inquiry {
    pub(super) fn new(net: Net, budget: Budget) -> Self {
        let started_at = net.clock.now();
        Self {
            net,
            started: Instant::now(),
            started_at,
            budget,
            questions: AtomicU32::new(0),
            asked: Mutex::default(),
            answers: Mutex::default(),
            signed: Mutex::default(),
            ledger: Mutex::default(),
            secrets: Mutex::default(),
        }
    }

    /// What this run can reach.
    pub const fn net(&self) -> &Net {
        &self.net
    }

    /// UTC, milliseconds since 1970.
    pub const fn started_at(&self) -> i64 {
        self.started_at
    }

    /// Milliseconds since the start.
    pub fn elapsed_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// The time that is left.
    pub fn patience(&self) -> Duration {
        self.budget.time.saturating_sub(self.started.elapsed())
    }

    /// Asks for the records of a name. `after` is the evidence that had to be there first. See [`Self::ask`].
    pub async fn dns(&self, name: &str, kind: RecordType, after: &[EvidenceId]) -> Asked {
        self.ask(Question::new(name, kind), after).await
    }

    /// Asks a question, or hands out the answer when it was asked before in this run: nothing is asked twice.
    pub async fn ask(&self, question: Question, after: &[EvidenceId]) -> Asked {
        let cell = Arc::clone(lock(&self.asked).entry(question.clone()).or_default());
        cell.get_or_init(|| self.put(question, after)).await.clone()
    }

    async fn put(&self, question: Question, after: &[EvidenceId]) -> Asked {
        let started_ms = self.elapsed_ms();
        let began = Instant::now();
        let answer = dns::follow(&question, |question| self.answer(question)).await;
        let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let id = self.write(Evidence {
            kind: EvidenceKind::Dns,
            question: question.to_string(),
            answer: lines(&answer),
            outcome: answer.outcome,
            server: answer.server.map(|server| server.to_string()),
            started_ms,
            took_ms,
            after: after.to_vec(),
        });
        Asked { id, answer }
    }

    /// One question on the wire, and no second one for the same.
    async fn answer(&self, question: Question) -> Arc<Answer> {
        let cell = Arc::clone(lock(&self.answers).entry(question.clone()).or_default());
        let put = || async {
            let (spent, patience) = (self.is_spent(), self.patience());
            if spent || patience.is_zero() {
                return Arc::new(Answer::none(Outcome::NotAsked));
            }
            let (resolver, question) = (Arc::clone(&self.net.resolver), question.clone());
            let answer = self.in_turn(patience, move |patience| async move { resolver.ask(&question, patience).await });
            Arc::new(answer.await.unwrap_or_else(|| Answer::none(Outcome::NotAsked)))
        };
        Arc::clone(cell.get_or_init(put).await)
    }

    /// Does the work, which is told how long it may take, as soon as there is a place among the questions of the process; nothing when there is none in
    /// time. It goes on in a task of its own: who waits for a hundred answers at once is woken by each of them and looks at all the others then, and a
    /// task is looked at cheaply. It ends with whoever waits for it.
    pub(super) async fn in_turn<T, W>(&self, patience: Duration, work: impl FnOnce(Duration) -> W + Send + 'static) -> Option<T>
    where
        T: Send + 'static,
        W: Future<Output = T> + Send,
    {
        let (slots, end) = (Arc::clone(&self.net.slots), Instant::now() + patience);
        let task = tokio::spawn(async move {
            let _slot = tokio::time::timeout_at(end, slots.acquire()).await.ok()?;
            Some(work(end.saturating_duration_since(Instant::now())).await)
        });
        match AbortOnDropHandle::new(task).await {
            Ok(result) => result,
            Err(failed) => match failed.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                // The process is ending.
                Err(_) => None,
            },
        }
    }

    /// Opens a connection, which counts as a question, and tells when it began. The connection keeps its place among the questions of the process
    /// until it is dropped. Whoever asks writes the evidence.
    pub async fn open(&self, address: SocketAddr) -> Opened {
        let spent = self.questions.fetch_add(1, Ordering::Relaxed) >= self.budget.questions;
        let slot = match tokio::time::timeout(self.patience(), Arc::clone(&self.net.slots).acquire_owned()).await {
            Ok(Ok(slot)) if !spent => Some(slot),
            _ => None,
        };
        let started_ms = self.elapsed_ms();
        let patience = self.patience().min(self.net.patience.connect);
        let wire =
            if slot.is_none() || patience.is_zero() { Err(Outcome::NotAsked) } else { self.net.dialer.open(address, patience).await.map_err(Outcome::from) };
        Opened { wire, started_ms, connected_ms: self.elapsed_ms(), _slot: slot }
    }

    /// Counts a question; true when there were enough of them already.
    pub(super) fn is_spent(&self) -> bool {
        self.questions.fetch_add(1, Ordering::Relaxed) >= self.budget.questions
    }

    pub(super) fn signed_cell(&self, question: SignedQuestion) -> SignedCell {
        Arc::clone(lock(&self.signed).entry(question).or_default())
    }

    /// Keeps a secret, such as a blocklist's key inside a name, out of all evidence that is written from now on. Case does not matter, as in
    /// DNS. An empty secret is ignored.
    pub fn conceal(&self, secret: &str) {
        let secret = secret.to_ascii_lowercase();
        let mut secrets = lock(&self.secrets);
        if !secret.is_empty() && !secrets.contains(&secret) {
            secrets.push(secret);
        }
    }

    /// The text with every concealed secret replaced by dots.
    pub fn redact(&self, text: &str) -> String {
        lock(&self.secrets).iter().fold(text.to_owned(), |text, secret| cover(&text, secret))
    }

    /// Adds a piece of evidence, without what is to be concealed.
    pub fn write(&self, mut evidence: Evidence) -> EvidenceId {
        evidence.question = self.redact(&evidence.question);
        evidence.answer = evidence.answer.iter().map(|line| self.redact(line)).collect();
        let mut ledger = lock(&self.ledger);
        ledger.push(evidence);
        EvidenceId(u32::try_from(ledger.len() - 1).unwrap_or(u32::MAX))
    }

    /// How long a question took, in milliseconds; nothing for one that was not asked here.
    pub fn took_ms(&self, id: EvidenceId) -> u64 {
        let place = usize::try_from(id.0).unwrap_or(usize::MAX);
        lock(&self.ledger).get(place).map_or(0, |evidence| evidence.took_ms)
    }

    /// Everything that was written down so far, in the order of the answers.
    pub fn evidence(&self) -> Vec<Evidence> {
        lock(&self.ledger).clone()
    }

    /// Whether questions were asked and none got a DNS response that can be read (NXDOMAIN is one): then the run is blind and accuses nobody. A run that had
    /// nothing to ask, about a private address for instance, is not.
    pub fn is_blind(&self) -> bool {
        let ledger = lock(&self.ledger);
        let mut asked = ledger.iter().filter(|evidence| evidence.kind == EvidenceKind::Dns).peekable();
        // What could not be read tells nothing of anybody.
        let tells = |outcome: Outcome| outcome.is_response() && outcome != Outcome::Malformed;
        asked.peek().is_some() && !asked.any(|evidence| tells(evidence.outcome))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What stands where a secret was.
const COVER: &str = "•••";

/// Replaces a secret, given in lower case, wherever it stands in any case.
fn cover(text: &str, secret: &str) -> String {
    // ASCII lower case keeps the length and every boundary of a character.
    let folded = text.to_ascii_lowercase();
    let mut covered = String::with_capacity(text.len());
    let mut end = 0;
    for (start, found) in folded.match_indices(secret) {
        covered.push_str(&text[end..start]);
        covered.push_str(COVER);
        end = start + found.len();
    }
    covered.push_str(&text[end..]);
    covered
}

/// The answer as printable lines. Control and format characters were escaped by `Data`'s display; here it is cut to size.
fn lines(answer: &Answer) -> Vec<String> {
    let mut lines: Vec<String> = answer.records.iter().take(MAX_LINES).map(|record| clip(record.data.to_string())).collect();
    if answer.records.len() > MAX_LINES {
        lines.push(format!("… {} more", answer.records.len() - MAX_LINES));
    }
    if lines.is_empty()
        && let Some(code) = answer.code.as_ref().filter(|_| !answer.is_answer())
    {
        lines.push(code.clone());
    }
    lines
}

fn clip(line: String) -> String {
    let length = line.chars().count();
    if length <= MAX_LINE {
        return line;
    }
    let head: String = line.chars().take(MAX_LINE).collect();
    format!("{head}… ({length} characters)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::fake::Zone;

    #[tokio::test]
    async fn nothing_is_asked_twice_and_order_is_kept() {
        let zone = Arc::new(Zone::new().txt("example.com", "v=spf1 -all"));
        let inquiry = zone.net().inquire(Budget::default());
        let (one, two) = tokio::join!(inquiry.dns("example.com", RecordType::Txt, &[]), inquiry.dns("EXAMPLE.com.", RecordType::Txt, &[]));
        assert_eq!(one.id, two.id);
        let third = inquiry.dns("other.example", RecordType::A, &[one.id]).await;
        assert_eq!(third.outcome, Outcome::NoSuchName);
        let evidence = inquiry.evidence();
        assert_eq!(evidence.len(), 2);
        assert_eq!(evidence[1].after, vec![one.id]);
        assert_eq!(evidence[0].answer, vec!["\"v=spf1 -all\""]);
    }

    #[tokio::test]
    async fn a_spent_budget_is_said_and_not_guessed() {
        let zone = Arc::new(Zone::new().txt("example.com", "x"));
        let inquiry = zone.net().inquire(Budget { questions: 1, ..Budget::default() });
        assert_eq!(inquiry.dns("example.com", RecordType::Txt, &[]).await.outcome, Outcome::Found);
        assert_eq!(inquiry.dns("example.com", RecordType::Mx, &[]).await.outcome, Outcome::NotAsked);
        assert!(!inquiry.is_blind());
    }

    #[tokio::test]
    async fn a_secret_is_kept_out_of_the_evidence() {
        let zone = Arc::new(Zone::new().txt("2.0.0.127.s3cret.list.example", "asked with S3CRET"));
        let inquiry = zone.net().inquire(Budget::default());
        inquiry.conceal("S3cret");
        inquiry.conceal("");
        assert!(inquiry.dns("2.0.0.127.s3cret.list.example", RecordType::Txt, &[]).await.is_answer());
        let evidence = &inquiry.evidence()[0];
        assert_eq!(evidence.question, "2.0.0.127.•••.list.example TXT");
        assert_eq!(evidence.answer, ["\"asked with •••\""]);
        assert_eq!(inquiry.redact("ends in s3CRET"), "ends in •••");
    }

    #[tokio::test]
    async fn a_run_without_any_response_is_blind() {
        let zone = Arc::new(Zone::new().silent());
        let inquiry = zone.net().inquire(Budget::default());
        assert!(!inquiry.is_blind());
        assert_eq!(inquiry.dns("example.com", RecordType::Txt, &[]).await.outcome, Outcome::TimedOut);
        assert!(inquiry.is_blind());
    }

    #[tokio::test]
    async fn a_run_whose_answers_cannot_be_read_is_blind_until_one_can() {
        let zone = Zone::new().fail("example.com", RecordType::Txt, Outcome::Malformed).fail("example.com", RecordType::Mx, Outcome::Unreachable);
        let inquiry = Arc::new(zone.fail("example.com", RecordType::A, Outcome::ServerFailure)).net().inquire(Budget::default());
        for kind in [RecordType::Txt, RecordType::Mx] {
            inquiry.dns("example.com", kind, &[]).await;
            assert!(inquiry.is_blind(), "{kind}");
        }
        // A failure is a response that can be read: somebody is there.
        inquiry.dns("example.com", RecordType::A, &[]).await;
        assert!(!inquiry.is_blind());
    }
}
