//! The outcome of a run: findings and evidence, without a single word.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{area::Area, evidence::Evidence, finding::Finding, target::Target, verdict::Verdict};

/// From where the run looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vantage {
    /// The resolvers that were asked, comma-separated.
    pub resolver: String,
    /// False when no question of the run got any DNS response: then nothing may be judged.
    pub can_judge: bool,
    /// The public addresses that it looked from, as this machine's own routes say. Empty behind address translation, in a lab and in reports of old.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<IpAddr>,
    /// What we call ourselves towards mail servers; absent where that is our address, and in reports of old.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ehlo: Option<String>,
    /// Whether a mail server was reached from here within the last hour, over each version of IP.
    #[serde(default)]
    pub port25: Port25,
}

/// What is known of our own way to port 25. `false`: nobody was reached, which may be nobody's fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Port25 {
    pub ipv4: bool,
    pub ipv6: bool,
}

/// One area and the worst that was found in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    pub area: Area,
    pub verdict: Verdict,
}

/// How good things are, between 0 and 100, and how much of it could be measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Absent when nothing or too little could be judged.
    pub points: Option<u8>,
    /// `A` to `F`; absent with the points.
    pub grade: Option<char>,
    /// The share of the judged matters whose verdict is not `unknown`, between 0 and 1.
    pub coverage: f64,
}

/// Everything a run found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub target: Target,
    /// UTC, milliseconds since 1970.
    pub started_at: i64,
    pub took_ms: u64,
    pub vantage: Vantage,
    pub score: Score,
    pub sections: Vec<Section>,
    /// Worst first.
    pub findings: Vec<Finding>,
    pub evidence: Vec<Evidence>,
}

impl Report {
    /// The worst verdict of the report, `None` when it has no finding.
    pub fn worst(&self) -> Option<Verdict> {
        Verdict::worst(self.findings.iter().map(|finding| finding.verdict))
    }

    /// How many findings have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }

    /// The findings of one area, in order.
    pub fn of(&self, area: Area) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.area() == area)
    }
}
