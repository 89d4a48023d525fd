//! Warm-up: how much a new address may send on which day, and which results let it send more.

use std::sync::LazyLock;

use serde::{Deserialize, de::IgnoredAny};

use super::{
    confidence::Confidence,
    file::{File, decode},
    text::{Text, localise, localise_all},
};
use crate::model::locale::Locale;

/// What a plan's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Unit {
    #[serde(rename = "per day")]
    Day,
    #[serde(rename = "per hour")]
    Hour,
    #[serde(rename = "per stage")]
    Stage,
}

/// A row of a plan: from day to day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub from_day: u32,
    pub to_day: u32,
    /// Messages in the plan's unit.
    pub max: u64,
}

/// A plan.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Schedule {
    pub id: Text,
    name: Text,
    audience: Text,
    pub unit: Unit,
    pub table: Vec<Step>,
    /// Whether the plan goes on after its last row, by its growth.
    pub open_ended: bool,
    growth: Text,
    /// Days.
    pub length_days: Option<u32>,
    notes: Vec<Text>,
    pub source: Vec<Text>,
    pub confidence: Confidence,
    pub checked: Text,
}

impl Schedule {
    /// The most that may be sent on this day, counted as the plan counts (most begin with day 1). `None` where the plan has no number.
    pub fn cap(&self, day: u32) -> Option<u64> {
        self.table.iter().find(|step| (step.from_day..=step.to_day).contains(&day)).map(|step| step.max)
    }

    pub fn name(&self, locale: Locale) -> &str {
        self.say(&self.name, "name", locale)
    }

    /// For whom the plan is.
    pub fn audience(&self, locale: Locale) -> &str {
        self.say(&self.audience, "audience", locale)
    }

    /// How the numbers grow, in words.
    pub fn growth(&self, locale: Locale) -> Option<&str> {
        self.growth.given().map(|english| self.say(english, "growth", locale))
    }

    pub fn notes(&self, locale: Locale) -> Vec<&str> {
        localise_all(File::Warmup, locale, &self.notes, format_args!("{}/notes", self.id))
    }

    fn say<'a>(&self, english: &'a str, path: &str, locale: Locale) -> &'a str {
        localise(File::Warmup, locale, english, format_args!("{}/{path}", self.id))
    }
}

/// What a step of the outcome rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Advance,
    Hold,
    StepBack,
    Stop,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct OutcomeRule {
    inputs: Vec<Text>,
    window: Text,
    advance: Text,
    hold: Text,
    step_back: Text,
    stop: Text,
    #[serde(rename = "source")]
    _source: Vec<Text>,
    confidence: Confidence,
}

/// What a threshold's numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThresholdUnit {
    /// Of what was sent: 0.001 is 0.1 percent.
    Fraction,
    /// Something that happens or does not.
    Event,
}

/// A rate at which somebody acts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Threshold {
    metric: Text,
    pub warn: Option<f64>,
    pub stop: Option<f64>,
    pub unit: ThresholdUnit,
    who: Text,
    note: Text,
    pub source: Vec<Text>,
    pub confidence: Confidence,
}

/// A threshold's words in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThresholdText {
    pub metric: &'static str,
    pub who: &'static str,
    pub note: Option<&'static str>,
}

/// What a receiver wants during warm-up.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Advice {
    /// The receiver's id.
    pub receiver: Text,
    advice: Vec<Text>,
    pub source: Vec<Text>,
    pub confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct RateLimits {
    postfix: Vec<Text>,
    note: Text,
    #[serde(rename = "source")]
    _source: Vec<Text>,
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Facts {
    #[serde(rename = "schema")]
    _schema: IgnoredAny,
    #[serde(rename = "checked")]
    _checked: IgnoredAny,
    principles: Vec<Text>,
    outcome_rule: OutcomeRule,
    thresholds: Vec<Threshold>,
    per_receiver: Vec<Advice>,
    before_start: Vec<Text>,
    mta_rate_limits: RateLimits,
    #[serde(rename = "m3aawg")]
    _m3aawg: IgnoredAny,
    schedules: Vec<Schedule>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| decode(File::Warmup));

/// Every plan, in the order of the file; the first is the default for a small team's own server.
pub fn all() -> &'static [Schedule] {
    &FACTS.schedules
}

pub fn by_id(id: &str) -> Option<&'static Schedule> {
    all().iter().find(|schedule| schedule.id == id)
}

pub fn principles(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Warmup, locale, &FACTS.principles, format_args!("_top/principles"))
}

/// What must be done before the first mail.
pub fn before_start(locale: Locale) -> Vec<&'static str> {
    localise_all(File::Warmup, locale, &FACTS.before_start, format_args!("_top/before_start"))
}

/// When to go on, wait, go back or stop, in words.
pub fn outcome_rule(outcome: Outcome, locale: Locale) -> &'static str {
    let rule = &FACTS.outcome_rule;
    let (english, name) = match outcome {
        Outcome::Advance => (&rule.advance, "advance"),
        Outcome::Hold => (&rule.hold, "hold"),
        Outcome::StepBack => (&rule.step_back, "step_back"),
        Outcome::Stop => (&rule.stop, "stop"),
    };
    localise(File::Warmup, locale, english, format_args!("_top/outcome_rule/{name}"))
}

/// What is counted for the outcome rule, over which time, and how far the rule may be trusted.
pub fn outcome_inputs(locale: Locale) -> (Vec<&'static str>, &'static str, Confidence) {
    let rule = &FACTS.outcome_rule;
    let inputs = localise_all(File::Warmup, locale, &rule.inputs, format_args!("_top/outcome_rule/inputs"));
    (inputs, localise(File::Warmup, locale, &rule.window, format_args!("_top/outcome_rule/window")), rule.confidence)
}

/// The rates at which receivers and relays act.
pub fn thresholds(locale: Locale) -> Vec<(&'static Threshold, ThresholdText)> {
    let say = |index: usize, english: &'static Text, name: &str| localise(File::Warmup, locale, english, format_args!("_top/thresholds/{index}/{name}"));
    let thresholds = FACTS.thresholds.iter().enumerate().map(|(index, threshold)| {
        let note = threshold.note.given().map(|_| say(index, &threshold.note, "note"));
        (threshold, ThresholdText { metric: say(index, &threshold.metric, "metric"), who: say(index, &threshold.who, "who"), note })
    });
    thresholds.collect()
}

/// What single receivers want, beyond the plan.
pub fn per_receiver(locale: Locale) -> Vec<(&'static Advice, Vec<&'static str>)> {
    let advice = FACTS.per_receiver.iter().enumerate();
    advice.map(|(index, entry)| (entry, localise_all(File::Warmup, locale, &entry.advice, format_args!("_top/per_receiver/{index}/advice")))).collect()
}

/// The settings of Postfix that slow it down, and what they cannot do.
pub fn postfix_limits(locale: Locale) -> (Vec<&'static str>, &'static str) {
    let limits = &FACTS.mta_rate_limits;
    let settings = localise_all(File::Warmup, locale, &limits.postfix, format_args!("_top/mta_rate_limits/postfix"));
    (settings, localise(File::Warmup, locale, &limits.note, format_args!("_top/mta_rate_limits/note")))
}
