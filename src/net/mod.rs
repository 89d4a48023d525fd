//! The outside world. Every socket that leads out of this process is opened here.
//!
//! [`Net`] is what an installation (or a lab) can reach: resolvers, a dialer, an HTTP client, a clock and the address policy they obey.
//! An [`Inquiry`] is one run's use of it: it asks nothing twice, keeps within its budget and deadline, and writes down everything as evidence.

pub mod clock;
pub mod dial;
pub mod dns;
pub mod dnssec;
pub mod fake;
mod fetch;
pub mod http;
mod inquiry;
pub mod policy;
pub mod reach;
pub mod signed;
pub mod tls;
pub mod trust;
pub mod vantage;
pub mod wire;

use std::{net::IpAddr, sync::Arc, time::Duration};

pub use crate::model::evidence::{Evidence, EvidenceId, EvidenceKind, Outcome};
pub use fetch::Fetched;
pub use inquiry::{Asked, Budget, Inquiry, Opened};

use hickory_proto::dnssec::TrustAnchors;

use clock::Clock;
use dial::Dialer;
use dns::Resolve;
use http::Http;
use policy::Policy;
use reach::Reach;
use trust::Trust;

/// What can be reached from here, and by what rules. Cheap to clone.
#[derive(Clone)]
pub struct Net {
    pub resolver: Arc<dyn Resolve>,
    pub dialer: Dialer,
    pub http: Http,
    /// Who may vouch for servers.
    pub trust: Trust,
    /// Where the trust in signed zones begins: IANA's keys of the root, when nothing else is configured.
    pub anchors: Arc<TrustAnchors>,
    /// Whether a resolver on another machine is believed when it says that it has validated (AD).
    pub trust_ad: bool,
    pub clock: Clock,
    pub policy: Policy,
    /// What was reached from here lately.
    pub reach: Reach,
    /// The host name that we say in EHLO; without one, our address in brackets (RFC 5321 §4.1.3).
    pub ehlo: Option<Arc<str>>,
    /// Public addresses of this machine that its routes do not show, as the operator says.
    pub own: Arc<[IpAddr]>,
    pub patience: Patience,
    /// Questions of all runs that may be under way at once.
    pub(crate) slots: Arc<tokio::sync::Semaphore>,
}

/// Questions under way at once in one process: more than one run has, and half of what the usual receive buffer of a resolver's socket holds
/// (212,992 octets). What overflows is lost, and asked again only after a time-out.
const SLOTS: usize = 128;

impl Net {
    /// Puts the parts together. The dialer and the HTTP client obey `policy`; the resolver was built with it.
    pub fn new(resolver: Arc<dyn Resolve>, dialer: Dialer, clock: Clock, policy: Policy) -> Self {
        let http = Http::new(Arc::clone(&resolver), dialer.clone());
        Self {
            resolver,
            dialer,
            http,
            clock,
            policy,
            trust: Trust::system(),
            anchors: Arc::default(),
            trust_ad: false,
            reach: Reach::default(),
            ehlo: None,
            own: Arc::default(),
            patience: Patience::default(),
            slots: Arc::new(tokio::sync::Semaphore::new(SLOTS)),
        }
    }

    /// The same, calling itself by this name in EHLO.
    #[must_use]
    pub fn named(self, ehlo: &str) -> Self {
        Self { ehlo: Some(ehlo.into()), ..self }
    }

    /// The same, waiting so long for mail servers.
    #[must_use]
    pub fn patient(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The same without what the resolvers said lately: for whoever has changed something and looks again.
    #[must_use]
    pub fn anew(&self) -> Self {
        let resolver = self.resolver.anew().unwrap_or_else(|| Arc::clone(&self.resolver));
        Self { resolver, ..self.clone() }
    }

    /// The same without the web: for a lab, and where nobody is to be asked.
    #[must_use]
    pub fn without_http(self) -> Self {
        let http = self.http.clone().absent();
        Self { http, ..self }
    }

    /// The same, trusting these authorities instead of the system's.
    #[must_use]
    pub fn trusting(self, trust: Trust) -> Self {
        let http = self.http.clone().trusting(trust.clone());
        Self { http, trust, ..self }
    }

    /// The same, beginning to trust signed zones elsewhere.
    #[must_use]
    pub fn anchored(self, anchors: TrustAnchors) -> Self {
        Self { anchors: Arc::new(anchors), ..self }
    }

    /// The addresses from which this machine talks to the Internet; in a lab there are none.
    pub async fn own_addresses(&self) -> Vec<IpAddr> {
        if self.dialer.is_enclosed() {
            return Vec::new();
        }
        let mut own = vantage::own_addresses().await;
        own.extend(self.own.iter().filter(|ip| !own.contains(ip)).copied().collect::<Vec<_>>());
        own
    }

    /// A run's view of the outside, beginning now.
    pub fn inquire(&self, budget: Budget) -> Inquiry {
        Inquiry::new(self.clone(), budget)
    }
}

/// How long a mail server is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until a reply is there, each. Slow greetings keep spammers away, so this is long (RFC 5321 §4.5.3.2 would allow five minutes).
    pub reply: Duration,
    /// For one whole conversation.
    pub whole: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), reply: Duration::from_secs(31), whole: Duration::from_secs(40) }
    }
}

/// How long one try may take when nothing else is configured.
pub const DNS_TIMEOUT: Duration = Duration::from_secs(2);
