//! One run: observe everything at once, judge each area as soon as it is through, then sum up.

use std::{sync::Arc, time::Duration};

use futures::{FutureExt as _, future::join};
use serde::{Deserialize, Serialize};

use super::{
    identity::Identity,
    judge,
    lists::Lists,
    observe::{self, Observations, neighbours::Neighbourhoods},
    past::{Forgotten, Past},
    score,
    trials::{Freely, Trial, Turns},
};
use crate::{
    config::DnsblSettings,
    mail::{dnsbl::Health, mx, rdap::Registries, spf},
    model::{
        area::Area,
        finding::Worst,
        report::{Port25, Report, Score, Vantage},
        target::Target,
        verdict::Verdict,
    },
    net::{Budget, Inquiry, Net, policy::special},
};

/// How long a list's self-test holds, and what was seen of a neighbourhood.
const HEALTH_LIFETIME: Duration = Duration::from_secs(6 * 3_600);

/// The areas that look at the mail exchangers.
const WITH_EXCHANGE: [Area; 12] =
    [Area::Helo, Area::Spf, Area::Dmarc, Area::Mx, Area::SmtpIn, Area::Starttls, Area::MtaSts, Area::TlsRpt, Area::Dane, Area::Dns, Area::Domain, Area::Client];

/// The areas that are judged by whether the domain takes mail and lets anybody send.
const BY_ROLE: [Area; 6] = [Area::Dkim, Area::Dmarc, Area::Mx, Area::Ptr, Area::Helo, Area::Bimi];

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
    /// Whose turn it is to be tried.
    pub turns: Arc<dyn Turns>,
    /// What was seen before.
    pub past: Arc<dyn Past>,
}

impl Tools {
    /// Tools that ask the blocklists as these settings want it.
    pub fn new(settings: DnsblSettings) -> Self {
        Self {
            health: Health::new(HEALTH_LIFETIME),
            lists: Lists::new(settings),
            neighbourhoods: Neighbourhoods::new(HEALTH_LIFETIME),
            registries: Registries::default(),
            turns: Arc::new(Freely),
            past: Arc::new(Forgotten),
        }
    }
}

impl Default for Tools {
    fn default() -> Self {
        Self::new(DnsblSettings::default())
    }
}

/// How one run is made.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Options {
    /// Look at these areas alone; at all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Area>,
    /// The servers that have been shown, or are said, to belong to whoever asks: there is tried what only an owner may try.
    #[serde(default, skip_serializing_if = "Trial::is_none")]
    pub trial: Trial,
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
pub async fn run(net: &Net, target: &Target, tools: &Tools, options: &Options, tell: impl Fn(Area, Worst)) -> Outcome {
    let inquiry = net.inquire(Budget::default());
    let observations = look(&inquiry, target, tools, options, &tell).await;
    let took_ms = inquiry.elapsed_ms();
    let findings = judge::all(&observations);
    if let Some(worst) = Verdict::worst(findings.iter().filter(|finding| finding.area().is_summary()).map(|finding| finding.verdict)) {
        tell(Area::Receivers, worst.into());
    }
    let can_judge = !inquiry.is_blind();
    let score = if can_judge { score::of_run(&findings, &inquiry.evidence()) } else { Score { points: None, grade: None, coverage: 0.0 } };
    let mut shown = target.clone();
    shown.ips = observations.identity.ips();
    let report = Report {
        target: shown,
        started_at: inquiry.started_at(),
        took_ms,
        vantage: vantage(net, can_judge).await,
        score,
        sections: score::sections(&findings),
        findings,
        evidence: inquiry.evidence(),
    };
    Outcome { report, observations }
}

/// From where the run looked.
async fn vantage(net: &Net, can_judge: bool) -> Vantage {
    let now = net.clock.now();
    let port25 = Port25 { ipv4: net.reach.is_proved(false, now), ipv6: net.reach.is_proved(true, now) };
    let addresses = net.own_addresses().await.into_iter().filter(|ip| special(*ip).is_none()).collect();
    Vantage { resolver: net.resolver.describe(), can_judge, addresses, ehlo: net.ehlo.as_deref().map(str::to_owned), port25 }
}

async fn look(inquiry: &Inquiry, target: &Target, tools: &Tools, options: &Options, tell: &impl Fn(Area, Worst)) -> Observations {
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
                    (Some(exchange), Some(tree)) => {
                        Arc::new(Identity::derive(domain, &exchange, &tree, |ip| inquiry.net().policy.counts_as_public(ip.to_canonical())))
                    }
                    _ => Arc::new(Identity::default()),
                },
                _ => Arc::new(Identity::given(target)),
            }
        }
    }
    .shared();

    // What a domain takes and sends decides in more areas than its own; where its own are not wanted, they are not shown.
    let role = {
        let (exchange, tree, identity, base) = (exchange.clone(), tree.clone(), identity.clone(), base.clone());
        async move {
            let (exchange, tree, identity) = tokio::join!(exchange, tree, identity);
            let mx = exchange.map(|exchange| (*exchange).clone());
            let spf = tree.map(|tree| observe::Spf { tree: (*tree).clone(), senders: Vec::new() });
            Arc::new(Observations { mx, spf, identity: (*identity).clone(), ..base })
        }
    }
    .shared();

    // The mail servers are talked to once, for all areas that want to know what they showed.
    // Nobody is, before one of them asks.
    let mail = {
        let exchange = exchange.clone();
        async move {
            domain?;
            let exchange = exchange.await?;
            // Nobody is tried for areas that do not tell of it.
            let trial = if options.wants(Area::SmtpIn) { &options.trial } else { &Trial::None };
            Some(Arc::new(observe::smtp::look(inquiry, &exchange, trial, tools.turns.as_ref()).await))
        }
    }
    .shared();

    let judged = |area: Area, seen: &Observations| {
        if !options.shows(area) {
            return;
        }
        if let Some(worst) = Worst::of(&judge::area(area, seen)) {
            tell(area, worst);
        }
    };
    let in_dnsbl = async {
        if !options.wants(Area::Dnsbl) {
            return None;
        }
        let identity = identity.clone().await;
        let (seen, unasked) = observe::dnsbl::look(inquiry, &identity, &tools.lists, &tools.health).await;
        let part = Observations { dnsbl: Some(seen), dnsbl_unasked: unasked, ..base.clone() };
        judged(Area::Dnsbl, &part);
        part.dnsbl.map(|seen| (seen, part.dnsbl_unasked))
    };
    let in_ip = async {
        if !options.wants(Area::Ip) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::ip::look(inquiry, &identity, &tools.lists, &tools.health).await;
        let part = Observations { ip: Some(seen), ..base.clone() };
        judged(Area::Ip, &part);
        part.ip
    };
    let in_neighbours = async {
        if !options.wants(Area::Neighbours) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::neighbours::look(inquiry, &identity, &tools.lists, &tools.health, &tools.neighbourhoods).await;
        let part = Observations { neighbours: Some(seen), ..base.clone() };
        judged(Area::Neighbours, &part);
        part.neighbours
    };
    let in_helo = async {
        if !options.wants(Area::Helo) {
            return None;
        }
        let identity = identity.clone().await;
        // What a server calls itself is awaited only where nobody has told.
        let mail = if target.helo.is_none() && !identity.senders.is_empty() { mail.clone().await } else { None };
        let seen = observe::helo::look(inquiry, target, &identity, mail.as_deref()).await;
        let part = Observations { helo: Some(seen), ..(*role.clone().await).clone() };
        judged(Area::Helo, &part);
        part.helo
    };
    let in_ptr = async {
        if !options.wants(Area::Ptr) {
            return None;
        }
        let identity = identity.clone().await;
        let (seen, trouble) = observe::ptr::look(inquiry, &identity).await;
        let part = Observations { ptr: Some(seen), ptr_trouble: trouble, ..(*role.clone().await).clone() };
        judged(Area::Ptr, &part);
        part.ptr.map(|seen| (seen, part.ptr_trouble))
    };
    let in_spf = async {
        let domain = domain.filter(|_| options.wants(Area::Spf))?;
        let results = async {
            let identity = identity.clone().await;
            observe::spf::results(inquiry, target, domain, &identity).await
        };
        let around = observe::spf::around(inquiry, target, domain, tree.clone(), exchange.clone());
        let relay = observe::relay::look(inquiry, target);
        let (tree, senders, around, relay, identity) = tokio::join!(tree.clone(), results, around, relay, identity.clone());
        let seen = observe::Spf { tree: (*tree?).clone(), senders };
        let part = Observations { spf: Some(seen), spf_around: Some(around), relay, identity: (*identity).clone(), ..base.clone() };
        judged(Area::Spf, &part);
        part.spf.map(|seen| (seen, (part.spf_around, part.relay)))
    };
    let in_dkim = async {
        let domain = domain.filter(|_| options.wants(Area::Dkim))?;
        let (seen, role) = join(observe::dkim::look(inquiry, target, domain, &*tools.past), role.clone()).await;
        let part = Observations { dkim: Some(seen), ..(*role).clone() };
        judged(Area::Dkim, &part);
        part.dkim
    };
    let in_dmarc = async {
        let domain = domain.filter(|_| options.wants(Area::Dmarc))?;
        let ((seen, around), role) = join(observe::dmarc::look(inquiry, domain), role.clone()).await;
        let part = Observations { dmarc: Some(seen), dmarc_around: Some(around), ..(*role).clone() };
        judged(Area::Dmarc, &part);
        part.dmarc.zip(part.dmarc_around)
    };
    let in_outbound = async {
        if !options.wants(Area::SmtpOut) {
            return None;
        }
        let identity = identity.clone().await;
        let seen = observe::outbound::look(inquiry, &identity, target.relay.as_deref()).await?;
        judged(Area::SmtpOut, &Observations { outbound: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_mx = async {
        domain.filter(|_| options.wants(Area::Mx))?;
        let seen = (*exchange.clone().await?).clone();
        let public = lab_addresses(inquiry, &seen);
        let role = role.clone().await;
        let part = Observations { mx: Some(seen), public, ..(*role).clone() };
        judged(Area::Mx, &part);
        part.mx.map(|seen| (seen, part.public))
    };
    let in_smtp = async {
        if ![Area::SmtpIn, Area::Starttls].into_iter().any(|area| options.wants(area)) {
            return None;
        }
        let seen = (*mail.clone().await?).clone();
        let identity = identity.clone().await;
        let all = Observations { smtp: Some(seen.clone()), identity: (*identity).clone(), ..base.clone() };
        for area in [Area::SmtpIn, Area::Starttls].into_iter().filter(|area| options.wants(*area)) {
            judged(area, &all);
        }
        Some(seen)
    };
    let in_mta_sts = async {
        let domain = domain.filter(|_| options.wants(Area::MtaSts))?;
        let seen = observe::mta_sts::look(inquiry, domain, exchange.clone(), mail.clone()).await;
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
        let part = Observations { dns: Some(seen), identity: (*identity).clone(), ..base.clone() };
        judged(Area::Dns, &part);
        part.dns
    };
    let in_domain = async {
        domain.filter(|_| options.wants(Area::Domain))?;
        let (exchange, identity) = (exchange.clone(), identity.clone());
        let seen = observe::domain::look(inquiry, target, &tools.lists, &tools.health, &tools.registries, exchange, identity).await?;
        let part = Observations { domain: Some(seen), ..base.clone() };
        judged(Area::Domain, &part);
        part.domain
    };
    let in_client = async {
        let domain = domain.filter(|_| options.wants(Area::Client))?;
        let seen = observe::client::look(inquiry, domain, exchange.clone()).await;
        judged(Area::Client, &Observations { client: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dane = async {
        let domain = domain.filter(|_| options.wants(Area::Dane))?;
        let seen = observe::dane::look(inquiry, domain, exchange.clone(), mail.clone()).await;
        judged(Area::Dane, &Observations { dane: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_dnssec = async {
        let domain = domain.filter(|_| options.wants(Area::Dnssec))?;
        let seen = observe::dnssec::look(inquiry, domain, &target.selectors).await;
        judged(Area::Dnssec, &Observations { dnssec: Some(seen.clone()), ..base.clone() });
        Some(seen)
    };
    let in_bimi = async {
        let domain = domain.filter(|_| options.wants(Area::Bimi))?;
        let (seen, role) = join(observe::bimi::look(inquiry, domain), role.clone()).await;
        judged(Area::Bimi, &Observations { bimi: Some(seen.clone()), ..(*role).clone() });
        Some(seen)
    };
    let in_wildcard = async {
        match domain {
            Some(domain) => observe::wildcard::look(inquiry, domain).await,
            None => None,
        }
    };
    let in_transport =
        async { tokio::join!(Box::pin(in_mta_sts), Box::pin(in_tls_rpt), Box::pin(in_dane), Box::pin(in_dnssec), Box::pin(in_bimi), Box::pin(in_client)) };
    // Each in a place of its own: together they are too large for a thread's stack.
    let (ip, dnsbl, neighbours, ptr, helo, spf, dkim, dmarc, mx, (mta_sts, tls_rpt, dane, dnssec, bimi, client), dns, domain, smtp, (outbound, wildcard)) = tokio::join!(
        Box::pin(in_ip),
        Box::pin(in_dnsbl),
        Box::pin(in_neighbours),
        Box::pin(in_ptr),
        Box::pin(in_helo),
        Box::pin(in_spf),
        Box::pin(in_dkim),
        Box::pin(in_dmarc),
        Box::pin(in_mx),
        Box::pin(in_transport),
        Box::pin(in_dns),
        Box::pin(in_domain),
        Box::pin(in_smtp),
        Box::pin(join(in_outbound, in_wildcard))
    );
    let identity = (*identity.await).clone();
    let base = if BY_ROLE.into_iter().any(|area| options.wants(area)) { (*role.await).clone() } else { base };
    let (mx, public) = mx.unzip();
    let (dmarc, dmarc_around) = dmarc.unzip();
    let (dnsbl, dnsbl_unasked) = dnsbl.unzip();
    let (ptr, ptr_trouble) = ptr.unzip();
    let (spf, beside_spf) = spf.unzip();
    let (spf_around, relay) = beside_spf.unwrap_or_default();
    let (public, dnsbl_unasked, ptr_trouble) = (public.unwrap_or_default(), dnsbl_unasked.unwrap_or_default(), ptr_trouble.unwrap_or_default());
    Observations {
        identity,
        outbound,
        public,
        ip,
        dnsbl,
        dnsbl_unasked,
        neighbours,
        ptr,
        ptr_trouble,
        helo,
        spf: spf.or(base.spf),
        spf_around,
        relay,
        dkim,
        dmarc,
        dmarc_around,
        mx: mx.or(base.mx),
        mta_sts,
        tls_rpt,
        dane,
        dnssec,
        bimi,
        dns,
        domain,
        smtp,
        client,
        wildcard,
        ..base
    }
}

/// Addresses that the policy of this network counts as public although they are special: the documentation ranges in a lab.
fn lab_addresses(inquiry: &Inquiry, exchange: &mx::Exchange) -> Vec<std::net::IpAddr> {
    let policy = &inquiry.net().policy;
    exchange.addresses().into_iter().filter(|ip| crate::net::policy::special(*ip).is_some() && policy.counts_as_public(*ip)).collect()
}
