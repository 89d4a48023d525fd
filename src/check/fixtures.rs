//! Small worlds, one for each thing that a check can find: the samples of the lab, the cases of DKIM and DMARC, and those below. The walk of the
//! catalogue looks at them all, over real DNS.

use std::net::IpAddr;

use futures::{StreamExt as _, stream};

use super::{
    Options, Tools,
    judge::auth_cases::{Case, cases},
    run,
};
use crate::{
    config::{DnsblSettings, DnsblUsage},
    lab::{self, Lab},
    model::{area::Area, code::Code, code::Code::*, report::Report, target::Target, verdict::Verdict, verdict::Verdict::*},
};

/// Runs at once: enough to be quick, few enough that none meets its deadline on a small machine.
const AT_ONCE: usize = 12;

/// A target in a world of its own.
pub struct Fixture {
    /// A label below `fixture.test`, a whole name, or an address.
    name: &'static str,
    /// Records; `{d}` is the domain, which is the origin too.
    zone: &'static str,
    shows: &'static [(Code, Verdict)],
    ip: Option<&'static str>,
    helo: Option<&'static str>,
    relay: Option<&'static str>,
    /// What it must not show.
    never: &'static [Code],
    /// The world holds nothing else: its records would disturb others.
    alone: bool,
    settings: fn(&mut DnsblSettings),
}

const fn fixture(name: &'static str, zone: &'static str, shows: &'static [(Code, Verdict)]) -> Fixture {
    Fixture { name, zone, shows, ip: None, helo: None, relay: None, never: &[], alone: false, settings: |_| () }
}

impl Fixture {
    const fn ip(mut self, ip: &'static str) -> Self {
        self.ip = Some(ip);
        self
    }

    const fn helo(mut self, helo: &'static str) -> Self {
        self.helo = Some(helo);
        self
    }

    const fn relay(mut self, relay: &'static str) -> Self {
        self.relay = Some(relay);
        self
    }

    const fn never(mut self, never: &'static [Code]) -> Self {
        self.never = never;
        self
    }

    const fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    const fn settings(mut self, settings: fn(&mut DnsblSettings)) -> Self {
        self.settings = settings;
        self
    }

    fn domain(&self) -> Option<String> {
        let is_address = self.name.parse::<IpAddr>().is_ok();
        (!is_address).then(|| if self.name.contains('.') { self.name.to_owned() } else { format!("{}.fixture.test", self.name) })
    }

    fn text(&self) -> String {
        let domain = self.domain().unwrap_or_else(|| "fixture.test".to_owned());
        format!("$ORIGIN {domain}.\n{}\n", self.zone.replace("{d}", &domain))
    }

    fn target(&self) -> Target {
        let given = self.ip.into_iter().chain(self.domain().is_none().then_some(self.name));
        Target {
            domain: self.domain(),
            ips: given.map(|ip| ip.parse().unwrap()).collect(),
            helo: self.helo.map(|helo| helo.replace("{d}", &self.domain().unwrap_or_default())),
            relay: self.relay.map(str::to_owned),
            ..Target::default()
        }
    }

    /// The areas of what it shows; nothing else is looked at.
    fn areas(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = self.shows.iter().map(|(code, _)| code.area()).collect();
        areas.sort_unstable();
        areas.dedup();
        areas
    }
}

/// What one fixture came to.
pub struct Seen {
    pub name: String,
    /// What it is to show.
    pub promised: Vec<(Code, Option<Verdict>)>,
    /// What it is not to show.
    pub never: &'static [Code],
    /// The areas that were looked at.
    pub areas: Vec<Area>,
    pub report: Report,
}

struct Task<'a> {
    lab: &'a Lab,
    name: String,
    target: Target,
    tools: Tools,
    areas: Vec<Area>,
    promised: Vec<(Code, Option<Verdict>)>,
    never: &'static [Code],
}

impl Task<'_> {
    async fn carry_out(self) -> Seen {
        let options = Options { only: self.areas.clone(), ..Options::default() };
        let report = run(&self.lab.net(), &self.target, &self.tools, &options, |_, _| ()).await.report;
        Seen { name: self.name, promised: self.promised, never: self.never, areas: if self.areas.is_empty() { Area::ALL.to_vec() } else { self.areas }, report }
    }
}

/// Looks at everything there is.
pub async fn look() -> Vec<Seen> {
    let promised = |shows: &[(Code, Verdict)]| shows.iter().map(|(code, verdict)| (*code, Some(*verdict))).collect();
    let together: String = cases().map(Case::zone).chain(FIXTURES.iter().filter(|fixture| !fixture.alone).map(Fixture::text)).collect();
    let lab = lab_with(together);
    let labs: Vec<(Lab, &Fixture)> = FIXTURES.iter().filter(|fixture| fixture.alone).map(|fixture| (lab_with(fixture.text()), fixture)).collect();
    let tools = Tools::default();
    let samples = lab::samples().iter().map(|sample| Task {
        lab: &lab,
        name: sample.id.clone(),
        target: sample.target(),
        tools: tools.clone(),
        areas: Vec::new(),
        // Whether a silence of a mail server counts depends on what others of this walk have reached.
        promised: sample.shows.iter().filter(|code| **code != SmtpInVantage).map(|code| (*code, None)).collect(),
        never: &[],
    });
    let cases = cases().map(|case| {
        let areas = case.shows.first().map(|(code, _)| code.area()).into_iter().collect();
        Task { lab: &lab, name: case.domain(), target: case.target(), tools: tools.clone(), areas, promised: promised(case.shows), never: &[] }
    });
    let placed = labs.iter().map(|(lab, fixture)| (lab, *fixture)).chain(FIXTURES.iter().filter(|fixture| !fixture.alone).map(|fixture| (&lab, fixture)));
    let fixtures = placed.map(|(lab, fixture)| {
        let mut settings = DnsblSettings::default();
        (fixture.settings)(&mut settings);
        let name = fixture.name.to_owned();
        Task {
            lab,
            name,
            target: fixture.target(),
            tools: Tools::new(settings),
            areas: fixture.areas(),
            promised: promised(fixture.shows),
            never: fixture.never,
        }
    });
    let tasks: Vec<Task<'_>> = samples.chain(cases).chain(fixtures).collect();
    stream::iter(tasks).map(Task::carry_out).buffer_unordered(AT_ONCE).collect().await
}

fn lab_with(also: String) -> Lab {
    Lab::with(lab::Options { also, ..lab::Options::default() }).unwrap()
}

const FIXTURES: &[Fixture] = &[
    // The address and its name.
    fixture("no-sender", "@ MX 10 mx.other.example.", &[(PtrNoAddress, Unknown), (HeloUnseen, Unknown)]),
    fixture(
        "services-only",
        "@ MX 10 aspmx.l.google.com.\n@ TXT \"v=spf1 include:_spf.services.test -all\"\n_spf.services.test. TXT \"v=spf1 ip4:100.0.0.0/12 ip4:198.51.100.9 -all\"",
        &[(PtrNoAddress, NotApplicable), (HeloUnseen, NotApplicable), (SpfOthers, Good), (SpfGood, Good), (SpfBroad, Note)],
    ),
    fixture("null-service", "@ MX 0 .\n@ TXT \"v=spf1 include:_spf.relay.lab.test -all\"", &[(MxNull, Problem)]),
    fixture("10.1.2.3", "", &[(IpNotPublic, Broken)]),
    fixture("198.51.100.71", "; at: 71.100.51.198.origin.asn.cymru.com. TXT servfail", &[(IpPublic, Good), (IpNetworkUnknown, Unknown)]),
    fixture(
        "198.51.100.72",
        "72.100.51.198.origin.asn.cymru.com. TXT \"45090 | 198.51.100.0/24 | CN | apnic | 2026-01-01\"\nAS45090.asn.cymru.com. TXT \"45090 | CN | apnic | 2026-01-01 | TENCENT-NET-AP, CN\"",
        &[(IpProviderUnverified, Note)],
    ),
    fixture(
        "198.51.100.73",
        "73.100.51.198.origin.asn.cymru.com. TXT \"64511 | 198.51.100.0/24 | ZZ | lab | 2026-01-01\"\nAS64511.asn.cymru.com. TXT \"64511 | ZZ | lab | 2026-01-01 | NOBODY-KNOWN, ZZ\"",
        &[(IpProviderUnknown, NotApplicable)],
    ),
    // Lists.
    fixture("198.51.100.78", "78.100.51.198.in-addr.arpa. PTR .", &[(PtrMissing, Broken)]),
    fixture(
        "ptr-alias",
        "mail CNAME host\nhost A 198.51.100.70\n70.100.51.198.in-addr.arpa. PTR mail.{d}.",
        &[(PtrGood, Good), (PtrAlias, Note)],
    )
    .ip("198.51.100.70"),
    // One address gets one reverse name, whoever asks for it.
    fixture(
        "ptr-alias-helo",
        "mail CNAME host\nhost A 198.51.100.61\nmx A 198.51.100.61\n61.100.51.198.in-addr.arpa. PTR mail.{d}.",
        &[(PtrAlias, Note), (HeloPtrDiffers, Note)],
    )
    .ip("198.51.100.61")
    .helo("mx.{d}"),
    fixture(
        "ptr-astray",
        "@ MX 10 mail\nmail A 198.51.100.62\nold A 198.51.100.7\n62.100.51.198.in-addr.arpa. PTR old.{d}.",
        &[(PtrNotConfirmed, Broken), (HeloPtrDiffers, Problem), (MxGood, Good)],
    )
    .ip("198.51.100.62")
    .helo("srv.{d}"),
    fixture("ptr-no-dot", "79.100.51.198.in-addr.arpa. PTR mail.ptr-no-dot.fixture.test.100.51.198.in-addr.arpa.", &[(PtrNotConfirmed, Broken)]).ip("198.51.100.79"),
    fixture("198.51.100.75", "", &[(DnsblClean, Good), (DnsblNotAsked, Unknown)])
        .settings(|settings| settings.usage = DnsblUsage::Commercial),
    fixture(
        "198.51.100.76",
        "76.100.51.198.psbl.surriel.com. A 127.0.0.2\n76.100.51.198.bl.mailspike.net. A 127.0.0.10\n76.100.51.198.dnsbl-1.uceprotect.net. A 127.0.0.2\n76.100.51.198.bl.blocklist.de. A 127.0.0.2\n76.100.51.198.torexit.dan.me.uk. A 127.0.0.100",
        &[(DnsblMinor, Note), (DnsblMinorMany, Problem), (DnsblInformational, NotApplicable)],
    ),
    fixture("198.51.100.77", "77.100.51.198.list.dnswl.org. A 127.0.5.0", &[(DnsblAllowUntrusted, Note)]),
    // Neighbours.
    fixture("203.0.113.10", "$GENERATE 1-254 $.113.0.203.bl.mailspike.net. A 127.0.0.10", &[(NeighboursListed, Problem), (NeighboursLevelTwoClean, Good)]).alone(),
    fixture("203.0.113.10", "; below: bl.mailspike.net. servfail", &[(NeighboursUnknown, Unknown)]).alone(),
    fixture("2001:db8:77::1", "", &[(NeighboursNotAsked, NotApplicable)]),
    // HELO.
    fixture("helo-literal", "", &[(HeloLiteral, Problem)]).ip("198.51.100.80").helo("198.51.100.80"),
    fixture("helo-gone", "", &[(HeloUnresolved, Problem), (HeloSpfMissing, Note)]).ip("198.51.100.81").helo("gone.{d}"),
    fixture("helo-elsewhere", "host A 203.0.113.200", &[(HeloElsewhere, Note)]).ip("198.51.100.82").helo("host.{d}"),
    fixture("helo-silent", "; at: host.{d}. A servfail\n; at: host.{d}. TXT servfail", &[(HeloUnknown, Unknown), (HeloSpfUnknown, Unknown)])
        .ip("198.51.100.83")
        .helo("host.{d}"),
    fixture(
        "helo-same",
        "host A 198.51.100.84\nhost TXT \"v=spf1 ip4:192.0.2.1 -all\"\n84.100.51.198.in-addr.arpa. PTR host.{d}.",
        &[(HeloGood, Good), (HeloPtrSame, Good), (HeloSpfNoPass, Note)],
    )
    .ip("198.51.100.84")
    .helo("host.{d}"),
    fixture("helo-alias", "mail CNAME host\nhost A 198.51.100.85\n85.100.51.198.in-addr.arpa. PTR host.{d}.", &[(HeloGood, Good), (HeloAlias, Note)])
        .ip("198.51.100.85")
        .helo("mail.{d}"),
    fixture("helo-alias-circle", "mail CNAME host\nhost CNAME mail", &[(HeloUnknown, Unknown)]).ip("198.51.100.86").helo("mail.{d}").never(&[HeloAlias, HeloUnresolved]),
    // SPF.
    fixture("spf-others", "@ TXT \"v=spf1 ip4:198.51.100.90 include:_spf.relay.lab.test -all\"\nwww CNAME mail.healthy.lab.test.", &[(SpfOthers, Good), (SpfGood, Good)]),
    fixture("dmarc-wildcard", "* TXT \"v=DMARC1; p=reject; rua=mailto:d@{d}\"\n@ MX 10 mail.healthy.lab.test.", &[(DmarcGood, Good)]).never(&[DmarcMisplaced]),
    fixture("spf-unseen-include", "@ TXT \"v=spf1 ip4:198.51.100.92 include:silent.{d} -all\"\n; below: silent.{d}. servfail", &[(SpfIncludeUnknown, Unknown)])
        .ip("198.51.100.92")
        .never(&[SpfGood]),
    fixture("spf-exists", "@ TXT \"v=spf1 exists:here.%{o} -all\"\nhere A 203.0.113.1", &[(SpfPassAll, Broken)]).never(&[SpfGood]),
    fixture("spf-malformed", "@ TXT \"v=spf1 include:none.%{o} -all\"", &[(SpfIncludeBroken, Broken)]).never(&[SpfGood]),
    fixture("spf-loop", "@ TXT \"v=spf1 include:{d} -all\"", &[(SpfTooManyLookups, Broken)]),
    fixture("spf-damaged", "@ TXT \"v=spf1; ip4:198.51.100.95 -all\"", &[(SpfMissing, Broken)]),
    fixture("spf-wildcard", "* TXT \"v=spf1 mx -all\"\n@ MX 10 mail.healthy.lab.test.", &[(SpfMissing, Broken)]).never(&[SpfMisplaced]),
    fixture("spf-include-broken", "@ TXT \"v=spf1 include:none.{d} -all\"", &[(SpfIncludeBroken, Broken)]),
    fixture("spf-include-silent", "@ TXT \"v=spf1 include:silent.{d} -all\"\n; below: silent.{d}. servfail", &[(SpfIncludeUnknown, Unknown), (SpfAuthorizedUnknown, Unknown)])
        .ip("198.51.100.91"),
    fixture(
        "spf-exchangers",
        "@ TXT \"v=spf1 mx -all\"\n$GENERATE 1-11 @ MX $ mx$\n$GENERATE 1-11 mx$ A 203.0.113.$",
        &[(SpfTooManyExchangers, Broken)],
    ),
    fixture("spf-inside", "@ TXT \"v=spf1 ip4:10.0.0.0/8 ip4:198.51.100.9 -all\"", &[(SpfOddity, Note), (SpfGood, Good)]).never(&[SpfPassAll, SpfBroad]),
    fixture("spf-broad", "@ TXT \"v=spf1 ip4:100.0.0.0/12 -all\"", &[(SpfBroad, Problem)]),
    fixture("spf-nearly-all", "@ TXT \"v=spf1 ip4:100.0.0.0/8 -all\"", &[(SpfPassAll, Broken)]).never(&[SpfBroad]),
    fixture("spf-wide-six", "@ TXT \"v=spf1 ip6:2a00:1450::/32 -all\"", &[(SpfBroad, Note), (SpfGood, Good)]),
    fixture("spf-broad-six", "@ TXT \"v=spf1 ip6:2a00:1450::/29 -all\"", &[(SpfBroad, Problem)]),
    fixture("spf-closed", "@ MX 10 mail\nmail A 198.51.100.97\n@ TXT \"v=spf1 -all\"", &[(SpfClosed, Good), (SpfGood, Good)]).never(&[SpfNotAuthorized]),
    fixture("spf-closed-softly", "@ MX 10 mail\nmail A 198.51.100.97\n@ TXT \"v=spf1 redirect=r.{d}\"\nr TXT \"v=spf1 ?all\"", &[(SpfGood, Good), (SpfNoEnding, Note)])
        .never(&[SpfNotAuthorized]),
    fixture(
        "spf-web",
        "@ A 198.51.100.99\n@ MX 10 mail\nmail A 198.51.100.98\n98.100.51.198.in-addr.arpa. PTR mail.{d}.\n@ TXT \"v=spf1 a mx ip4:10.0.0.5 ip4:127.0.0.1 -all\"",
        &[(SpfGood, Good), (PtrGood, Good), (IpPublic, Good)],
    )
    .never(&[PtrMissing, IpNotPublic]),
    fixture("spf-one-family", "@ MX 10 mail\nmail A 198.51.100.98\n@ TXT \"v=spf1 mx -all\"\n; at: mail.{d}. AAAA servfail", &[(SpfGood, Good)])
        .ip("198.51.100.98")
        .never(&[SpfIncludeUnknown, SpfAuthorizedUnknown]),
    fixture("spf-local-part", "@ TXT \"v=spf1 exists:%{l}.users.{d} -all\"", &[(SpfAuthorizedUnknown, Unknown), (SpfMacro, NotApplicable)])
        .ip("198.51.100.98")
        .never(&[SpfNotAuthorized]),
    fixture("spf-helo", "@ TXT \"v=spf1 include:%{h}.{d} -all\"", &[(SpfAuthorizedUnknown, Unknown)]).ip("198.51.100.98").never(&[SpfNotAuthorized]),
    fixture("spf-null-unseen", "@ MX 0 .\n@ TXT \"v=spf1 include:o.{d} -all\"\n; below: o.{d}. servfail", &[(MxNull, Problem), (SpfIncludeUnknown, Unknown)]),
    fixture(
        "spf-near-limit",
        "@ TXT \"v=spf1 a:h.near.test a:h.near.test/31 a:h.near.test/30 a:h.near.test/29 a:h.near.test/28 a:h.near.test/27 a:h.near.test/26 a:h.near.test/25 a:h.near.test/24 -all\"\nh.near.test. A 203.0.113.1",
        &[(SpfNearLimit, Note)],
    ),
    fixture("spf-open-macro", "@ TXT \"v=spf1 include:%{i}.x.{d} -all\"\n*.x TXT \"v=spf1 +all\"", &[(SpfPassAll, Broken)]).never(&[SpfGood]),
    fixture("spf-open-list", "@ TXT \"v=spf1 exists:%{i}.x.{d} -all\"\n*.x A 203.0.113.1", &[(SpfPassAll, Broken)]).never(&[SpfGood]),
    fixture("spf-void", "@ TXT \"v=spf1 a:gone.{d} -all\"", &[(SpfVoidTerms, Note)]),
    fixture("spf-ptr", "@ TXT \"v=spf1 ptr -all\"", &[(SpfPtr, Note)]),
    fixture("spf-redirect", "@ TXT \"v=spf1 -all redirect=x.{d}\"", &[(SpfRedirectIgnored, Note)]),
    fixture("spf-macro", "@ TXT \"v=spf1 exists:%{i}.x.{d} -all\"", &[(SpfMacro, NotApplicable)]),
    fixture("spf-oddity", "@ TXT \"v=spf1 -all mx\"", &[(SpfOddity, Note)]),
    fixture("spf-large", "; fill: {d}. 470 v=spf1 ip4:198.51.100.1 -all x=", &[(SpfLarge, Note)]),
    fixture("spf-answer", "@ TXT \"v=spf1 -all\"\n; fill: {d}. 240 proof-one=\n; fill: {d}. 241 proof-two=", &[(SpfLarge, Note), (SpfGood, Good)]),
    fixture("spf-type99", "@ TXT \"v=spf1 -all\"\n@ TYPE99 \"v=spf1 -all\"", &[(SpfType99, Note), (SpfClosed, Good)]),
    fixture("spf-type99-silent", "@ TXT \"v=spf1 -all\"\n; at: {d}. TYPE99 servfail", &[(SpfType99Unknown, NotApplicable), (SpfGood, Good)]),
    fixture("spf-misplaced", "@ MX 10 mail\nmail A 203.0.113.1\nwww A 203.0.113.2\nwww TXT \"v=spf1 a mx -all\"", &[(SpfMissing, Broken), (SpfMisplaced, Problem)]),
    fixture("spf-unclosed", "@ MX 0 .", &[(SpfUnclosed, Note)]).never(&[SpfMissing]),
    fixture("spf-www", "@ TXT \"v=spf1 -all\"\nwww A 203.0.113.2", &[(SpfUnclosed, Note), (SpfGood, Good)]),
    fixture("spf-www-silent", "@ TXT \"v=spf1 -all\"\nwww A 203.0.113.2\n; at: www.{d}. TXT servfail", &[(SpfUnclosedUnknown, Unknown), (SpfGood, Good)]),
    fixture(
        "relay-missing",
        "@ TXT \"v=spf1 mx -all\"\n@ MX 10 mail.healthy.lab.test.\nmailgun.org. TXT \"v=spf1 ip4:100.0.0.0/24 -all\"",
        &[(SpfRelayMissing, Broken), (IpRelaySends, NotApplicable)],
    )
    .ip("198.51.100.96")
    .relay("mailgun"),
    fixture("relay-good", "@ TXT \"v=spf1 include:mailgun.org -all\"", &[(SpfRelayGood, Good)]).relay("mailgun"),
    fixture("relay-own", "@ TXT \"v=spf1 mx -all\"", &[(SpfRelayOwnPath, NotApplicable)]).relay("ses"),
    fixture("relay-unknown", "@ TXT \"v=spf1 mx -all\"", &[(SpfRelayUnknown, Unknown)]).relay("scaleway-tem"),
    fixture("relay-below", "@ TXT \"v=spf1 mx -all\"", &[(SpfRelayOwnPath, NotApplicable)]).relay("resend").never(&[SpfRelayMissing]),
    fixture("relay-refused", "@ TXT \"v=spf1 -include:mailgun.org -all\"", &[(SpfRelayMissing, Broken)]).relay("mailgun").never(&[SpfRelayGood]),
    // What was meant for a record is not lost, and who is known to send is in every record.
    fixture("spf-commas", "@ TXT \"v=spf1,include:mailgun.org,mx,-all\"\n@ MX 10 mail\nmail A 203.0.113.200", &[(SpfMissing, Broken)]),
    fixture("spf-apart", "@ TXT \"v=spf1\" \"mx\" \"include:mailgun.org\" \"-all\"\n@ MX 10 mail\nmail A 203.0.113.200", &[(SpfMissing, Broken)]),
    fixture("spf-twice-doubled", "{d}.{d}. TXT \"v=spf1 include:mailgun.org mx -all\"\n@ MX 10 mail\nmail A 203.0.113.200", &[(SpfMissing, Broken), (DnsDoubledName, Problem)]),
    fixture("spf-two-known", "@ TXT \"v=spf1 include:mailgun.org -all\"\n@ TXT \"v=spf1 ip4:198.51.100.1 -all\"", &[(SpfSeveral, Broken)]).ip("198.51.100.96"),
    fixture("spf-dash-known", "@ TXT \"v=spf1 a:www.{d} \\226\\128\\147all\"\nwww A 203.0.113.200", &[(SpfSyntax, Broken)]).ip("198.51.100.96"),
    fixture("spf-mx-void", "@ TXT \"v=spf1 mx ip4:198.51.100.96 -all\"\n@ MX 10 gone", &[(SpfVoidTerms, Note), (MxUnresolved, Problem)]),
    fixture("mx-underscore", "@ MX 10 mail_1\nmail_1 A 203.0.113.200", &[(MxHostName, Note), (MxGood, Good)]),
    fixture("mx-parked", "@ A 203.0.113.200\n@ TXT \"v=spf1 -all\"", &[(MxImplicit, Note), (SpfClosed, Good)]),
    fixture("dmarc-twice", "_dmarc TXT \"v=DMARC1; p=reject; p=reject; rua=mailto:d@{d}\"", &[(DmarcUntidy, Problem)]).never(&[DmarcGood]),
    fixture("dns-ns-inner", "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS a\n@ NS b\na A 192.168.0.1\nb A 10.0.0.1", &[(DnsNsUnresolved, Problem)]),
    fixture("ptr-two-senders", "@ MX 10 mail\nmail A 203.0.113.231\n@ TXT \"v=spf1 ip4:203.0.113.231 ip4:203.0.113.232 -all\"\n232.113.0.203.in-addr.arpa. PTR mail.{d}.\n231.113.0.203.in-addr.arpa. PTR mail.{d}.", &[(PtrNotConfirmed, Broken)])
    .alone(),
    fixture("spf-of-host", "@ MX 10 mail.shared.{d}.example.\nmail.shared.{d}.example. A 203.0.113.202\nshared.{d}.example. TXT \"v=spf1 mx -all\"\nshared.{d}.example. MX 10 mail.shared.{d}.example.\n@ TXT \"v=spf1 include:shared.{d}.example -all\"", &[(PtrGood, Good)]),
    fixture("relay-keyless", "@ TXT \"v=spf1 -all\"", &[(DkimUnnamed, Unknown)]).relay("brevo"),
    fixture("relay-fixed", "@ TXT \"v=spf1 -all\"", &[(DkimMissing, Broken)]).relay("resend"),
    fixture("www.typed.fixture.test", "typed.fixture.test. MX 10 mail.healthy.lab.test.\n@ A 203.0.113.200", &[(MxImplicit, Note), (SpfMissing, Broken), (DmarcMissing, Problem)]),
    fixture("user.pages.fixture.test", "pages.fixture.test. MX 10 mail.pages.fixture.test.\nmail.pages.fixture.test. A 203.0.113.200\n@ A 203.0.113.201", &[(DmarcMissing, Problem)]),
    fixture("relay-mg", "@ TXT \"v=spf1 mx -all\"\nmg TXT \"v=spf1 include:mailgun.org ~all\"", &[(SpfRelayOwnPath, NotApplicable)]).relay("mailgun").never(&[SpfRelayMissing]),
    fixture("relay-redirect", "@ TXT \"v=spf1 redirect=r.{d}\"\nr TXT \"v=spf1 ip4:198.51.100.1 -all\"", &[(SpfRelayMissing, Broken)]).relay("mailgun"),
    // Exchangers and the zone.
    fixture(
        "mx-mix",
        "@ MX 10 mail\nmail A 203.0.113.200\n@ MX 20 aspmx.l.google.com.\naspmx.l.google.com. A 203.0.113.201",
        &[(MxProviderMix, Note)],
    ),
    fixture("mx-reserve", "@ MX 10 mail\nmail A 203.0.113.200\n@ MX 20 mx.reserve.other.example.\nmx.reserve.other.example. A 198.51.100.201", &[(MxProviderMix, Note), (MxGood, Good)]),
    fixture("dns-no-soa", "mail A 203.0.113.200", &[(DnsSoaMissing, Problem)]),
    fixture("dns-soa-odd", "@ SOA ns1.lab.test. h.lab.test. 1 3600 7200 9000 604800\n@ NS ns1.lab.test.\n@ NS ns2.lab.test.", &[(DnsSoaOdd, Note)]),
    fixture("dns-no-ns", "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300", &[(DnsNsMissing, Problem)]),
    fixture(
        "dns-close",
        "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS a\n@ NS b\na A 192.0.2.101\nb A 192.0.2.102",
        &[(DnsNsClose, Note)],
    ),
    fixture(
        "dns-servers",
        "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS ns1.lab.test.\n@ NS gone\n@ NS ns3\n; at: ns3.{d}. A servfail",
        &[(DnsNsUnresolved, Problem), (DnsServersUnknown, Unknown)],
    ),
    fixture(
        "dns-differ",
        "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS a\n@ NS b\na A 192.0.2.111\nb A 198.51.100.111\n@ MX 10 mail.healthy.lab.test.\n; server: 198.51.100.111 {d}. record MX 10 other.lab.test.",
        &[(DnsAnswersDiffer, Problem)],
    )
    .alone(),
    fixture(
        "dns-propagating",
        "@ SOA ns1.lab.test. h.lab.test. 2 7200 3600 1209600 300\n@ NS a\n@ NS b\na A 192.0.2.111\nb A 198.51.100.111\n_dmarc TXT \"v=DMARC1; p=none\"\n; server: 198.51.100.111 {d}. record SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n; server: 198.51.100.111 _dmarc.{d}. record TXT \"v=DMARC1; p=reject\"",
        &[(DnsSerialDiffers, Note)],
    )
    .alone()
    .never(&[DnsAnswersDiffer]),
    fixture(
        "dns-ttl",
        "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS ns1.lab.test.\n@ NS ns2.lab.test.\n@ 60 MX 10 mail.healthy.lab.test.",
        &[(DnsTtl, Note)],
    ),
    fixture("dns-wide", "@ TXT \"v=spf1\\227\\128\\128mx\\227\\128\\128-all\"\n_smtp._tls.{d}.{d}. TXT \"v=TLSRPTv1; rua=mailto:t@{d}\"", &[(DnsQuoteErrors, Problem), (DnsDoubledName, Problem)]),
    fixture("dns-caa", "@ CAA 0 issue \"https://ca.example/\"", &[(DnsCaaMalformed, Note)]),
    fixture(
        "dns-caa-other",
        "@ MX 10 mail\nmail A 192.0.2.231\n@ CAA 0 issue \"ca.example\"\n; smtp: 192.0.2.231 lets-encrypt",
        &[(DnsCaaOther, Note), (StarttlsTrusted, Good)],
    ),
    fixture(
        "dns-ns-alias",
        "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ NS ns1.lab.test.\n@ NS ns.{d}.\nns.{d}. CNAME ns2.lab.test.",
        &[(DnsNsAlias, Note)],
    ),
    fixture("dns-apex", "@ SOA ns1.lab.test. h.lab.test. 1 7200 3600 1209600 300\n@ CNAME mail.healthy.lab.test.", &[(DnsApexAlias, Problem)]),
    fixture("dns-hidden", "host A 10.0.0.1\nhost AAAA fd00::1", &[(DnsHostNotPublic, Problem), (DnsHostIpv6NotPublic, Problem)]).helo("host.{d}"),
    fixture("dns-proxied", "@ MX 10 mail\nmail A 104.16.1.1", &[(DnsHostProxied, Problem)]),
    fixture("dns-unused", "@ MX 10 mail\nmail A 203.0.113.200\nmail AAAA 2001:db8:25::1", &[(DnsHostIpv6Unused, Note)]).ip("203.0.113.200"),
    // The name.
    fixture(
        "domain-shadow",
        "@ MX 10 mx.shadow.example.\nmx.shadow.example. A 198.51.100.99\nshadow.example.dbl.spamhaus.org. A 127.0.1.2\nshadow.example.multi.surbl.org. A 127.0.0.64",
        &[(DomainListed, Problem), (DomainListedElsewhere, Note)],
    ),
    fixture("domain-host", "@ MX 10 mail\nmail A 198.51.100.99\nmail.{d}.dbl.spamhaus.org. A 127.0.1.2", &[(DomainListed, Problem), (DomainClean, Good)]),
    fixture("domain-refused", "{d}.dbl.spamhaus.org. A 127.255.255.254", &[(DomainListsRefused, Unknown)]),
    fixture("domain-silent", "; below: multi.uribl.com. servfail", &[(DomainListsUnknown, Unknown)]).alone(),
    fixture("domain-dead", "example.com.multi.surbl.org. A 127.0.0.64", &[(DomainListsDead, Unknown)]).alone(),
    fixture("fixture.top", "@ A 203.0.113.200", &[(DomainTld, Note), (DomainRegistrationUnknown, NotApplicable)]),
    fixture("gmai1.com", "@ A 203.0.113.200", &[(DomainLookalike, Problem)]),
    fixture("gooogle.com", "@ A 203.0.113.200", &[(DomainLookalike, Note)]),
];
