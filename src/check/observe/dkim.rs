//! The keys of a domain.

use crate::{
    check::past::{self, Past},
    knowledge::{catalogue, relays, suites},
    mail::dkim::{self, Survey},
    model::target::Target,
    net::Inquiry,
};

/// Looks up the selectors that were named. Only when there are none, the defaults of the mail suites and well-known selectors are tried: they can
/// show that a key is there, never that none is. A relay that signs under the same selector for all its customers has named it.
pub async fn look(inquiry: &Inquiry, target: &Target, domain: &str, before: &dyn Past) -> Survey {
    let relay = target.relay.as_deref().and_then(relays::by_id);
    let of_relay = || relay.into_iter().flat_map(relays::Relay::selectors).map(str::to_owned);
    let is_fixed = relay.is_some_and(|relay| relay.dkim.fixed && relay.confidence.decides());
    let (given, guesses) = match target.selectors.as_slice() {
        [] if is_fixed => (of_relay().collect(), Vec::new()),
        [] => (Vec::new(), of_relay().chain(guesses()).collect()),
        given => (given.to_vec(), Vec::new()),
    };
    let mut survey = dkim::survey(inquiry, domain, &given, &guesses, &[]).await;
    past::note_ages(&mut survey, before).await;
    survey
}

fn guesses() -> Vec<String> {
    let defaults = suites::all().iter().filter_map(suites::Suite::fixed_selector).map(str::to_owned);
    defaults.chain(catalogue::selector_guesses().list.iter().map(ToString::to_string)).collect()
}
