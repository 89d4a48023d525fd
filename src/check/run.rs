//! One run: observe everything at once, judge each area as soon as it is through, then sum up.

use std::{sync::Arc, time::Duration};

use futures::{FutureExt as _, future::join};

use super::{
    identity::Identity,
    judge,
    lists::Lists,
    observe::{self, Observations, neighbours::Neighbourhoods},
    score,
};
use crate::{
    config::DnsblSettings,
    mail::{dnsbl::Health, mx, rdap::Registries, spf},
    model::{
        area::Area,
        report::{Report, Score, Vantage},
        target::Target,
        verdict::Verdict,
    },
    net::{Budget, Inquiry, Net},
};

/// How long a list's self-test holds, and what was seen of a neighbourhood.
const HEALTH_LIFETIME: Duration = Duration::from_secs(6 * 3_600);

/// The areas that look at the mail exchangers.
const WITH_EXCHANGE: [Area; 7] = [Area::Mx, Area::MtaSts, Area::TlsRpt, Area::Dane, Area::Dns, Area::Domain, Area::Client];

/// What runs share in one process.
#[derive(Clone)]
pub struct Tools {
    /// Which lists are alive, as last tested.
    pub health: Health,
    /// Which registry answers for which top-level domain.
    pub registries: Registries,
    /// Which lists may be asked, and with which keys.
    pub lists: Lists,
    /// What was seen of the networks around sending addresses.
    pub neighbourhoods: Neighbourhoods,
}

impl Tools {
    /// Tools that ask the blocklists as these settings want it.
    pub fn new(settings: DnsblSettings) -> Self {
        Self {
            health: Health::new(HEALTH_LIFETIME),
            lists: Lists::new(settings),
            neighbourhoods: Neighbourhoods::new(HEALTH_LIFETIME),
            registries: Registries::default(),
        }
    }
}

impl Default for Tools {
    fn default() -> Self {
        Self::new(DnsblSettings::default())
    }
}

/// How one run is made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Look at these areas alone; at all when empty.
    pub only: Vec<Area>,
}

impl Options {
    fn wants(&self, area: Area) -> bool {
        // What sums up the others needs them all.
        self.only.is_empty() || self.only.contains(&area) || self.only.iter().any(|area| area.is_summary())
    }

    fn shows(&self, area: Area) -> bool {
        self.only.is_empty() || self.only.contains(&area)
    }
}

/// What a run leaves.
pub struct Outcome {
    pub report: Report,
    pub observations: Observations,
}

/// Checks a target. `tell` hears of each area as soon as it is judged.
pub async fn run(net: &Net, target: &Target, tools: &Tools, options: &Options, tell: impl Fn(Area, Verdict)) -> Outcome {
    let inquiry = net.inquire(Budget::default());
    let observations = look(&inquiry, target, tools, options, &tell).await;
    let took_ms = inquiry.elapsed_ms();
    let findings = judge::all(&observations);
    if let Some(worst) = Verdict::worst(findings.iter().filter(|finding| finding.area().is_summary()).map(|finding| finding.verdict)) {
        tell(Area::Receivers, worst);
    }
    let can_judge = !inquiry.is_blind();
    let score = if can_judge { score::score(&findings) } else { Score { points: None, grade: None, coverage: 0.0 } };
    let mut shown = target.clone();
    shown.ips = observations.identity.ips();
    let report = Report {
        target: shown,
        started_at: inquiry.started_at(),
        took_ms,
        vantage: Vantage { resolver: net.resolver.describe(), can_judge },
        score,
        sections: score::sections(&findings),
        findings,
        evidence: inquiry.evidence(),
    };
    Outcome { report, observations }
}

async fn look(inquiry: &Inquiry, target: &Target, tools: &Tools, options: &Options, tell: &impl Fn(Area, Verdict)) -> Observations {
    let base = Observations { version: observe::VERSION, target: target.clone(), only: options.only.clone(), ..Observations::default() };
    let domain = target.domain.as_deref();
    // Mail exchangers and the SPF record also say who sends, when nobody has told.
    let derives = target.ips.is_empty();
    let exchange = async {
        match domain {
            Some(domain) if derives || WITH_EXCHANGE.into_iter().any(|area| options.wants(area)) => Some(Arc::new(mx::lookup(inquiry, domain, &[]).await)),
            _ => None,
        }
    }
    .shared();
    let tree = async {
        match domain {
            Some(domain) if derives || options.wants(Area::Spf) => Some(Arc::new(spf::explore(inquiry, domain).await)),
            _ => None,
        }
    }
    .shared();
    let identity = {
        let (exchange, tree) = (exchange.clone(), tree.clone());
        async move {
            match domain {
                Some(domain) if derives => match join(exchange, tree).await {
                    (Some(exchange), Some(tree)) => Arc::new(Identity::derive(domain, &exchange, &tree)),
                    _ => Arc::new(Identity::default()),
                },
                _ => Arc::new(Identity::given(target)),
            }
        }
    }
    .shared();

    let judged = |area: Area, seen: &Observations| {
        if !options.shows(area) {
            return;
        }
        if let Some(worst) = Verdict::worst(judge::area(area, seen).iter().map(|finding| finding.verdict)) {
            tell(area, worst);
        }
    };
    let in_dnsbl = async {
        if !options.wants(Area::Dnsbl) {
            return None;
        }
        let identity = identity.clone().await;
        let (seen, unasked) = observe::dnsbl::look(inquiry, &identity, &tools.lists, &tools.health).await;
        judged(Area::Dnsbl, &Observations { dnsbl: Some(seen.clone()), dnsbl_unasked: unasked.clone(), ..base.clone() });
        Some((seen, unasked))
    };
    let in_ip = async {
        if !options.wants(Area::Ip) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::ip::look(inquiry, &identity, &tools.lists, &tools.health).await;
        judged(Area::Ip, &Observations { ip: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_neighbours = async {
        if !options.wants(Area::Neighbours) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::neighbours::look(inquiry, &identity, &tools.lists, &tools.health, &tools.neighbourhoods).await;
        judged(Area::Neighbours, &Observations { neighbours: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_helo = async {
        if !options.wants(Area::Helo) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::helo::look(inquiry, target, &identity).await;
        judged(Area::Helo, &Observations { helo: Some(seen.clone()), identity: (*identity).clone(), ..base.clone() });
        Some(seen)
    };
    let in_ptr = async {
        if !options.wants(Area::Ptr) {
            return None;
        }
        let identity = identity.clone().await;
        let (seen, trouble) = observe::ptr::look(inquiry, &identity).await;
        judged(Area::Ptr, &Observations { ptr: Some(seen.clone()), ptr_trouble: trouble.clone(), identity: (*identity).clone(), ..base.clone() });
        Some((seen, trouble))
    };
    let in_spf = async {
        let domain = domain.filter(|_| options.wants(Area::Spf))?;
        let (tree, identity) = join(tree.clone(), identity.clone()).await;
        let (senders, relay) = join(observe::spf_results(inquiry, target, domain, &identity), observe::relay::look(inquiry, target)).await;
        let seen = observe::Spf { tree: (*tree?).clone(), senders };
        judged(Area::Spf, &Observations { spf: Some(seen.clone()), relay: relay.clone(), identity: (*identity).clone(), ..base.clone() });
        Some((seen, relay))
    };
    let in_dkim = async {
        let domain = domain.filter(|_| options.wants(Area::Dkim))?;
        let seen = observe::dkim::look(inquiry, target, domain).await;
        judged(Area::Dkim, &Observations { dkim: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dmarc = async {
        let domain = domain.filter(|_| options.wants(Area::Dmarc))?;
        let (seen, around) = observe::dmarc::look(inquiry, domain).await;
        judged(Area::Dmarc, &Observations { dmarc: Some(seen.clone()), dmarc_around: Some(around.clone()), ..base.clone() });
        Some((seen, around))
    };
    let in_mx = async {
        domain.filter(|_| options.wants(Area::Mx))?;
        let seen = (*exchange.clone().await?).clone();
        let public = lab_addresses(inquiry, &seen);
        let identity = identity.clone().await;
        judged(Area::Mx, &Observations { mx: Some(seen.clone()), public: public.clone(), identity: (*identity).clone(), ..base.clone() });
        Some((seen, public))
    };
    let in_mta_sts = async {
        let domain = domain.filter(|_| options.wants(Area::MtaSts))?;
        let seen = observe::mta_sts::look(inquiry, domain, exchange.clone()).await;
        judged(Area::MtaSts, &Observations { mta_sts: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_tls_rpt = async {
        let domain = domain.filter(|_| options.wants(Area::TlsRpt))?;
        let seen = observe::tls_rpt::look(inquiry, domain, exchange.clone()).await;
        judged(Area::TlsRpt, &Observations { tls_rpt: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dns = async {
        let domain = domain.filter(|_| options.wants(Area::Dns))?;
        let seen = observe::dns::look(inquiry, domain, target.helo.as_deref(), exchange.clone()).await;
        let identity = identity.clone().await;
        judged(Area::Dns, &Observations { dns: Some(seen.clone()), identity: (*identity).clone(), ..base.clone() });
        Some(seen)
    };
    let in_domain = async {
        let domain = domain.filter(|_| options.wants(Area::Domain))?;
        let seen = observe::domain::look(inquiry, domain, &tools.lists, &tools.health, &tools.registries, exchange.clone()).await;
        judged(Area::Domain, &Observations { domain: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_client = async {
        let domain = domain.filter(|_| options.wants(Area::Client))?;
        let seen = observe::client::look(inquiry, domain, exchange.clone()).await;
        judged(Area::Client, &Observations { client: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dane = async {
        let domain = domain.filter(|_| options.wants(Area::Dane))?;
        let seen = observe::dane::look(inquiry, domain, exchange.clone()).await;
        judged(Area::Dane, &Observations { dane: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dnssec = async {
        let domain = domain.filter(|_| options.wants(Area::Dnssec))?;
        let seen = observe::dnssec::look(inquiry, domain).await;
        judged(Area::Dnssec, &Observations { dnssec: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_bimi = async {
        let domain = domain.filter(|_| options.wants(Area::Bimi))?;
        let seen = observe::bimi::look(inquiry, domain).await;
        judged(Area::Bimi, &Observations { bimi: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_transport = async { tokio::join!(in_mta_sts, in_tls_rpt, in_dane, in_dnssec, in_bimi, in_client) };
    let (ip, dnsbl, neighbours, ptr, helo, spf, dkim, dmarc, mx, (mta_sts, tls_rpt, dane, dnssec, bimi, client), dns, domain) =
        tokio::join!(in_ip, in_dnsbl, in_neighbours, in_ptr, in_helo, in_spf, in_dkim, in_dmarc, in_mx, in_transport, in_dns, in_domain);
    let identity = (*identity.await).clone();
    let (mx, public) = mx.unzip();
    let (dmarc, dmarc_around) = dmarc.unzip();
    let (dnsbl, dnsbl_unasked) = dnsbl.unzip();
    let (ptr, ptr_trouble) = ptr.unzip();
    let (spf, relay) = spf.unzip();
    let relay = relay.flatten();
    let (public, dnsbl_unasked, ptr_trouble) = (public.unwrap_or_default(), dnsbl_unasked.unwrap_or_default(), ptr_trouble.unwrap_or_default());
    Observations {
        identity,
        public,
        ip,
        dnsbl,
        dnsbl_unasked,
        neighbours,
        ptr,
        ptr_trouble,
        helo,
        spf,
        relay,
        dkim,
        dmarc,
        dmarc_around,
        mx,
        mta_sts,
        tls_rpt,
        dane,
        dnssec,
        bimi,
        dns,
        domain,
        client,
        ..base
    }
}

/// Addresses that the policy of this network counts as public although they are special: the documentation ranges in a lab.
fn lab_addresses(inquiry: &Inquiry, exchange: &mx::Exchange) -> Vec<std::net::IpAddr> {
    let policy = &inquiry.net().policy;
    exchange.addresses().into_iter().filter(|ip| crate::net::policy::special(*ip).is_some() && policy.counts_as_public(*ip)).collect()
}
