//! The report for a terminal of 80 columns: what happens to mail, the road with its gates, what to do first, then each area.

mod colour;
#[cfg(test)]
mod tests;
mod wrap;

use crate::{
    check::{
        explain, fix,
        plan::{self, Step, Urgency},
        road::{self, Station, Unseen},
        sentence::{self, Extent},
    },
    model::{
        area::Area,
        code::Code,
        finding::{Finding, Remedy},
        report::Report,
        verdict::Verdict,
    },
    words::{Key, Words, key, printable},
};

pub use colour::is_wanted;
use wrap::{WIDTH, width, wrapped};

/// Steps that stand at the top.
const FIRST: usize = 5;
/// Findings of one matter that are written out under it.
const MAX_FINDINGS: usize = 8;
/// Records that stand under one step.
const MAX_RECORDS: usize = 4;

/// The whole report as text; `colour` adds terminal colours. `only` are the areas that were asked for, all when empty.
pub fn render(report: &Report, words: Words, colour: bool, only: &[Area]) -> String {
    let mut out = Page { text: String::new(), colour };
    out.head(report, words);
    out.road(report, words, only);
    let (first, later): (Vec<Step>, Vec<Step>) = plan::steps(&report.findings).into_iter().partition(|step| step.urgency == Urgency::Now);
    let measure = later.iter().find(|step| step.code == Code::SmtpOutUnmeasured).and_then(|step| words.fix(step.leading()));
    if let Some(measure) = measure.filter(|_| only.is_empty() && report.vantage.can_judge) {
        out.paragraph("  ", &measure, None);
    }
    let steps = &first[..first.len().min(FIRST)];
    out.first(steps, words);
    for section in &report.sections {
        out.gap();
        // Its worst finding comes first.
        let standing = report.of(section.area).next().map_or_else(|| words.verdict(section.verdict), |finding| words.standing(finding));
        let heading = format!("{} {}  {}", sign(section.verdict), words.area(section.area), standing);
        out.paragraph("", &heading, Some(section.verdict));
        for finding in report.of(section.area) {
            out.finding(report, finding, words, steps);
        }
    }
    out.text
}

/// What has been written so far.
struct Page {
    text: String,
    colour: bool,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A sentence, wrapped; lines after the first are indented as far as the first begins. Colour is laid on whole lines, after they were measured.
    fn paragraph(&mut self, lead: &str, text: &str, tone: Option<Verdict>) {
        for line in wrapped(lead, text) {
            self.text.push_str(&tone.filter(|_| self.colour).map_or_else(|| line.clone(), |tone| colour::paint(&line, tone)));
            self.text.push('\n');
        }
    }

    /// A line that is never wrapped: it is there to be copied.
    fn exact(&mut self, lead: &str, text: &str) {
        self.text.push_str(lead);
        self.text.push_str(&printable(text));
        self.text.push('\n');
    }

    fn head(&mut self, report: &Report, words: Words) {
        let target = &report.target;
        let ips: Vec<String> = target.ips.iter().map(ToString::to_string).collect();
        let name = words.target(target);
        let head = if target.domain.is_some() && !ips.is_empty() { format!("{name}  {}", ips.join(", ")) } else { name };
        self.paragraph("", &head, None);
        self.gap();
        let said = sentence::sentence(report, words);
        let worst = report.worst().filter(|_| report.vantage.can_judge).unwrap_or(Verdict::Unknown);
        self.paragraph("", &said.main, Some(worst));
        for more in [said.rest, said.first].into_iter().flatten() {
            self.paragraph("", &more, None);
        }
        if let Some(score) = words.score(report) {
            self.paragraph("", &score, None);
        }
        if let Some(vantage) = words.vantage(&report.vantage) {
            self.paragraph("", &vantage, None);
        }
    }

    /// The gates with their marks in the order of the mail. Those of which no area was asked for are left out.
    fn road(&mut self, report: &Report, words: Words, only: &[Area]) {
        let stations = road::stations(&report.findings).into_iter().filter(|station| only.is_empty() || station.verdict.is_some());
        let is_needless = |station: &Station| road::unseen(station.gate, &report.target, &report.findings, only) == Unseen::NotApplicable;
        let gates: Vec<String> = stations.map(|station| gate(&station, is_needless(&station), report, words)).collect();
        if gates.is_empty() || !report.vantage.can_judge {
            return;
        }
        self.gap();
        self.paragraph("", &words.text(key::ROAD_TITLE), None);
        let mut line = String::new();
        for gate in gates {
            let joined = if line.is_empty() { format!("  {gate}") } else { format!("{line} → {gate}") };
            if line.is_empty() || width(&joined) <= WIDTH {
                line = joined;
            } else {
                self.exact("", &line);
                line = format!("  → {gate}");
            }
        }
        self.exact("", &line);
        if let Some(beside) = words.incoming(&road::incoming(&report.findings)) {
            self.paragraph("  ", &beside, Some(Verdict::Broken));
        }
    }

    fn first(&mut self, steps: &[Step], words: Words) {
        if steps.is_empty() {
            return;
        }
        self.gap();
        self.paragraph("", &words.text(key::TERMINAL_FIRST), None);
        for (number, step) in (1..).zip(steps) {
            let leading = step.leading();
            self.paragraph(&format!("{number}. "), &words.heading(leading), Some(step.verdict()));
            if let Some(mend) = words.fix(leading) {
                self.paragraph("   ", &mend, None);
            }
            let mut records = 0;
            for (place, finding) in step.findings.iter().take(MAX_FINDINGS).enumerate() {
                if place > 0 {
                    self.paragraph("   ", &words.with(key::FIX_ALSO, [("title", words.title(finding))]), None);
                    if let Some(mend) = words.fix(finding).filter(|mend| Some(mend) != words.fix(leading).as_ref()) {
                        self.paragraph("   ", &mend, None);
                    }
                }
                for remedy in fix::records(finding).iter().take(MAX_RECORDS - records) {
                    self.record("     ", remedy, words);
                    records += 1;
                }
            }
            let told = |kind: &str| Key::find(&format!("{kind}-{}", step.hand.as_str())).map(|key| words.text(key));
            // Who waits and looks again needs nobody.
            let (who, when) = if step.is_doing() { (told("hand"), told("wait")) } else { (None, None) };
            if let (Some(who), Some(when)) = (who, when) {
                self.paragraph("   ", &words.with(key::TERMINAL_HAND, [("who", who), ("when", when)]), None);
            }
        }
    }

    fn finding(&mut self, report: &Report, finding: &Finding, words: Words, steps: &[Step]) {
        self.paragraph("  ", &words.finding(finding), None);
        // What to do stands once: above, when it is one of the first things.
        match steps.iter().position(|step| step.findings.iter().take(MAX_FINDINGS).any(|one| one == finding)) {
            Some(place) => self.paragraph("    → ", &words.with(key::TERMINAL_ABOVE, [("number", place + 1)]), None),
            // Of a name that does not exist nothing else can be mended.
            None if report.findings.iter().any(Finding::is_nothing) => {}
            None => {
                if let Some(mend) = words.fix(finding) {
                    self.paragraph("    → ", &mend, None);
                }
                for remedy in fix::records(finding).iter().filter(|_| finding.verdict != Verdict::Good) {
                    self.record("      ", remedy, words);
                }
            }
        }
        for detail in explain::details(report, finding, words) {
            self.paragraph("      ", &words.with(key::TEXT_DETAIL, [("label", detail.label), ("text", detail.text)]), None);
        }
    }

    /// On one line where it fits, else the value on a line of its own.
    fn record(&mut self, lead: &str, remedy: &Remedy, words: Words) {
        let head = format!("{} {}", words.record(&remedy.kind), remedy.name);
        // A file has several lines, and stands alone.
        if remedy.value.contains('\n') {
            self.exact(lead, head.trim_end());
            for text in remedy.value.lines() {
                self.exact(&format!("{lead}  "), text);
            }
            return;
        }
        let whole = format!("{}  {}", head.trim_end(), remedy.value);
        if width(lead) + width(&printable(&whole)) <= WIDTH {
            self.exact(lead, &whole);
        } else {
            self.exact(lead, head.trim_end());
            self.exact(lead, &remedy.value);
        }
    }
}

/// A gate with its mark, and where mail stops, nobody has measured or there is nothing to measure.
fn gate(station: &Station, is_needless: bool, report: &Report, words: Words) -> String {
    let name = sentence::gate_name(station.gate, words);
    let note = match station.verdict {
        None if is_needless => Some(key::VERDICT_NOT_APPLICABLE),
        None => Some(key::ROAD_OPEN),
        Some(_) => sentence::stopped(report, station).map(Extent::stops),
    };
    let name = note.map_or_else(|| name.clone(), |note| words.with(key::TEXT_GATE, [("gate", name.clone()), ("note", words.text(note))]));
    format!("{} {name}", station.verdict.map_or("○", sign))
}

const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "✓",
        Verdict::Note => "i",
        Verdict::Problem => "!",
        Verdict::Broken => "✗",
        Verdict::Unknown => "?",
        Verdict::NotApplicable => "-",
    }
}
