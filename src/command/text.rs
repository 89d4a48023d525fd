//! The report for a terminal of 80 columns.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::{
    check::explain,
    model::{finding::Finding, report::Report, verdict::Verdict},
    words::{self, Words, key},
};

/// Columns of a line.
const WIDTH: usize = 80;

/// The whole report as text; `colour` adds terminal colours.
pub fn render(report: &Report, words: Words, colour: bool) -> String {
    let mut out = String::new();
    let ips: Vec<String> = report.target.ips.iter().map(ToString::to_string).collect();
    let head = if report.target.domain.is_some() && !ips.is_empty() { format!("{}  {}", report.target.label(), ips.join(", ")) } else { report.target.label() };
    line(&mut out, "", &head);
    line(&mut out, "", &paint(&words.headline(report), report.worst(), colour));
    if let Some(score) = words.score(report) {
        line(&mut out, "", &score);
    }
    for section in &report.sections {
        let label = format!("{} {}", sign(section.verdict), words.area(section.area));
        let _ = writeln!(out, "\n{}  {}", paint(&label, Some(section.verdict), colour), words.verdict(section.verdict));
        for finding in report.of(section.area) {
            write_finding(&mut out, report, finding, words);
        }
    }
    out
}

fn write_finding(out: &mut String, report: &Report, finding: &Finding, words: Words) {
    line(out, "  ", &words.finding(finding));
    if let Some(fix) = words.fix(finding) {
        line(out, "    → ", &fix);
    }
    for detail in explain::details(report, finding, words) {
        line(out, "      ", &words.with(key::TEXT_DETAIL, [("label", detail.label), ("text", detail.text)]));
    }
    if let Some(remedy) = finding.remedy.as_ref().filter(|_| finding.verdict != Verdict::Good) {
        // A record is never wrapped: it is there to be copied.
        // A file has several lines, and stands alone.
        if remedy.value.contains('\n') {
            let _ = writeln!(out, "      {} {}", remedy.kind, words::printable(&remedy.name));
            for text in remedy.value.lines() {
                let _ = writeln!(out, "        {}", words::printable(text));
            }
        } else {
            let _ = writeln!(out, "      {} {}  {}", remedy.kind, words::printable(&remedy.name), words::printable(&remedy.value));
        }
    }
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

fn paint(text: &str, verdict: Option<Verdict>, colour: bool) -> String {
    let code = match verdict {
        Some(Verdict::Good) => "32",
        Some(Verdict::Note) => "34",
        Some(Verdict::Problem) => "33",
        Some(Verdict::Broken) => "31",
        _ => "2",
    };
    if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Writes a sentence, wrapped; lines after the first are indented as far as the first begins.
fn line(out: &mut String, lead: &str, text: &str) {
    let indent = " ".repeat(lead.width());
    let mut current = lead.to_owned();
    let mut width = lead.width();
    for word in pieces(text) {
        let space = usize::from(word.starts_with(' '));
        if width + word.width() > WIDTH && width > indent.len() {
            out.push_str(current.trim_end());
            out.push('\n');
            current.clone_from(&indent);
            current.push_str(&word[space..]);
            width = indent.len() + word[space..].width();
        } else {
            current.push_str(word);
            width += word.width();
        }
    }
    out.push_str(current.trim_end());
    out.push('\n');
}

/// Where a line may break: before a blank, and after every wide (Chinese) character that no closing mark follows.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous_wide = false;
    for (place, character) in text.char_indices() {
        let closing = "，。、；：！？）」』》％".contains(character);
        if place > start && (character == ' ' || (previous_wide && !closing)) {
            pieces.push(&text[start..place]);
            start = place;
        }
        previous_wide = character.width() == Some(2) && !"（「『《".contains(character);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_eighty_columns() {
        for text in ["word ".repeat(60), "反向解析没有配置，收件方很可能拒收。".repeat(12), "混合 mixed 文本 text，".repeat(20)] {
            let mut out = String::new();
            line(&mut out, "    → ", &text);
            for line in out.lines() {
                assert!(line.width() <= WIDTH, "{line}");
                assert!(!line.trim_start().starts_with(['，', '。']), "{line}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_by_wrapping() {
        let text = "one two three ".repeat(30);
        let mut out = String::new();
        line(&mut out, "", &text);
        assert_eq!(out.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
    }
}
