//! The short sums of a report.

use fluent_bundle::FluentValue;

use super::{Key, Words, key};
use crate::model::{
    area::Area,
    report::{Report, Vantage},
    verdict::Verdict,
};

impl Words {
    /// The score with its grade and coverage, or that too little could be told for one; `None` when nothing could be judged.
    pub fn score(self, report: &Report) -> Option<String> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
        let measured = ((report.score.coverage * 100.0).round() as u8).to_string();
        match (report.score.points, report.score.grade) {
            (Some(points), Some(grade)) => {
                Some(self.with(key::REPORT_SCORE, [("points", points.to_string()), ("grade", grade.to_string()), ("measured", measured)]))
            }
            _ => (report.score.coverage > 0.0).then(|| self.with(key::SCORE_TOO_LITTLE, [("measured", measured)])),
        }
    }

    /// From where it was looked, whom it asked and by which name, and how far port 25 led from there; `None` where whoever reads is not to know.
    pub fn vantage(self, vantage: &Vantage) -> Option<String> {
        let addresses: Vec<String> = vantage.addresses.iter().map(ToString::to_string).collect();
        let reached = match (vantage.port25.ipv4, vantage.port25.ipv6) {
            (true, true) => "both",
            (true, false) => "four",
            (false, true) => "six",
            (false, false) => "none",
        };
        let is = |known: bool| if known { "yes" } else { "no" }.to_owned();
        let resolver = super::printable(&vantage.resolver);
        let ehlo = vantage.ehlo.as_deref().map(super::printable);
        (!addresses.is_empty() || !resolver.is_empty()).then(|| {
            let values = [
                ("known", is(!addresses.is_empty())),
                ("addresses", addresses.join(", ")),
                ("asked", is(!resolver.is_empty())),
                ("resolver", resolver),
                ("named", is(ehlo.is_some())),
                ("ehlo", ehlo.unwrap_or_default()),
                ("reached", reached.to_owned()),
            ];
            self.with(key::REPORT_VANTAGE, values)
        })
    }

    /// So many matters stop mail that comes in, in these areas; `None` when none does.
    pub fn incoming(self, (count, areas): &(usize, Vec<Area>)) -> Option<String> {
        let areas: Vec<String> = areas.iter().map(|area| self.area(*area)).collect();
        (*count > 0).then(|| self.with(key::ROAD_INCOMING, [("count", FluentValue::from(*count)), ("areas", self.list(&areas).into())]))
    }

    /// So many of this verdict.
    pub fn count(self, verdict: Verdict, count: usize) -> String {
        let key = Key::find(&format!("count-{}", verdict.as_str().replace('_', "-")));
        key.map_or_else(|| count.to_string(), |key| self.with(key, [("count", count)]))
    }
}
