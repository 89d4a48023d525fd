//! A check of something that a test serves over real DNS, and what came of it.

use std::net::IpAddr;

use crate::{
    check::{self, Options, Outcome, Tools, explain},
    config::DnsblSettings,
    lab::{self, Lab},
    model::{
        area::Area,
        code::Code,
        finding::{Arg, Finding},
        locale::Locale,
        report::Report,
        target::Target,
        verdict::Verdict,
    },
    words::Words,
};

/// What is checked, and in what world.
#[derive(Default)]
pub struct Trial {
    target: Target,
    also: String,
    settings: DnsblSettings,
    areas: Vec<Area>,
}

/// Looks at these areas of an address.
pub fn address(ip: &str, areas: &[Area]) -> Trial {
    Trial { target: Target { ips: vec![ip.parse().unwrap()], ..Target::default() }, areas: areas.to_vec(), ..Trial::default() }
}

/// Looks at these areas of a sample.
pub fn sample(name: &str, areas: &[Area]) -> Trial {
    let domain = name.parse::<IpAddr>().is_err().then(|| name.to_owned());
    let ips = name.parse().into_iter().collect();
    Trial { target: lab::complete(Target { domain, ips, ..Target::default() }), areas: areas.to_vec(), ..Trial::default() }
}

impl Trial {
    /// A master file that is served too.
    pub fn also(mut self, zone: &str) -> Self {
        self.also.push_str(zone);
        self
    }

    /// Looks at these areas instead.
    pub fn only(mut self, areas: &[Area]) -> Self {
        self.areas = areas.to_vec();
        self
    }

    pub fn domain(mut self, domain: &str) -> Self {
        self.target.domain = Some(domain.to_owned());
        self
    }

    pub fn ip(mut self, ip: &str) -> Self {
        self.target.ips.push(ip.parse().unwrap());
        self
    }

    pub fn helo(mut self, helo: &str) -> Self {
        self.target.helo = Some(helo.to_owned());
        self
    }

    pub fn selector(mut self, name: &str) -> Self {
        self.target.selectors.push(name.to_owned());
        self
    }

    pub fn relay(mut self, id: &str) -> Self {
        self.target.relay = Some(id.to_owned());
        self
    }

    pub fn volume(mut self, messages: u32) -> Self {
        self.target.daily_volume = Some(messages);
        self
    }

    pub fn settings(mut self, change: impl FnOnce(&mut DnsblSettings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// Checks, and holds every word of the report in both languages to having all its values.
    pub async fn run(self) -> Report {
        self.outcome().await.report
    }

    /// The same with what was observed.
    pub async fn outcome(self) -> Outcome {
        let lab = Lab::with(lab::Options { also: self.also, ..lab::Options::default() }).unwrap();
        let tools = Tools::new(self.settings);
        let outcome = check::run(&lab.net(), &self.target, &tools, &Options { only: self.areas, ..Options::default() }, |_, _| ()).await;
        assert!(outcome.report.vantage.can_judge);
        lab.stop().await;
        hold_words(&outcome.report);
        outcome
    }
}

/// Every sentence is whole in both languages.
pub fn hold_words(report: &Report) {
    for words in Locale::ALL.map(Words) {
        for finding in &report.findings {
            let details = explain::details(report, finding, words).into_iter().flat_map(|detail| [detail.label, detail.text]);
            for text in [words.finding(finding), words.title(finding)].into_iter().chain(words.fix(finding)).chain(details) {
                assert!(!text.is_empty() && !text.contains("{$") && !text.contains("{ $"), "{}: {text}", finding.code.as_str());
            }
        }
    }
}

/// The codes of an area with their verdicts.
pub fn codes(report: &Report, area: Area) -> Vec<(Code, Verdict)> {
    let mut codes: Vec<_> = report.of(area).map(|finding| (finding.code, finding.verdict)).collect();
    codes.dedup();
    codes
}

/// The first finding of this code.
pub fn find(report: &Report, code: Code) -> &Finding {
    report.findings.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{} was not found in {:#?}", code.as_str(), report.findings))
}

/// The verdict of the first finding of this code, if there is one.
pub fn verdict(report: &Report, code: Code) -> Option<Verdict> {
    report.findings.iter().find(|finding| finding.code == code).map(|finding| finding.verdict)
}

/// A value of a finding as text; items of a list are joined by blanks.
pub fn text(finding: &Finding, name: &str) -> String {
    match &finding.args[name] {
        Arg::Text(text) => text.clone(),
        Arg::Number(number) => number.to_string(),
        Arg::List(items) => items.join(" "),
    }
}
