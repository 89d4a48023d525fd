//! Which blocklists this installation may ask, and with which keys.

use std::{net::IpAddr, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    config::{DnsblRegistration, DnsblSettings, DnsblUsage, Secret},
    knowledge::blocklists::{self, Blocklist, Commercial, Impact, KeyKind, Kind, Method, Usage},
    mail::dnsbl::{self, Key, Meaning, Pair, Pattern, Points, Zone},
};

/// Lists of whole networks: they speak of the neighbours and of the provider, and are shown there.
const OF_NETWORKS: [&str; 2] = [UCEPROTECT_2, UCEPROTECT_3];
/// Lists the allocation that an address belongs to.
pub const UCEPROTECT_2: &str = "uceprotect-2";
/// Lists whole autonomous systems.
pub const UCEPROTECT_3: &str = "uceprotect-3";
/// Lists that a few neighbours may be looked up at, the best first: behind a key, or free with a stated or generous allowance. Spamhaus' public
/// zone is not among them: its terms are for a server's own mail.
const FOR_SAMPLES: [&str; 4] = ["spamhaus-dqs-zen", "mailspike-bl", "psbl", "spamcop"];

/// Why a list was not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Its terms do not allow this use.
    Terms,
    /// It wants a key or a registration.
    Key,
    /// The installation switched it off.
    Off,
}

impl Reason {
    pub const ALL: [Self; 3] = [Self::Terms, Self::Key, Self::Off];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::Key => "key",
            Self::Off => "off",
        }
    }
}

/// A list that would have fitted and was not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The list's id in the fact file.
    pub list: String,
    pub reason: Reason,
}

/// The installation's rules of asking. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Lists(Arc<DnsblSettings>);

impl Lists {
    pub fn new(settings: DnsblSettings) -> Self {
        Self(Arc::new(settings))
    }

    /// The blocklists to ask about subjects of this kind; those of whole networks are not among them.
    pub fn choose(&self, kind: Kind) -> Vec<&'static Blocklist> {
        let usage = match self.0.usage {
            DnsblUsage::Private => Usage::Private,
            DnsblUsage::Commercial => Usage::Commercial,
        };
        let chosen = blocklists::choose(kind, usage, |key| self.key(key)).into_iter().map(|question| question.list);
        chosen.filter(|list| !self.is_off(list) && !OF_NETWORKS.contains(&list.id.as_str())).collect()
    }

    /// The allow-lists to ask about IPv4 addresses.
    pub fn allow_lists(&self) -> impl Iterator<Item = &'static Blocklist> {
        blocklists::all().iter().filter(|list| {
            let fits = list.impact == Impact::Allow && list.method == Method::Dns && !list.covers(Kind::Domain) && list.confidence.decides();
            fits && !list.needs_key && self.allows(list) && !self.is_off(list)
        })
    }

    /// A list of networks, unless it may not be asked.
    pub fn of_networks(&self, id: &str) -> Option<&'static Blocklist> {
        blocklists::by_id(id).filter(|list| list.confidence.decides() && self.allows(list) && !self.is_off(list) && !blocklists::is_dead(list.zone_template()))
    }

    /// The list at which a few neighbours are looked up.
    pub fn for_samples(&self) -> Option<&'static Blocklist> {
        let chosen = self.choose(Kind::Ipv4);
        FOR_SAMPLES.iter().find_map(|id| chosen.iter().copied().find(|list| list.id == **id))
    }

    /// The lists that carry weight, would have fitted and are not asked; one for each group that counts once.
    pub fn skipped(&self, kind: Kind) -> Vec<Skipped> {
        let chosen = self.choose(kind);
        let asked = |list: &Blocklist| chosen.iter().any(|other| other.counts_as == *list.counts_as);
        let heads = blocklists::all().iter().filter(|list| {
            let counts = list.weight > 0 && list.counts_as == *list.id && matches!(list.impact, Impact::Core | Impact::Minor) && list.confidence.decides();
            counts && list.covers(kind) && list.method == Method::Dns && !blocklists::is_dead(list.zone_template())
        });
        let skipped = heads.filter(|list| !asked(list)).map(|list| {
            let reason = if self.is_off(list) {
                Reason::Off
            } else if list.needs_key {
                Reason::Key
            } else {
                Reason::Terms
            };
            Skipped { list: list.id.to_string(), reason }
        });
        skipped.collect()
    }

    /// The fact file's description of a list in the protocol's terms, with this installation's key. A kind without a usable test point is
    /// asked without a test.
    pub fn describe(&self, list: &Blocklist) -> Zone {
        let kinds = [(Kind::Ipv4, dnsbl::Kind::Ipv4), (Kind::Ipv6, dnsbl::Kind::Ipv6), (Kind::Domain, dnsbl::Kind::Domain)];
        let point = |kind| list.test_point(kind).map(|(point, _)| (point.listed.to_string(), point.not_listed.to_string()));
        let key = list.key_kind.filter(|_| list.has_key_in_zone()).and_then(|kind| self.key(kind)).map(Key);
        let ipv4 = if list.impact == Impact::Allow {
            // An allow-list that names everybody would praise everybody (RFC 5782 §5).
            Points::standard().ipv4
        } else {
            point(Kind::Ipv4).and_then(|(listed, not)| Some(Pair { listed: listed.parse().ok()?, not_listed: not.parse().ok()? }))
        };
        Zone {
            name: list.zone_template().to_owned(),
            key,
            kinds: kinds.iter().filter(|(kind, _)| list.covers(*kind)).map(|(_, kind)| *kind).collect(),
            points: Points {
                ipv4,
                ipv6: point(Kind::Ipv6).and_then(|(listed, not)| Some(Pair { listed: listed.parse().ok()?, not_listed: not.parse().ok()? })),
                domain: point(Kind::Domain).map(|(listed, not_listed)| Pair { listed, not_listed }),
            },
            refusals: list.refusals().filter_map(Pattern::parse).collect(),
            meanings: list.return_codes.iter().filter_map(|code| Some(Meaning { pattern: Pattern::parse(&code.key)?, key: code.key.to_string() })).collect(),
        }
    }

    fn is_off(&self, list: &Blocklist) -> bool {
        self.0.off.iter().any(|id| list.id == *id.as_str() || list.counts_as == *id.as_str())
    }

    fn allows(&self, list: &Blocklist) -> bool {
        match self.0.usage {
            DnsblUsage::Private => list.terms.private,
            DnsblUsage::Commercial => matches!(list.terms.commercial, Commercial::Allowed | Commercial::Unsaid),
        }
    }

    fn key(&self, kind: KeyKind) -> Option<String> {
        let reveal = |secret: &Option<Secret>| secret.as_ref().map(|secret| secret.reveal().to_owned());
        let registered = |registration| self.0.registered.contains(&registration).then(|| "registered".to_owned());
        match kind {
            KeyKind::SpamhausDqs => reveal(&self.0.spamhaus_dqs_key),
            KeyKind::Abusix => reveal(&self.0.abusix_key),
            KeyKind::BarracudaRegistration => registered(DnsblRegistration::Barracuda),
            KeyKind::ValidityRegistration => registered(DnsblRegistration::Validity),
            KeyKind::InvaluementPaid => None,
        }
    }
}

/// The kind of question that an address makes.
pub const fn kind_of(ip: IpAddr) -> Kind {
    if ip.is_ipv4() { Kind::Ipv4 } else { Kind::Ipv6 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(lists: &Lists) -> Vec<&'static str> {
        lists.choose(Kind::Ipv4).into_iter().map(|list| list.id.as_str()).collect()
    }

    fn with(change: impl FnOnce(&mut DnsblSettings)) -> Lists {
        let mut settings = DnsblSettings::default();
        change(&mut settings);
        Lists::new(settings)
    }

    #[test]
    fn settings_decide_which_lists_are_asked() {
        let private = ids(&Lists::default());
        assert!(private.contains(&"spamhaus-zen") && private.contains(&"spamcop"));
        assert!(!private.contains(&"barracuda") && !private.contains(&"abusix-combined") && !private.contains(&UCEPROTECT_2));
        let commercial = with(|settings| settings.usage = DnsblUsage::Commercial);
        assert!(!ids(&commercial).contains(&"spamhaus-zen"));
        assert!(commercial.skipped(Kind::Ipv4).contains(&Skipped { list: "spamhaus-zen".into(), reason: Reason::Terms }));
        let keyed = with(|settings| {
            settings.usage = DnsblUsage::Commercial;
            settings.spamhaus_dqs_key = "labkey".parse().ok();
            settings.registered = vec![DnsblRegistration::Barracuda];
        });
        let chosen = ids(&keyed);
        assert!(chosen.contains(&"spamhaus-dqs-zen") && chosen.contains(&"barracuda") && !chosen.contains(&"spamhaus-zen"));
        assert_eq!(keyed.for_samples().map(|list| list.id.as_str()), Some("spamhaus-dqs-zen"));
        assert!(!keyed.skipped(Kind::Ipv4).iter().any(|skipped| skipped.list.starts_with("spamhaus-zen")));
        let off = with(|settings| settings.off = vec!["mailspike-bl".into(), "spamhaus-zen".into()]);
        assert!(!ids(&off).contains(&"mailspike-bl") && !ids(&off).contains(&"spamhaus-zen"));
        assert_eq!(off.for_samples().map(|list| list.id.as_str()), Some("psbl"));
        assert!(off.skipped(Kind::Ipv4).contains(&Skipped { list: "spamhaus-zen".into(), reason: Reason::Off }));
    }

    #[test]
    fn a_key_stands_in_no_text() {
        let lists = with(|settings| settings.spamhaus_dqs_key = "verysecret".parse().ok());
        let zone = lists.describe(blocklists::by_id("spamhaus-dqs-zen").unwrap());
        assert!(zone.key.is_some());
        assert!(!format!("{lists:?} {zone:?}").contains("verysecret"));
    }
}
