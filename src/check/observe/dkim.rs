//! The keys of a domain.

use crate::{
    check::past::{self, Past},
    knowledge::{catalogue, suites},
    mail::dkim::{self, Survey},
    model::target::Target,
    net::Inquiry,
};

/// Looks up the selectors that were named. Only when there are none, the defaults of the mail suites and well-known selectors are tried: they can
/// show that a key is there, never that none is.
pub async fn look(inquiry: &Inquiry, target: &Target, domain: &str, before: &dyn Past) -> Survey {
    let guesses = if target.selectors.is_empty() { guesses() } else { Vec::new() };
    let mut survey = dkim::survey(inquiry, domain, &target.selectors, &guesses, &[]).await;
    past::note_ages(&mut survey, before).await;
    survey
}

fn guesses() -> Vec<String> {
    let defaults = suites::all().iter().filter_map(suites::Suite::fixed_selector).map(str::to_owned);
    defaults.chain(catalogue::selector_guesses().list.iter().map(ToString::to_string)).collect()
}
