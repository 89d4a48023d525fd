//! What a registry's answer about a domain holds (RFC 9083 §5.3).

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::Deserialize;

use crate::mail::text::{clipped, visible};

/// States kept of one domain, and characters of each.
pub(super) const MAX_STATES: usize = 16;
pub(super) const MAX_STATE: usize = 64;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Domain {
    #[serde(default)]
    object_class_name: String,
    ldh_name: Option<String>,
    error_code: Option<serde_json::Value>,
    #[serde(default)]
    events: Vec<Event>,
    #[serde(default)]
    status: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    #[serde(default)]
    event_action: String,
    #[serde(default)]
    event_date: String,
}

/// A time as registries write it. Without a zone, which RFC 3339 wants, it is taken as UTC.
fn moment(text: &str) -> Option<i64> {
    let text = text.trim();
    let plain = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    text.parse::<Timestamp>().ok().or_else(plain).map(Timestamp::as_millisecond)
}

pub(super) fn read_domain(body: &[u8]) -> Option<Domain> {
    serde_json::from_slice(body).ok()
}

impl Domain {
    /// Whether the answer is about a domain (RFC 9083 §5.3) and no error in an answer's clothes (§6).
    pub(super) fn is_domain(&self) -> bool {
        self.error_code.is_none() && (self.object_class_name.eq_ignore_ascii_case("domain") || (self.object_class_name.is_empty() && self.ldh_name.is_some()))
    }

    /// When something happened (RFC 9083 §4.5), the last time that it did.
    pub(super) fn event(&self, action: &str) -> Option<i64> {
        self.events.iter().filter(|event| event.event_action.eq_ignore_ascii_case(action)).filter_map(|event| moment(&event.event_date)).max()
    }

    pub(super) fn states(&self) -> Vec<String> {
        self.status.iter().take(MAX_STATES).map(|state| clipped(&visible(state.to_lowercase().as_bytes()), MAX_STATE)).collect()
    }

    pub(super) fn lines(&self) -> Vec<String> {
        let dates = ["registration", "reregistration", "expiration"].into_iter().filter_map(|action| {
            let at = Timestamp::from_millisecond(self.event(action)?).ok()?;
            Some(format!("{action}: {at}"))
        });
        dates.chain(self.states().into_iter().map(|state| format!("status: {state}"))).collect()
    }
}
