//! A second opinion on SPF: the crate mail-auth, asked the same of the same server.

use std::{net::SocketAddr, time::Duration};

use mail_auth::{
    MessageAuthenticator, SpfResult,
    hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts},
    spf::verify::SpfParameters,
};
use mailworthy::mail::spf::Query;

/// The other implementation on a resolver that knows this server alone.
pub struct Checker(MessageAuthenticator);

impl Checker {
    pub fn new(server: SocketAddr, patience: Duration) -> Self {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
            connection.port = server.port();
            connection
        });
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(server.ip(), true, connections.into())]);
        let mut options = ResolverOpts::default();
        options.timeout = patience;
        options.attempts = 1;
        options.edns0 = true;
        options.cache_size = 0;
        options.use_hosts_file = ResolveHosts::Never;
        Self(MessageAuthenticator::new(config, options).unwrap())
    }

    /// What it ends in.
    pub async fn check(&self, query: &Query) -> String {
        // As check_host() wants it: a bounce is judged by the HELO name (RFC 7208 §2.4).
        let parameters = if query.sender.is_empty() {
            SpfParameters::verify_ehlo(query.ip, &query.helo, &query.receiver)
        } else {
            SpfParameters::verify_mail_from(query.ip, &query.helo, &query.receiver, &query.sender)
        };
        let output = self.0.verify_spf(parameters).await;
        let result = match output.result() {
            SpfResult::Pass => "pass",
            SpfResult::Fail => "fail",
            SpfResult::SoftFail => "softfail",
            SpfResult::Neutral => "neutral",
            SpfResult::TempError => "temperror",
            SpfResult::PermError => "permerror",
            SpfResult::None => "none",
        };
        result.to_owned()
    }
}

/// Cases on which the two differ, and the section of the standard by which we are right.
struct Difference {
    because: &'static str,
    /// The case, and what the other one ends in.
    cases: &'static [(&'static str, &'static str)],
}

const DIFFERENCES: &[Difference] = &[
    Difference {
        because: "RFC 7208 §4.3: a malformed domain ends in none, and nothing is looked up",
        cases: &[("emptylabel", "permerror"), ("helo-domain-literal", "permerror"), ("domain-literal", "permerror")],
    },
    Difference {
        because: "RFC 7208 §3.1, §4.6: a record is visible ASCII and blanks; anything else is a syntax error, a permerror",
        cases: &[("non-ascii-policy", "fail"), ("non-ascii-mech", "fail")],
    },
    Difference {
        because: "RFC 7208 §4.6.1: terms are parted by blanks alone; a control character is a syntax error",
        cases: &[("control-char-policy", "pass"), ("badip4", "pass")],
    },
    Difference {
        because: "RFC 7208 §4.5: more than one record is a permerror, also when they say the same",
        cases: &[("multitxt1", "fail"), ("multitxt2", "fail"), ("multispf1", "fail")],
    },
    Difference {
        because: "RFC 7208 §12, §6: the name of a modifier may hold dots, hyphens and underscores, and an unknown modifier is ignored",
        cases: &[("modifier-charset-good", "permerror"), ("redirect-after-mechanisms2", "permerror")],
    },
    Difference {
        because: "RFC 7208 §7.1: a domain ends in a dot and a top-level label, or in a macro; else it is a syntax error (§4.6)",
        cases: &[
            ("invalid-domain", "fail"),
            ("a-numeric", "neutral"),
            ("a-numeric-toplabel", "neutral"),
            ("a-only-toplabel", "neutral"),
            ("a-only-toplabel-trailing-dot", "neutral"),
            ("mx-numeric-top-label", "neutral"),
            ("a-bad-domain", "temperror"),
            ("a-bad-toplabel", "temperror"),
            ("a-null", "temperror"),
            ("mx-bad-domain", "temperror"),
            ("mx-bad-toplab", "temperror"),
            ("mx-null", "temperror"),
        ],
    },
    Difference {
        because: "RFC 7208 §4.8, §5: a name that DNS cannot carry matches nobody; it is no failure of the DNS",
        cases: &[("invalid-domain-empty-label", "temperror"), ("invalid-domain-long", "temperror"), ("invalid-domain-long-via-macro", "temperror")],
    },
    Difference {
        because: "RFC 7208 §5.5: every validated name that ends in the target matches, the target itself included",
        cases: &[("ptr-match-implicit", "fail"), ("ptr-match-ip6", "fail")],
    },
    Difference {
        because: "RFC 7208 §5.3, §5.4, §5.6, §12: a prefix has at most 32 or 128 bits, no leading zero, and one slash or two",
        cases: &[
            ("a-bad-cidr4", "fail"),
            ("a-bad-cidr6", "fail"),
            ("a-dual-cidr-ip4-err", "pass"),
            ("mx-bad-cidr4", "fail"),
            ("mx-bad-cidr6", "fail"),
            ("cidr4-33", "pass"),
            ("cidr4-032", "pass"),
            ("cidr6-129", "neutral"),
        ],
    },
    Difference {
        because: "RFC 7208 §5: an IPv4 address, also one mapped into IPv6, is compared with IPv4 networks alone",
        cases: &[("a-cidr6-0-ip4mapped", "pass"), ("mx-cidr6-0-ip4mapped", "pass"), ("cidr6-0-ip4", "pass"), ("cidr6-ip4", "pass")],
    },
    Difference {
        because: "RFC 7208 §7.1: a domain may hold any visible character but the percent sign, a colon and a slash too",
        cases: &[
            ("a-colon-domain", "permerror"),
            ("a-colon-domain-ip4mapped", "permerror"),
            ("mx-colon-domain", "permerror"),
            ("mx-colon-domain-ip4mapped", "permerror"),
        ],
    },
    Difference { because: "RFC 7208 §5.7: `exists` asks for A, whatever the family of the client", cases: &[("exists-ip6only", "pass")] },
    Difference {
        because: "RFC 7208 §6.1, §6.2: `redirect` and `exp` name a domain; else it is a syntax error",
        cases: &[("redirect-syntax-error", "neutral"), ("exp-syntax-error", "neutral")],
    },
    Difference {
        because: "RFC 7208 §12: a modifier has a name that begins with a letter",
        cases: &[("invalid-modifier", "neutral"), ("empty-modifier-name", "neutral")],
    },
    Difference {
        because: "RFC 7208 §4.8, §5.7: an expanded name is asked for as it is; one that does not exist is no failure of the DNS",
        cases: &[("macro-mania-in-domain", "temperror"), ("invalid-hello-macro", "temperror"), ("hello-domain-literal", "temperror")],
    },
    Difference {
        because: "RFC 7208 §7.3: `%{p}` is a validated name, the one below the domain where there are several",
        cases: &[("p-macro-multiple", "temperror")],
    },
    Difference { because: "RFC 7208 §4.6.4: more than two terms that ask in vain are a permerror", cases: &[("void-over-limit", "neutral")] },
];

/// The differences that the table does not explain, and the rows that explain nothing.
pub fn unexplained(compared: &[(String, String, String)]) -> Vec<String> {
    let rows = || DIFFERENCES.iter().flat_map(|difference| difference.cases.iter().map(|(id, other)| (*id, *other, difference.because)));
    let mut unexplained = Vec::new();
    for (id, own, other) in compared {
        match rows().find(|(row, ..)| row == id) {
            None if own != other => unexplained.push(format!("{id}: we end in {own}, mail-auth in {other}")),
            Some((.., because)) if own == other => unexplained.push(format!("{id}: both end in {own}; the row is out of date ({because})")),
            Some((_, row, because)) if row != other => unexplained.push(format!("{id}: mail-auth ends in {other}, the row says {row} ({because})")),
            _ => {}
        }
    }
    let gone = rows().filter(|(row, ..)| compared.iter().all(|(id, ..)| id != row));
    unexplained.extend(gone.map(|(row, ..)| format!("{row}: the suite has no such case")));
    unexplained
}
