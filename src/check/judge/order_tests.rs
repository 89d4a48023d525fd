//! Judging is pure: the same observations give the same findings, in whatever order the answers came.

use std::sync::OnceLock;

use proptest::prelude::*;
use serde_json::Value;

use super::all;
use crate::{
    check::{Options, Tools, observe::Observations, run},
    lab::{self, Lab},
    model::finding::Arg,
};

/// Samples that between them have something in every list below.
const RICH: [&str; 10] = [
    "healthy.lab.test",
    "burnt.lab.test",
    "dual-stack.lab.test",
    "listed-minor.lab.test",
    "list-refused.lab.test",
    "ptr-several.lab.test",
    "spf-missing.lab.test",
    "dmarc-external.lab.test",
    "mx-twice.lab.test",
    "servfail.lab.test",
];

/// The lists whose order is that of the answers. Those that have a meaning of their own (terms, levels, preferences, aliases) are not here.
const LISTS: [&str; 22] = [
    "/identity/senders",
    "/public",
    "/ip",
    "/dnsbl",
    "/dnsbl_unasked",
    "/neighbours",
    "/ptr",
    "/ptr_trouble",
    "/helo",
    "/spf/senders",
    "/spf_around/elsewhere",
    "/dkim/selectors",
    "/dmarc_around/hosts",
    "/dmarc_around/authorisations",
    "/dmarc_around/elsewhere",
    "/dns/servers",
    "/dns/texts",
    "/dns/wildcard",
    "/domain/lists",
    "/mta_sts/exchangers",
    "/dane/shown",
    "/dane/protected",
];

/// What was seen of the rich samples, once for all cases.
fn observed() -> &'static Vec<Observations> {
    static SEEN: OnceLock<Vec<Observations>> = OnceLock::new();
    SEEN.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let lab = Lab::start().unwrap();
            let (net, tools, options) = (lab.net(), Tools::default(), Options::default());
            let known = lab::samples().iter().filter(|sample| RICH.contains(&sample.name.as_str()));
            let runs = known.map(|sample| async {
                let mut target = sample.target();
                // Several senders and selectors, so that there is an order.
                target.selectors.push("second".to_owned());
                target.ips.push("198.51.100.201".parse().unwrap());
                target.ips.push("2001:db8:201::1".parse().unwrap());
                target.selectors.push("other".to_owned());
                run(&net, &target, &tools, &options, |_, _| ()).await.observations
            });
            futures::future::join_all(runs).await
        })
    })
}

/// Mixes the lists with a generator that a number decides (Steele's splitmix64).
fn mixed(seen: &Observations, seed: u64) -> Observations {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let mut document = serde_json::to_value(seen).unwrap();
    for list in LISTS {
        let Some(Value::Array(items)) = document.pointer_mut(list) else { continue };
        for last in (1..items.len()).rev() {
            items.swap(last, usize::try_from(next() % (last as u64 + 1)).unwrap());
        }
    }
    serde_json::from_value(document).unwrap()
}

/// The findings without what only tells where they come from, and with the items of each argument in one order.
fn said(seen: &Observations) -> Vec<String> {
    let mut findings = all(seen);
    for finding in &mut findings {
        finding.evidence.clear();
        for arg in finding.args.values_mut() {
            if let Arg::List(items) = arg {
                items.sort_unstable();
            }
        }
    }
    let mut said: Vec<String> = findings.iter().map(|finding| serde_json::to_string(finding).unwrap()).collect();
    said.sort_unstable();
    said
}

#[test]
fn the_samples_are_rich_enough() {
    let documents: Vec<Value> = observed().iter().map(|seen| serde_json::to_value(seen).unwrap()).collect();
    let exempt = [
        "/public",
        "/ptr_trouble",
        "/dmarc_around/elsewhere",
        "/spf_around/elsewhere",
        "/dmarc_around/authorisations",
        "/dmarc_around/hosts",
        "/mta_sts/exchangers",
        "/dane/shown",
        "/dane/protected",
    ];
    for list in LISTS.iter().filter(|list| !exempt.contains(list)) {
        let longest = documents.iter().filter_map(|document| document.pointer(list)?.as_array().map(Vec::len)).max();
        assert!(longest > Some(1), "{list} has no order in any sample: {longest:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_order_is_judged_the_same(seed: u64) {
        for seen in observed() {
            prop_assert_eq!(said(&mixed(seen, seed)), said(seen), "{}", seen.target.label());
        }
    }
}
