//! The address itself: whether mail can be sent from it at all, whose network it is in, and what is known of whoever rents it out.

use std::collections::BTreeSet;

use ipnet::IpNet;

use crate::{
    check::{
        identity::Source,
        observe::{Observations, ip::Seen},
    },
    knowledge::{
        blocklists,
        catalogue::Shows,
        providers::{self, Kind, Policy, Provider},
    },
    mail::{asn::Announcement, dnsbl::State},
    model::{code::Code, evidence::EvidenceId, finding::Finding, verdict::Verdict},
    net::{
        Outcome,
        policy::{Special, special},
    },
};

pub fn judge(seen: &Observations) -> Vec<Finding> {
    seen.ip.iter().flatten().flat_map(|one| judge_one(seen, one)).collect()
}

fn judge_one(seen: &Observations, one: &Seen) -> Vec<Finding> {
    let ip = one.ip.to_string();
    if !one.public {
        let kind = special(one.ip).map_or("reserved", kind_name);
        return vec![Finding::new(Code::IpNotPublic, ip).arg("kind", kind).seen(seen.identity.evidence.iter().copied())];
    }
    let mut findings = Vec::new();
    match dynamic_name(seen, one) {
        Some(name) => {
            // The name alone is a hint; the network's owner saying so too is not.
            let confirmed = is_policy_listed(seen, one);
            let verdict = if confirmed { Verdict::Problem } else { Verdict::Note };
            let said = if confirmed { "list" } else { "name" };
            findings.push(Finding::new(Code::IpDynamic, ip.clone()).verdict(verdict).arg("name", name).arg("by", said).seen(one.named_by.iter().copied()));
        }
        None => findings.push(public(seen, ip, one)),
    }
    if let Some(announcement) = &one.announcement {
        findings.push(network(one, announcement));
        findings.extend(provider(one, announcement));
    }
    findings
}

/// An address as it should be, and how it was found when nobody has named it.
fn public(seen: &Observations, ip: String, one: &Seen) -> Finding {
    let place = seen.identity.senders.iter().position(|sender| sender.ip == one.ip);
    let found = match place.and_then(|place| seen.identity.senders.get(place)).map(|sender| sender.source) {
        Some(Source::MxAndSpf) => "mx_and_spf",
        Some(Source::Spf) => "spf",
        Some(Source::Mx) => "mx",
        Some(Source::MxUnread) => "mx_unread",
        Some(Source::Given) | None => "given",
    };
    // Said once, with the first.
    let left = if place == Some(0) { seen.identity.left_out } else { 0 };
    let finding = Finding::new(Code::IpPublic, ip).arg("found", found).arg("left", left).arg("more", if left > 0 { "yes" } else { "no" });
    finding.seen(seen.identity.evidence.iter().copied())
}

const fn kind_name(kind: Special) -> &'static str {
    match kind {
        Special::Loopback => "loopback",
        Special::Private => "private",
        Special::LinkLocal => "link-local",
        Special::Documentation => "documentation",
        Special::Multicast => "multicast",
        Special::Shared => "shared",
        Special::Reserved => "reserved",
    }
}

/// A reverse name that speaks of a line that changes hands, unless it stands under the own domain or says "static" itself.
fn dynamic_name(seen: &Observations, one: &Seen) -> Option<String> {
    let speaks = |name: &&String| {
        !super::is_own_name(seen, name)
            && !name.split(['.', '-']).any(|word| word.starts_with("static"))
            && super::naming::shows(name).contains(&Shows::Dynamic)
    };
    let fits = !one.names.is_empty() && one.names.iter().all(|name| speaks(&name));
    one.names.first().filter(|_| fits).cloned()
}

fn is_policy_listed(seen: &Observations, one: &Seen) -> bool {
    let about = seen.dnsbl.iter().flatten().filter(|listed| listed.ip == one.ip).map(|listed| (&listed.list, &listed.listing));
    let mut told = about.chain(one.owners_word.iter().map(|(list, listing)| (list, listing))).filter(|(_, listing)| listing.state == State::Listed);
    told.any(|(list, listing)| {
        let list = blocklists::by_id(list).filter(|list| list.counts_as == "spamhaus-zen");
        list.is_some_and(|list| listing.meanings.iter().any(|key| super::dnsbl::is_policy(list, key)))
    })
}

fn evidence(one: &Seen, announcement: &Announcement) -> Vec<EvidenceId> {
    let network = one.network.iter().flat_map(|listing| listing.evidence.iter().copied());
    std::iter::once(announcement.evidence).chain(announcement.networks.iter().map(|network| network.evidence)).chain(network).collect()
}

/// Whose network it is, and what is said of the network as a whole. Receivers weigh that too; how much, nobody tells.
fn network(one: &Seen, announcement: &Announcement) -> Finding {
    let finding = |code| {
        let numbers: Vec<String> = announcement.networks.iter().map(|network| format!("AS{}", network.number)).collect();
        let names: Vec<String> = announcement.networks.iter().filter_map(|network| network.name.clone()).collect();
        let origin = announcement.origins.first();
        let prefix = origin.map(|origin| origin.prefix.clone());
        let country = origin.and_then(|origin| origin.country.clone());
        // The network's name ends in the country as a rule.
        let country = country.filter(|country| !names.iter().any(|name| name.ends_with(country.as_str())));
        let place: Vec<String> = numbers.iter().cloned().chain(prefix).chain(country).collect();
        let names = if names.is_empty() { numbers } else { names };
        Finding::new(code, one.ip.to_string()).arg("names", names).arg("place", place).seen(evidence(one, announcement))
    };
    if announcement.networks.is_empty() {
        let reason = if matches!(announcement.outcome, Outcome::NoSuchName | Outcome::NoData) { "unannounced" } else { "no-answer" };
        return finding(Code::IpNetworkUnknown).arg("reason", reason);
    }
    match one.network.as_ref().map(|listing| listing.state) {
        Some(State::Listed) => finding(Code::IpNetworkListed),
        Some(State::Clean) => finding(Code::IpNetwork).arg("list", "clean"),
        Some(State::Refused | State::Dead | State::Unknown) | None => finding(Code::IpNetwork).arg("list", "unknown"),
    }
}

/// The provider: by the name of the network, else by the ending of a confirmed reverse name. Network numbers are hints alone, since several
/// providers share one and ours come from general knowledge.
fn provider(one: &Seen, announcement: &Announcement) -> Option<Finding> {
    let finding = |code| {
        let named = one.named_by.iter().copied();
        Finding::new(code, one.ip.to_string()).seen(evidence(one, announcement)).seen(named)
    };
    let by_network = announcement.networks.iter().filter_map(|network| network.name.as_deref()).find_map(by_network_name);
    let by_name = one.names.iter().find_map(|name| providers::by_rdns_suffix(name));
    let recognised = by_network.map(|provider| (provider, "network")).or_else(|| by_name.map(|provider| (provider, "name")));
    let Some((provider, by)) = recognised else {
        // Who was not told of is not unknown to us.
        if !announcement.outcome.is_answer() || announcement.networks.iter().any(|network| !network.outcome.is_answer()) {
            return None;
        }
        let hints: BTreeSet<String> =
            announcement.networks.iter().flat_map(|network| providers::by_asn(network.number)).map(|provider| provider.name.to_string()).collect();
        let count = hints.len();
        return Some(finding(Code::IpProviderUnknown).arg("count", count).arg("hints", hints.into_iter().collect::<Vec<_>>()));
    };
    let known = provider.confidence.decides() && provider.port25.policy != Policy::Unverified;
    let code = if known { Code::IpProvider } else { Code::IpProviderUnverified };
    let port25 = match provider.port25.policy.starts_closed() {
        Some(true) if provider.port25.policy.is_worth_asking() => "closed",
        Some(true) => "shut",
        Some(false) if provider.port25.policy == Policy::OpenMonitoredChanging => "watched",
        Some(false) => "open",
        None => "varies",
    };
    let told = finding(code).arg("provider", provider.name.to_string()).arg("id", provider.id.to_string()).arg("by", by);
    Some(told.arg("port25", port25).arg("policy", provider.port25.policy.as_str()).arg("checked", provider.checked.to_string()))
}

/// The prefix in which the address is announced, and the provider of servers whose network that is by its name.
pub(super) fn rented(one: &Seen) -> Option<(IpNet, &'static Provider)> {
    let announcement = one.announcement.as_ref()?;
    let provider = announcement.networks.iter().filter_map(|network| network.name.as_deref()).find_map(by_network_name)?;
    let prefix = announcement.origins.first()?.prefix.parse().ok()?;
    provider.confidence.decides().then_some((prefix, provider))
}

/// The provider whose id, name or other name a network bears: `HETZNER-AS, DE` is Hetzner's. A word that a landlord shares with other services
/// of its own (Google, Microsoft, Amazon, Oracle) is not enough: the whole id must be there, or the name that its network is known by.
fn by_network_name(network: &str) -> Option<&'static Provider> {
    let words: Vec<String> = network.split(|character: char| !character.is_ascii_alphanumeric()).map(str::to_ascii_lowercase).collect();
    let has = |mark: &str| mark.split('-').all(|part| words.iter().any(|word| word == part));
    providers::all().iter().filter(|provider| matches!(provider.kind, Kind::Vps | Kind::Dedicated)).find(|provider| {
        let alias = |alias: &str| words.iter().any(|word| *word == alias.to_ascii_lowercase());
        let known = &provider.recognise.network_names;
        if !known.is_empty() {
            return known.iter().any(|name| has(name));
        }
        has(&provider.id) || alias(&provider.name) || provider.aliases.iter().any(|name| alias(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_recognised_by_their_names() {
        for (network, id) in [
            ("HETZNER-AS, DE", Some("hetzner")),
            ("DIGITALOCEAN-ASN, US", Some("digitalocean")),
            ("OVH, FR", Some("ovhcloud")),
            ("CONTABO, DE", Some("contabo")),
            ("AKAMAI-LINODE-AP Akamai Connected Cloud, SG", Some("linode")),
            ("GOOGLE-CLOUD-PLATFORM, US", Some("google-cloud")),
            ("AMAZON-02, US", Some("aws-ec2")),
            ("AMAZON-AES, US", Some("aws-ec2")),
            ("ORACLE-BMC-31898, US", Some("oracle")),
            ("Oracle Financial Services, IN", None),
            // Whole companies, whose own mail comes from there too.
            ("GOOGLE, US", None),
            ("MICROSOFT-CORP-MSN-AS-BLOCK, US", None),
            ("LAB-CLOUD Lab Cloud Servers, ZZ", None),
            ("", None),
        ] {
            assert_eq!(by_network_name(network).map(|provider| provider.id.as_str()), id, "{network}");
        }
    }
}
