//! What an answer of a list says.

use std::net::{IpAddr, Ipv4Addr};

use serde::{Deserialize, Serialize};

use super::Zone;
use crate::net::{Outcome, dns::Answer};

/// Answers kept of one list.
const MAX_CODES: usize = 32;

/// How a subject stands with a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The list names it.
    Listed,
    /// The list answers and does not name it.
    Clean,
    /// The list does not answer us.
    Refused,
    /// The list's answers mean nothing: it failed its test, or it answers with addresses that no list uses.
    Dead,
    /// Nobody answered, or nobody could be asked.
    Unknown,
}

/// Why a state is not a plain yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// An answer outside 127.0.0.0/8: a parked zone or a lying resolver.
    OutsideLoopback,
    /// The list names even the point that it must not name.
    Wildcard,
    /// The list does not name the point that it must name.
    Silent,
    /// The list refused this question.
    Refused,
    /// The list refused the test.
    TestRefused,
    /// Nobody answered this question.
    NoAnswer,
    /// Nobody answered the test.
    TestUnanswered,
    /// The list is only for holders of a key, and there is none.
    NoKey,
    /// The subject and the zone make no name that DNS could carry.
    NotAskable,
}

/// What one answer says, before the list's health is considered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub state: State,
    pub doubt: Option<Doubt>,
    /// The addresses that came, in order, at most 32.
    pub codes: Vec<Ipv4Addr>,
    /// The keys of the meanings, in the order of the list's description.
    pub meanings: Vec<String>,
}

impl Reading {
    pub(super) const fn bare(state: State, doubt: Doubt) -> Self {
        Self { state, doubt: Some(doubt), codes: Vec::new(), meanings: Vec::new() }
    }
}

/// Reads a list's answer to an A question.
pub fn read(zone: &Zone, answer: &Answer) -> Reading {
    if answer.is_empty() {
        return Reading { state: State::Clean, doubt: None, codes: Vec::new(), meanings: Vec::new() };
    }
    let mut codes: Vec<Ipv4Addr> = answer
        .addresses()
        .into_iter()
        .filter_map(|address| match address {
            IpAddr::V4(code) => Some(code),
            IpAddr::V6(_) => None,
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    // RFC 1035 §4.1.1: whoever answers REFUSED does so by a policy, and not for want of an answer.
    if answer.outcome == Outcome::Refused && answer.code.as_deref().is_none_or(|code| code == "REFUSED") {
        return Reading::bare(State::Refused, Doubt::Refused);
    }
    // An alias without an address at its end is no "no".
    if answer.outcome != Outcome::Found || codes.is_empty() {
        return Reading::bare(State::Unknown, Doubt::NoAnswer);
    }
    let (state, doubt) = if codes.iter().any(|code| !code.is_loopback()) {
        // RFC 5782 §2.1: entries are in 127.0.0.0/8.
        (State::Dead, Some(Doubt::OutsideLoopback))
    } else if codes.iter().any(|&code| is_refusal(zone, code)) {
        (State::Refused, Some(Doubt::Refused))
    } else {
        (State::Listed, None)
    };
    let told = zone.meanings.iter().filter(|meaning| codes.iter().any(|&code| meaning.pattern.matches(code)));
    let meanings = told.map(|meaning| meaning.key.clone()).collect();
    codes.truncate(MAX_CODES);
    Reading { state, doubt, codes, meanings }
}

/// 127.255.255.0/24 is the common way to refuse; some lists have their own.
fn is_refusal(zone: &Zone, code: Ipv4Addr) -> bool {
    let [_, second, third, _] = code.octets();
    (second == 255 && third == 255) || zone.refusals.iter().any(|pattern| pattern.matches(code))
}
