//! The product in one table: everything that a check may find.
//!
//! A row names its code, the area, the worst verdict it may reach, the entry of the catalogue (`src/knowledge/facts/checks.json`) it answers,
//! and the standard or vendor rule it rests on. The text is the message `finding-<code>` and the mend `fix-<code>` of the locale files, with
//! `.` and `_` written as `-`. Codes are append-only: stored runs name them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{area::Area, verdict::Verdict};

macro_rules! findings {
    ($($variant:ident $code:literal $area:ident $worst:ident $catalogue:literal $standard:literal)*) => {
        /// What was found. See the table in this file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the JSON report and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// Reads what [`Self::as_str`] wrote.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($code => Some(Self::$variant),)* _ => None }
            }

            pub const fn area(self) -> Area {
                match self { $(Self::$variant => Area::$area),* }
            }

            /// The worst verdict a finding of this code may have.
            pub const fn worst(self) -> Verdict {
                match self { $(Self::$variant => Verdict::$worst),* }
            }

            /// The catalogue's entry that this code answers; empty for what sums up other areas.
            pub const fn catalogue(self) -> &'static str {
                match self { $(Self::$variant => $catalogue),* }
            }

            /// The RFC section or vendor rule.
            pub const fn standard(self) -> &'static str {
                match self { $(Self::$variant => $standard),* }
            }
        }
    };
}

findings! {
    // variant             code                        area  worst    catalogue          standard
    PtrGood                "ptr.good"                  Ptr   Good     "ptr.fcrdns"       "RFC 1912 §2.1"
    PtrMissing             "ptr.missing"               Ptr   Broken   "ptr.exists"       "RFC 1912 §2.1"
    PtrUnknown             "ptr.unknown"               Ptr   Unknown  "ptr.exists"       "RFC 1912 §2.1"
    PtrNotConfirmed        "ptr.not_confirmed"         Ptr   Broken   "ptr.fcrdns"       "RFC 8601 §3"
    PtrForwardUnknown      "ptr.forward_unknown"       Ptr   Unknown  "ptr.fcrdns"       "RFC 8601 §3"
    PtrGeneric             "ptr.generic"               Ptr   Problem  "ptr.generic"      "M3AAWG Sending BCP 3.0"
    PtrSeveral             "ptr.several"               Ptr   Note     "ptr.single"       "RFC 2181 §10.2"
    PtrNoAddress           "ptr.no_address"            Ptr   Unknown  "ptr.exists"       "RFC 5321 §2.3.5"

    SpfGood                "spf.good"                  Spf   Good     "spf.exists"       "RFC 7208 §3"
    SpfMissing             "spf.missing"               Spf   Broken   "spf.exists"       "RFC 7208 §4.5"
    SpfSeveral             "spf.several"               Spf   Broken   "spf.single"       "RFC 7208 §4.5"
    SpfSyntax              "spf.syntax"                Spf   Broken   "spf.syntax"       "RFC 7208 §4.6"
    SpfTooManyLookups      "spf.too_many_lookups"      Spf   Broken   "spf.lookups10"    "RFC 7208 §4.6.4"
    SpfTooManyVoid         "spf.too_many_void"         Spf   Broken   "spf.void2"        "RFC 7208 §4.6.4"
    SpfIncludeBroken       "spf.include_broken"        Spf   Broken   "spf.include_permerror" "RFC 7208 §5.2"
    SpfPassAll             "spf.pass_all"              Spf   Broken   "spf.plus_all"     "RFC 7208 §8.3"
    SpfNotAuthorized       "spf.not_authorized"        Spf   Broken   "spf.authorizes_ip" "RFC 7208 §8.4"
    SpfAuthorizedUnknown   "spf.authorized_unknown"    Spf   Unknown  "spf.authorizes_ip" "RFC 7208 §2.6.6"
    SpfNoEnding            "spf.no_ending"             Spf   Note     "spf.all_qualifier" "RFC 7208 §4.7"
    SpfIncludeUnknown      "spf.include_unknown"       Spf   Unknown  "spf.include_permerror" "RFC 7208 §2.6.6"
    SpfTooManyExchangers   "spf.too_many_exchangers"   Spf   Broken   "spf.mx10"         "RFC 7208 §4.6.4"
    SpfBroad               "spf.broad"                 Spf   Problem  "spf.broad_range"  "RFC 7208 §11.4"
    SpfNearLimit           "spf.near_limit"            Spf   Note     "spf.lookups10"    "RFC 7208 §4.6.4"
    SpfVoidTerms           "spf.void_terms"            Spf   Note     "spf.void2"        "RFC 7208 §4.6.4"
    SpfPtr                 "spf.ptr"                   Spf   Note     "spf.ptr_mech"     "RFC 7208 §5.5"
    SpfRedirectIgnored     "spf.redirect_ignored"      Spf   Note     "spf.redirect"     "RFC 7208 §6.1"
    SpfMacro               "spf.macro"                 Spf   NotApplicable   "spf.macro"        "RFC 7208 §7"
    SpfOddity              "spf.oddity"                Spf   Note     "spf.syntax"       "RFC 7208 §6"
    SpfLarge               "spf.large"                 Spf   Note     "spf.record_size"  "RFC 7208 §3.4"
    SpfUnknown             "spf.unknown"               Spf   Unknown  "spf.exists"       "RFC 7208 §2.6.6"

    DkimGood               "dkim.good"                 Dkim  Good     "dkim.exists"      "RFC 6376 §3.6.1"
    DkimGuessed            "dkim.guessed"              Dkim  Note     "dkim.exists"      "RFC 6376 §3.6.2.1"
    DkimMissing            "dkim.missing"              Dkim  Broken   "dkim.exists"      "RFC 6376 §3.6.2.1"
    DkimDoubled            "dkim.doubled"              Dkim  Broken   "dkim.exists"      "RFC 6376 §3.6.2.1"
    DkimUnnamed            "dkim.unnamed"              Dkim  Unknown  "dkim.exists"      "RFC 6376 §3.1"
    DkimUnknown            "dkim.unknown"              Dkim  Unknown  "dkim.exists"      "RFC 6376 §6.1.2"
    DkimSeveral            "dkim.several"              Dkim  Broken   "dkim.syntax"      "RFC 6376 §3.6.2.2"
    DkimSyntax             "dkim.syntax"               Dkim  Broken   "dkim.syntax"      "RFC 6376 §3.6.1"
    DkimUntidy             "dkim.untidy"               Dkim  Note     "dkim.syntax"      "RFC 6376 §3.6.1"
    DkimPrivateKey         "dkim.private_key"          Dkim  Broken   "dkim.syntax"      "RFC 6376 §3.6.1"
    DkimHash               "dkim.hash"                 Dkim  Broken   "dkim.hash_algo"   "RFC 8301 §3.1"
    DkimTooShort           "dkim.too_short"            Dkim  Broken   "dkim.key_size"    "RFC 8301 §3.2"
    DkimShort              "dkim.short"                Dkim  Note     "dkim.key_size"    "RFC 8301 §3.2"
    DkimTesting            "dkim.testing"              Dkim  Note     "dkim.testing_flag" "RFC 6376 §3.6.1"
    DkimRevoked            "dkim.revoked"              Dkim  Broken   "dkim.revoked"     "RFC 6376 §3.6.1"
    DkimEd25519Only        "dkim.ed25519_only"         Dkim  Problem  "dkim.ed25519_dual" "RFC 8463 §5"
    DkimAge                "dkim.age"                  Dkim  NotApplicable "dkim.rotation" "M3AAWG DKIM Key Rotation"
    DkimMangled            "dkim.mangled"              Dkim  Broken   "dkim.txt_chunking" "RFC 6376 §3.6.2.2"
    DkimBlanks             "dkim.blanks"               Dkim  Note     "dkim.txt_chunking" "RFC 6376 §3.6.2.2"
    DkimWildcard           "dkim.wildcard"             Dkim  Note     "dkim.wildcard"    "RFC 6376 §3.6.2"
    DkimParked             "dkim.parked"               Dkim  NotApplicable "dkim.wildcard" "M3AAWG Protecting Parked Domains"
    DkimOld                "dkim.old"                  Dkim  Note     "dkim.rotation"    "M3AAWG DKIM Key Rotation"

    DmarcGood              "dmarc.good"                Dmarc Good     "dmarc.exists"     "RFC 9989 §4.7"
    DmarcMissing           "dmarc.missing"             Dmarc Problem  "dmarc.exists"     "RFC 9989 §4.10"
    DmarcSeveral           "dmarc.several"             Dmarc Problem  "dmarc.single"     "RFC 9989 §4.10"
    DmarcSyntax            "dmarc.syntax"              Dmarc Problem  "dmarc.syntax"     "RFC 9989 §4.7"
    DmarcPolicyNone        "dmarc.policy_none"         Dmarc Note     "dmarc.policy"     "RFC 9989 §4.7"
    DmarcNoReports         "dmarc.no_reports"          Dmarc Note     "dmarc.rua"        "RFC 9989 §4.7"
    DmarcRemovedTags       "dmarc.removed_tags"        Dmarc Note     "dmarc.pct_removed" "RFC 9989 Appendix A"
    DmarcUnknown           "dmarc.unknown"             Dmarc Unknown  "dmarc.exists"     "RFC 9989 §4.10"
    DmarcInherited         "dmarc.inherited"           Dmarc Note     "dmarc.exists"     "RFC 9989 §4.10"
    DmarcUntidy            "dmarc.untidy"              Dmarc Problem  "dmarc.syntax"     "RFC 9989 §4.7"
    DmarcMisplaced         "dmarc.misplaced"           Dmarc Problem  "dmarc.location"   "RFC 9989 §4.7"
    DmarcReportsInvalid    "dmarc.reports_invalid"     Dmarc Problem  "dmarc.rua"        "RFC 9989 §4.8"
    DmarcReportsUndeliverable "dmarc.reports_undeliverable" Dmarc Problem "dmarc.rua"    "RFC 9990"
    DmarcReportsUnknown    "dmarc.reports_unknown"     Dmarc Unknown  "dmarc.rua"        "RFC 9990"
    DmarcNoConsent         "dmarc.no_consent"          Dmarc Problem  "dmarc.rua_external" "RFC 9990 §4"
    DmarcConsentUnknown    "dmarc.consent_unknown"     Dmarc Unknown  "dmarc.rua_external" "RFC 9990 §4"
    DmarcSubdomains        "dmarc.subdomains"          Dmarc Note     "dmarc.sp_np"      "RFC 9989 §4.7"
    DmarcStrict            "dmarc.strict"              Dmarc Note     "dmarc.strict_mode" "RFC 9989 §4.4"
    DmarcOrganisation      "dmarc.organisation"        Dmarc Note     "dmarc.tree_walk"  "RFC 9989 §4.10.2"
    DmarcPsd               "dmarc.psd"                 Dmarc Problem  "dmarc.psd"        "RFC 9989 §4.7"
    DmarcPsdIdle           "dmarc.psd_idle"            Dmarc Note     "dmarc.psd"        "RFC 9989 §4.7"
    DmarcTesting           "dmarc.testing"             Dmarc Note     "dmarc.testing_t"  "RFC 9989 §4.7"
    DmarcSizeSuffix        "dmarc.size_suffix"         Dmarc Note     "dmarc.report_size" "RFC 9990"

    MxGood                 "mx.good"                   Mx    Good     "mx.exists"        "RFC 5321 §5.1"
    MxMissing              "mx.missing"                Mx    Problem  "mx.exists"        "RFC 5321 §5.1"
    MxImplicit             "mx.implicit"               Mx    Note     "mx.exists"        "RFC 5321 §5.1"
    MxNull                 "mx.null"                   Mx    Broken   "mx.null"          "RFC 7505 §3"
    MxNullMixed            "mx.null_mixed"             Mx    Broken   "mx.null"          "RFC 7505 §3"
    MxAlias                "mx.alias"                  Mx    Problem  "mx.cname"         "RFC 2181 §10.3"
    MxAddressLiteral       "mx.address_literal"        Mx    Problem  "mx.ip_literal"    "RFC 5321 §5.1"
    MxUnresolved           "mx.unresolved"             Mx    Problem  "mx.resolves"      "RFC 5321 §5.1"
    MxNotPublic            "mx.not_public"             Mx    Problem  "mx.private_ip"    "RFC 6890 §2.2"
    MxUnknown              "mx.unknown"                Mx    Unknown  "mx.exists"        "RFC 5321 §5.1"
    MxHostName             "mx.host_name"              Mx    Note     "mx.host_name"     "RFC 5321 §2.3.5"

    DnsblClean             "dnsbl.clean"               Dnsbl Good     "ip.dnsbl_core"    "RFC 5782 §2.1"
    DnsblListed            "dnsbl.listed"              Dnsbl Broken   "ip.dnsbl_core"    "RFC 5782 §2.1"
    DnsblRefused           "dnsbl.refused"             Dnsbl Unknown  "ip.dnsbl_core"    "RFC 5782 §2.1"
    DnsblUnknown           "dnsbl.unknown"             Dnsbl Unknown  "ip.dnsbl_core"    "RFC 5782 §5"
    DnsblDead              "dnsbl.dead"                Dnsbl Unknown  "ip.dnsbl_core"    "RFC 5782 §5"

    MxDuplicates           "mx.duplicates"             Mx    Note     "mx.duplicates"    "RFC 5321 §5.1"
    MxProviderMix          "mx.provider_mix"           Mx    Note     "mx.provider_mix"  "RFC 5321 §5.1"

    DnsGood                "dns.good"                  Dns   Good     "dns.lame"         "RFC 1034 §4.2.2"
    DnsUnknown             "dns.unknown"               Dns   Unknown  "dns.soa_values"   "RFC 2308 §7"
    DnsSoaMissing          "dns.soa_missing"           Dns   Broken   "dns.soa_values"   "Yahoo Sender Best Practices"
    DnsSoaOdd              "dns.soa_odd"               Dns   Note     "dns.soa_values"   "RFC 1912 §2.2"
    DnsNsMissing           "dns.ns_missing"            Dns   Problem  "dns.ns_count"     "RFC 1034 §4.1"
    DnsNsCount             "dns.ns_count"              Dns   Note     "dns.ns_count"     "RFC 2182 §5"
    DnsNsClose             "dns.ns_close"              Dns   Note     "dns.ns_diversity" "RFC 2182 §3.1"
    DnsNsUnresolved        "dns.ns_unresolved"         Dns   Problem  "dns.lame"         "RFC 1912 §2.8"
    DnsLame                "dns.lame"                  Dns   Problem  "dns.lame"         "RFC 1912 §2.8"
    DnsServersUnknown      "dns.servers_unknown"       Dns   Unknown  "dns.lame"         "RFC 1912 §2.8"
    DnsDelegationDiffers   "dns.delegation_differs"    Dns   Note     "dns.lame"         "RFC 1034 §4.2.2"
    DnsSerialDiffers       "dns.serial_differs"        Dns   Note     "dns.consistency"  "RFC 1034 §4.3.5"
    DnsAnswersDiffer       "dns.answers_differ"        Dns   Problem  "dns.consistency"  "RFC 1034 §4.3.5"
    DnsTtl                 "dns.ttl"                   Dns   Note     "dns.ttl"          "RFC 1912 §2.2"
    DnsWildcard            "dns.wildcard"              Dns   Problem  "dns.wildcard"     "RFC 4592 §4"
    DnsCaa                 "dns.caa"                   Dns   Good     "dns.caa"          "RFC 8659 §3"
    DnsCaaMalformed        "dns.caa_malformed"         Dns   Note     "dns.caa"          "RFC 8659 §4"
    DnsCaaForbids          "dns.caa_forbids"           Dns   Note     "dns.caa"          "RFC 8659 §4.2"
    DnsCaaOther            "dns.caa_other"             Dns   Note     "dns.caa"          "RFC 8659 §4.2"
    DnsQuoteErrors         "dns.quote_errors"          Dns   Problem  "dns.quote_errors" "RFC 1035 §3.3.14"
    DnsDoubledName         "dns.doubled_name"          Dns   Problem  "dns.quote_errors" "RFC 1035 §5.1"
    DnsApexAlias           "dns.apex_alias"            Dns   Problem  "dns.mixed_case_alias" "RFC 1034 §3.6.2"
    DnsNsAlias             "dns.ns_alias"              Dns   Note     "dns.mixed_case_alias" "RFC 2181 §10.3"
    DnsHostGood            "dns.host_good"             Dns   Good     "dns.a_sanity"     "RFC 5321 §2.3.5"
    DnsHostNoIpv4          "dns.host_no_ipv4"          Dns   Problem  "dns.a_sanity"     "RFC 5321 §5.2"
    DnsHostNotPublic       "dns.host_not_public"       Dns   Problem  "dns.a_sanity"     "RFC 6890 §2.2"
    DnsHostProxied         "dns.host_proxied"          Dns   Problem  "dns.a_sanity"     "RFC 5321 §5.1"
    DnsHostIpv6NotPublic   "dns.host_ipv6_not_public"  Dns   Problem  "dns.aaaa_sanity"  "RFC 6890 §2.2"
    DnsHostIpv6Unused      "dns.host_ipv6_unused"      Dns   Note     "dns.aaaa_sanity"  "RFC 4291 §2.5"
    DnsSlow                "dns.slow"                  Dns   Note     "dns.lame"         "RFC 1912 §2.8"

    DomainClean            "domain.clean"              Domain Good    "domain.dbl"       "RFC 5782 §3"
    DomainListed           "domain.listed"             Domain Broken  "domain.dbl"       "RFC 5782 §3"
    DomainListedElsewhere  "domain.listed_elsewhere"   Domain Problem "domain.surbl"     "RFC 5782 §3"
    DomainListsRefused     "domain.lists_refused"      Domain Unknown "domain.dbl"       "RFC 5782 §3"
    DomainListsUnknown     "domain.lists_unknown"      Domain Unknown "domain.dbl"       "RFC 5782 §5"
    DomainListsDead        "domain.lists_dead"         Domain Unknown "domain.dbl"       "RFC 5782 §5"
    DomainRegistered       "domain.registered"         Domain Good    "domain.status"    "RFC 9083 §5.3"
    DomainRegistrationUnknown "domain.registration_unknown" Domain Unknown "domain.status" "RFC 9224 §4"
    DomainOnHold           "domain.on_hold"            Domain Broken  "domain.status"    "RFC 8056 §2"
    DomainYoung            "domain.young"              Domain Problem "domain.age"       "RFC 9083 §4.5"
    DomainExpiring         "domain.expiring"           Domain Problem "domain.expiry"    "RFC 9083 §4.5"
    DomainTld              "domain.tld"                Domain Note    "domain.tld"       "Spamhaus TLD statistics"
    DomainLookalike        "domain.lookalike"          Domain Problem "domain.lookalikes" "Google email sender guidelines"
    DomainInternational    "domain.international"      Domain Good    "domain.lookalikes" "RFC 5890 §2.3.2"
    DnsblNotAsked          "dnsbl.not_asked"           Dnsbl Unknown  "ip.dnsbl_core"    "RFC 5782 §2.1"
    DnsblPolicy            "dnsbl.policy"              Dnsbl Broken   "ip.pbl_policy"    "Spamhaus PBL"
    DnsblMinor             "dnsbl.minor"               Dnsbl Note     "ip.dnsbl_minor"   "RFC 5782 §2.1"
    DnsblMinorMany         "dnsbl.minor_many"          Dnsbl Problem  "ip.dnsbl_minor"   "RFC 5782 §2.1"
    DnsblInformational     "dnsbl.informational"       Dnsbl NotApplicable "ip.dnsbl_minor" "RFC 5782 §2.1"
    DnsblAllowed           "dnsbl.allowed"             Dnsbl Good     "ip.dnswl"         "RFC 5782 §2.1"
    DnsblAllowUntrusted    "dnsbl.allow_untrusted"     Dnsbl Note     "ip.dnswl"         "RFC 5782 §2.1"
    DnsblAllowAbsent       "dnsbl.allow_absent"        Dnsbl NotApplicable "ip.dnswl"    "RFC 5782 §2.1"

    IpPublic               "ip.public"                 Ip    Good     "ip.public_static" "RFC 6890 §2.2"
    IpNotPublic            "ip.not_public"             Ip    Broken   "ip.public_static" "RFC 6890 §2.2"
    IpDynamic              "ip.dynamic"                Ip    Problem  "ip.public_static" "Spamhaus PBL"
    IpNetwork              "ip.network"                Ip    Good     "net.asn_reputation" "Yahoo Sender Hub FAQ"
    IpNetworkListed        "ip.network_listed"         Ip    Note     "net.asn_reputation" "UCEPROTECT level 3"
    IpNetworkUnknown       "ip.network_unknown"        Ip    Unknown  "net.asn_reputation" "Yahoo Sender Hub FAQ"
    IpProvider             "ip.provider"               Ip    Good     "net.provider_known" "the provider's own pages"
    IpProviderUnverified   "ip.provider_unverified"    Ip    Note     "net.provider_known" "the provider's own pages"
    IpProviderUnknown      "ip.provider_unknown"       Ip    NotApplicable "net.provider_known" "the provider's own pages"

    NeighboursGood         "neighbours.good"           Neighbours Good    "ip.dnsbl_neighbours" "RFC 5782 §2.1"
    NeighboursLevelTwo     "neighbours.level_two"      Neighbours Problem "ip.dnsbl_neighbours" "UCEPROTECT level 2"
    NeighboursLevelTwoClean "neighbours.level_two_clean" Neighbours Good  "ip.dnsbl_neighbours" "UCEPROTECT level 2"
    NeighboursListed       "neighbours.listed"         Neighbours Problem "ip.dnsbl_neighbours" "RFC 5782 §2.1"
    NeighboursUnknown      "neighbours.unknown"        Neighbours Unknown "ip.dnsbl_neighbours" "RFC 5782 §2.1"
    NeighboursNotAsked     "neighbours.not_asked"      Neighbours NotApplicable "ip.dnsbl_neighbours" "RFC 5782 §2.4"

    HeloGood               "helo.good"                 Helo  Good     "helo.resolves"    "RFC 5321 §2.3.5"
    HeloAssumed            "helo.assumed"              Helo  Unknown  "helo.fqdn"        "RFC 5321 §4.1.1.1"
    HeloUnseen             "helo.unseen"               Helo  Unknown  "helo.fqdn"        "RFC 5321 §4.1.1.1"
    HeloNotFqdn            "helo.not_fqdn"             Helo  Problem  "helo.fqdn"        "RFC 5321 §2.3.5"
    HeloLiteral            "helo.literal"              Helo  Problem  "helo.not_literal" "RFC 5321 §4.1.3"
    HeloUnresolved         "helo.unresolved"           Helo  Problem  "helo.resolves"    "RFC 5321 §2.3.5"
    HeloElsewhere          "helo.elsewhere"            Helo  Note     "helo.resolves"    "RFC 5321 §2.3.5"
    HeloUnknown            "helo.unknown"              Helo  Unknown  "helo.resolves"    "RFC 5321 §2.3.5"
    HeloPtrSame            "helo.ptr_same"             Helo  Good     "helo.matches_ptr" "RFC 5321 §4.1.4"
    HeloPtrDiffers         "helo.ptr_differs"          Helo  Problem  "helo.matches_ptr" "RFC 5321 §4.1.4"
    HeloSpfGood            "helo.spf_good"             Helo  Good     "helo.spf"         "RFC 7208 §2.3"
    HeloSpfMissing         "helo.spf_missing"          Helo  Note     "helo.spf"         "RFC 7208 §2.3"
    HeloSpfNoPass          "helo.spf_no_pass"          Helo  Note     "helo.spf"         "RFC 7208 §2.3"
    HeloSpfUnknown         "helo.spf_unknown"          Helo  Unknown  "helo.spf"         "RFC 7208 §2.6.6"
    HeloAlias              "helo.alias"               Helo  Note     "helo.resolves"    "RFC 5321 §2.3.5"

    PtrPartly              "ptr.partly_confirmed"      Ptr   Note     "ptr.fcrdns"       "RFC 8601 §3"
    PtrSixUnconfirmed      "ptr.ipv6_unconfirmed"      Ptr   Broken   "ptr.ipv6"         "Google sender guidelines"
    PtrServerFailure       "ptr.server_failure"        Ptr   Problem  "ptr.dnssec"       "RFC 4035 §5.5"
    PtrSlow                "ptr.slow"                  Ptr   Note     "ptr.dnssec"       "RFC 1912 §2.8"
    PtrAlias               "ptr.alias"                 Ptr   Note     "ptr.fcrdns"       "RFC 2181 §10.2"

    SpfType99              "spf.type99"                Spf   Note     "spf.type99"       "RFC 7208 §3.1"
    SpfType99Unknown       "spf.type99_unknown"        Spf   NotApplicable "spf.type99"  "RFC 7208 §3.1"
    SpfMisplaced           "spf.misplaced"             Spf   Problem  "spf.case_position" "RFC 7208 §3"
    SpfClosed              "spf.closed"                Spf   Good     "spf.nonsending"   "RFC 7208 §10.1.2"
    SpfUnclosed            "spf.unclosed"              Spf   Note     "spf.nonsending"   "RFC 7208 §10.1.2"
    SpfUnclosedUnknown     "spf.unclosed_unknown"      Spf   Unknown  "spf.nonsending"   "RFC 7208 §10.1.2"
    SpfOthers              "spf.others"                Spf   Good     "spf.authorizes_ip" "RFC 7208 §5.2"

    SpfRelayGood           "spf.relay_good"            Spf   Good     "spf.authorizes_ip" "RFC 7208 §5.2"
    SpfRelayMissing        "spf.relay_missing"         Spf   Broken   "spf.authorizes_ip" "RFC 7208 §5.2"
    SpfRelayUnknown        "spf.relay_unknown"         Spf   Unknown  "spf.authorizes_ip" "RFC 7208 §5.2"
    SpfRelayOwnPath        "spf.relay_own_path"        Spf   NotApplicable "spf.authorizes_ip" "RFC 7208 §2.4"
    IpRelaySends           "ip.relay_sends"            Ip    NotApplicable "ip.public_static" "RFC 5321 §3.6.3"

    SmtpOutOpen            "smtp_out.open"             SmtpOut Good   "net.outbound_25"  "RFC 5321 §4.5.4.2"
    SmtpOutClosed          "smtp_out.closed"           SmtpOut Broken "net.outbound_25"  "RFC 5321 §4.5.4.2"
    SmtpOutPartly          "smtp_out.partly"           SmtpOut Problem "net.outbound_25" "RFC 5321 §4.5.4.2"
    SmtpOutIpv6            "smtp_out.ipv6_closed"      SmtpOut Problem "net.outbound_25" "RFC 5321 §5.2"
    SmtpOutIntercepted     "smtp_out.intercepted"      SmtpOut Broken "net.outbound_25"  "RFC 5321 §4.2"
    SmtpOutUnclear         "smtp_out.unclear"          SmtpOut Unknown "net.outbound_25" "RFC 5321 §4.2"
    SmtpOutReported        "smtp_out.reported"         SmtpOut Problem "net.outbound_25" "RFC 5321 §4.5.4.2"
    SmtpOutRelayOpen       "smtp_out.relay_open"       SmtpOut Good   "net.relay_ports"  "RFC 6409 §3.1"
    SmtpOutRelayAlternative "smtp_out.relay_alternative" SmtpOut Note "net.relay_ports"  "RFC 6409 §3.1"
    SmtpOutRelayClosed     "smtp_out.relay_closed"     SmtpOut Broken "net.relay_ports"  "RFC 6409 §3.1"
    SmtpOutUnmeasured      "smtp_out.unmeasured"       SmtpOut Unknown "net.outbound_25" "RFC 5321 §4.5.4.2"

    // Sums up the other areas: answers no entry of the catalogue by itself.
    ReceiversRefuse        "receivers.refuse"          Receivers Broken  ""              "Receivers' sender rules"
    ReceiversMissed        "receivers.missed"          Receivers Problem ""              "Receivers' sender rules"
    ReceiversUnknown       "receivers.unknown"         Receivers Unknown ""              "Receivers' sender rules"
    ReceiversMet           "receivers.met"             Receivers Good    ""              "Receivers' sender rules"
    ReceiversRefuseBulk    "receivers.refuse_bulk"     Receivers Problem ""              "Receivers' sender rules"
    ReceiversMissedBulk    "receivers.missed_bulk"     Receivers Note    ""              "Receivers' sender rules"

    SmtpInGood             "smtp_in.good"              SmtpIn Good    "mx.reachable"     "RFC 5321 §3.1"
    SmtpInUnreachable      "smtp_in.unreachable"       SmtpIn Problem "mx.reachable"     "RFC 5321 §5.1"
    SmtpInVantage          "smtp_in.vantage"           SmtpIn Unknown "mx.reachable"     "RFC 5321 §5.1"
    SmtpInTurnedAway       "smtp_in.turned_away"       SmtpIn Unknown "mx.reachable"     "RFC 5321 §4.2.1"
    SmtpInUnfinished       "smtp_in.unfinished"        SmtpIn Unknown "mx.reachable"     "RFC 5321 §4.5.3.2"
    SmtpInUnknown          "smtp_in.unknown"           SmtpIn Unknown "mx.reachable"     "RFC 5321 §5.1"
    SmtpInNoHost           "smtp_in.no_host"           SmtpIn NotApplicable "mx.reachable" "RFC 7505 §3"
    SmtpInSixGood          "smtp_in.ipv6_good"         SmtpIn Good    "mx.ipv6"          "RFC 5321 §5.2"
    SmtpInSixDead          "smtp_in.ipv6_dead"         SmtpIn Problem "mx.ipv6"          "RFC 5321 §5.2"
    SmtpInSixUnknown       "smtp_in.ipv6_unknown"      SmtpIn Unknown "mx.ipv6"          "RFC 5321 §5.2"
    SmtpInBannerGood       "smtp_in.banner_good"       SmtpIn Good    "smtp.banner"      "RFC 5321 §4.3.1"
    SmtpInBanner           "smtp_in.banner"            SmtpIn Note    "smtp.banner"      "RFC 5321 §4.3.1"
    SmtpInBannerUnknown    "smtp_in.banner_unknown"    SmtpIn Unknown "smtp.banner"      "RFC 5321 §4.3.1"
    SmtpInUntidy           "smtp_in.untidy"            SmtpIn Note    "smtp.banner"      "RFC 5321 §4.2"
    SmtpInSlow             "smtp_in.slow"              SmtpIn Note    "smtp.response_time" "RFC 5321 §4.5.3.2"
    SmtpInAuthPlain        "smtp_in.auth_plain"        SmtpIn Problem "smtp.auth_plain_25" "RFC 4954 §4"
    SmtpInAuth             "smtp_in.auth"              SmtpIn Note    "smtp.auth_plain_25" "RFC 8314 §3.3"
    SmtpInSize             "smtp_in.size"              SmtpIn Note    "smtp.size"        "RFC 1870 §3"
    SmtpInPostmaster       "smtp_in.postmaster"        SmtpIn Problem "role.postmaster"  "RFC 5321 §4.5.1"
    SmtpInPostmasterUnknown "smtp_in.postmaster_unknown" SmtpIn Unknown "role.postmaster" "RFC 5321 §4.5.1"
    SmtpInAbuse            "smtp_in.abuse"             SmtpIn Problem "role.abuse"       "RFC 2142 §4"
    SmtpInAbuseUnknown     "smtp_in.abuse_unknown"     SmtpIn Unknown "role.abuse"       "RFC 2142 §4"
    SmtpInOpenRelay        "smtp_in.open_relay"        SmtpIn Broken  "smtp.open_relay"  "RFC 2505 §2.1"
    SmtpInRelayClosed      "smtp_in.relay_closed"      SmtpIn Good    "smtp.open_relay"  "RFC 2505 §2.1"
    SmtpInRelayUnknown     "smtp_in.relay_unknown"     SmtpIn Unknown "smtp.open_relay"  "RFC 2505 §2.1"
    SmtpInUnknownUsers     "smtp_in.unknown_users"     SmtpIn Note    "smtp.reject_unknown" "RFC 5321 §3.6.2"
    SmtpInUnknownUsersUnknown "smtp_in.unknown_users_unknown" SmtpIn Unknown "smtp.reject_unknown" "RFC 5321 §3.6.2"
    SmtpInTriedLately      "smtp_in.tried_lately"      SmtpIn NotApplicable "smtp.open_relay" "RFC 2505 §2.1"
    SmtpInVrfy             "smtp_in.vrfy"              SmtpIn Note    "smtp.vrfy"        "RFC 5321 §7.3"
    SmtpInPipelining       "smtp_in.pipelining"        SmtpIn Note    "smtp.pipelining"  "RFC 2920 §3.1"
    SmtpInReports          "smtp_in.reports"           SmtpIn Problem "role.fbl_mailbox" "RFC 9990"
    SmtpInReportsUnknown   "smtp_in.reports_unknown"   SmtpIn Unknown "role.fbl_mailbox" "RFC 9990"
    SmtpInNullSender       "smtp_in.null_sender"       SmtpIn Problem "role.postmaster" "RFC 5321 §4.5.5"
    SmtpInSmuggling        "smtp_in.smuggling"         SmtpIn NotApplicable "smtp.pipelining_smuggling" "RFC 5321 §4.1.1.4"
    SmtpInNotProved        "smtp_in.not_proved"        SmtpIn NotApplicable "smtp.open_relay" "RFC 2505 §2.1"

    StarttlsGood           "starttls.good"             Starttls Good    "smtp.starttls"  "RFC 3207 §4"
    StarttlsMissing        "starttls.missing"          Starttls Problem "smtp.starttls"  "RFC 3207 §4"
    StarttlsRefused        "starttls.refused"          Starttls Problem "smtp.starttls"  "RFC 3207 §4"
    StarttlsFailed         "starttls.failed"           Starttls Problem "smtp.starttls"  "RFC 3207 §4.1"
    StarttlsOther          "starttls.other"            Starttls Good    "smtp.starttls"  "RFC 3207 §4"
    StarttlsUnknown        "starttls.unknown"          Starttls Unknown "smtp.starttls"  "RFC 3207 §4"
    StarttlsNoHost         "starttls.no_host"          Starttls NotApplicable "smtp.starttls" "RFC 7505 §3"
    StarttlsVersions       "starttls.versions"         Starttls Good    "smtp.tls_version" "RFC 9325 §3.1.1"
    StarttlsOneVersion     "starttls.one_version"      Starttls Note    "smtp.tls_version" "RFC 9325 §3.1.1"
    StarttlsOldToo         "starttls.old_too"          Starttls Note    "smtp.tls_version" "RFC 8996 §2"
    StarttlsOldOnly        "starttls.old_only"         Starttls Problem "smtp.tls_version" "RFC 8996 §2"
    StarttlsVersionsUnknown "starttls.versions_unknown" Starttls Unknown "smtp.tls_version" "RFC 9325 §3.1.1"
    StarttlsCiphers        "starttls.ciphers"          Starttls Good    "smtp.ciphers"   "RFC 9325 §4.2"
    StarttlsWeakCiphers    "starttls.weak_ciphers"     Starttls Note    "smtp.ciphers"   "RFC 9325 §4.1"
    StarttlsTrusted        "starttls.trusted"          Starttls Good    "smtp.cert_valid" "RFC 5280 §6"
    StarttlsSelfSigned     "starttls.self_signed"      Starttls Note    "smtp.cert_valid" "RFC 5280 §6"
    StarttlsUntrusted      "starttls.untrusted"        Starttls Note    "smtp.cert_valid" "RFC 5280 §6"
    StarttlsTrustUnknown   "starttls.trust_unknown"    Starttls Unknown "smtp.cert_valid" "RFC 5280 §6"
    StarttlsEarly          "starttls.early"            Starttls Problem "smtp.cert_valid" "RFC 5280 §4.1.2.5"
    StarttlsName           "starttls.name"             Starttls Good    "smtp.cert_name" "RFC 9525 §6"
    StarttlsWrongName      "starttls.wrong_name"       Starttls Problem "smtp.cert_name" "RFC 9525 §6"
    StarttlsDates          "starttls.dates"            Starttls Good    "smtp.cert_expiry" "RFC 5280 §4.1.2.5"
    StarttlsExpired        "starttls.expired"          Starttls Problem "smtp.cert_expiry" "RFC 5280 §4.1.2.5"
    StarttlsExpiring       "starttls.expiring"         Starttls Problem "smtp.cert_expiry" "RFC 5280 §4.1.2.5"
    StarttlsShortKey       "starttls.short_key"        Starttls Note    "smtp.cert_valid" "RFC 9325 §4.5"
    StarttlsOldSignature   "starttls.old_signature"    Starttls Note    "smtp.cert_valid" "RFC 9325 §4.5"

    HeloShown              "helo.shown"                Helo  Good     "helo.fqdn"        "RFC 5321 §4.1.1.1"
    MtaStsGood             "mta_sts.good"              MtaSts Good    "mtasts.policy"    "RFC 8461 §3.2"
    MtaStsAbsent           "mta_sts.absent"            MtaSts Note    "mtasts.txt"       "RFC 8461 §3.1"
    MtaStsRecordMissing    "mta_sts.record_missing"    MtaSts Note    "mtasts.txt"       "RFC 8461 §3.1"
    MtaStsRecordInvalid    "mta_sts.record_invalid"    MtaSts Problem "mtasts.txt"       "RFC 8461 §3.1"
    MtaStsRecordSeveral    "mta_sts.record_several"    MtaSts Problem "mtasts.txt"       "RFC 8461 §3.1"
    MtaStsRecordUnknown    "mta_sts.record_unknown"    MtaSts Unknown "mtasts.txt"       "RFC 8461 §3.1"
    MtaStsPolicyMissing    "mta_sts.policy_missing"    MtaSts Problem "mtasts.policy"    "RFC 8461 §3.3"
    MtaStsPolicyInvalid    "mta_sts.policy_invalid"    MtaSts Problem "mtasts.policy"    "RFC 8461 §3.2"
    MtaStsPolicyUnknown    "mta_sts.policy_unknown"    MtaSts Unknown "mtasts.policy"    "RFC 8461 §3.3"
    MtaStsContentType      "mta_sts.content_type"      MtaSts Problem "mtasts.policy"    "RFC 8461 §3.2"
    MtaStsShortAge         "mta_sts.short_age"         MtaSts Note    "mtasts.policy"    "RFC 8461 §3.2"
    MtaStsUncovered        "mta_sts.uncovered"         MtaSts Broken  "mtasts.mx_match"  "RFC 8461 §4.1"
    MtaStsCoverUnknown     "mta_sts.cover_unknown"     MtaSts Unknown "mtasts.mx_match"  "RFC 8461 §4.1"
    MtaStsExtraNames       "mta_sts.extra_names"       MtaSts Note    "mtasts.mx_match"  "RFC 8461 §4.1"
    MtaStsCertificate      "mta_sts.certificate"       MtaSts Broken  "mtasts.cert"      "RFC 8461 §3.3"
    MtaStsCertificateEnds  "mta_sts.certificate_ends"  MtaSts Note    "mtasts.cert"      "RFC 8461 §3.3"
    MtaStsUnmet            "mta_sts.unmet"             MtaSts Broken  "mtasts.cert"      "RFC 8461 §4.2"
    MtaStsExchangersUnknown "mta_sts.exchangers_unknown" MtaSts Unknown "mtasts.cert"     "RFC 8461 §4.2"
    MtaStsMode             "mta_sts.mode"              MtaSts Note    "mtasts.mode"      "RFC 8461 §5"

    TlsRptGood             "tls_rpt.good"              TlsRpt Good    "tlsrpt.exists"    "RFC 8460 §3"
    TlsRptAbsent           "tls_rpt.absent"            TlsRpt Note    "tlsrpt.exists"    "RFC 8460 §3"
    TlsRptInvalid          "tls_rpt.invalid"           TlsRpt Note    "tlsrpt.exists"    "RFC 8460 §3"
    TlsRptSeveral          "tls_rpt.several"           TlsRpt Note    "tlsrpt.exists"    "RFC 8460 §3"
    TlsRptUnknown          "tls_rpt.unknown"           TlsRpt Unknown "tlsrpt.exists"    "RFC 8460 §3"

    ClientSubmission       "client.submission"         Client Good    "client.srv_submission" "RFC 8314 §5.1"
    ClientSubmissionAbsent "client.submission_absent"  Client Note    "client.srv_submission" "RFC 8314 §5.1"
    ClientSubmissionWrong  "client.submission_wrong"   Client Note    "client.srv_submission" "RFC 6186 §3.1"
    ClientSubmissionUnknown "client.submission_unknown" Client Unknown "client.srv_submission" "RFC 6186 §3.1"
    ClientMailbox          "client.mailbox"            Client Good    "client.srv_imap"  "RFC 6186 §3.2"
    ClientMailboxAbsent    "client.mailbox_absent"     Client Note    "client.srv_imap"  "RFC 6186 §3.2"
    ClientMailboxWrong     "client.mailbox_wrong"      Client Note    "client.srv_imap"  "RFC 6186 §3.2"
    ClientMailboxUnknown   "client.mailbox_unknown"    Client Unknown "client.srv_imap"  "RFC 6186 §3.2"
    ClientDav              "client.dav"                Client Good    "client.srv_dav"   "RFC 6764 §3"
    ClientDavAbsent        "client.dav_absent"         Client NotApplicable "client.srv_dav" "RFC 6764 §3"
    ClientDavWrong         "client.dav_wrong"          Client Note    "client.srv_dav"   "RFC 6764 §3"
    ClientDavUnknown       "client.dav_unknown"        Client Unknown "client.srv_dav"   "RFC 6764 §3"
    ClientAutoconfig       "client.autoconfig"         Client Good    "client.autoconfig" "draft-ietf-mailmaint-autoconfig"
    ClientAutoconfigAbsent "client.autoconfig_absent"  Client NotApplicable "client.autoconfig" "draft-ietf-mailmaint-autoconfig"
    ClientAutoconfigPlain  "client.autoconfig_plain"   Client Note    "client.autoconfig" "draft-ietf-mailmaint-autoconfig"
    ClientAutoconfigBroken "client.autoconfig_broken"  Client Note    "client.autoconfig" "draft-ietf-mailmaint-autoconfig"
    ClientAutoconfigUnknown "client.autoconfig_unknown" Client Unknown "client.autoconfig" "draft-ietf-mailmaint-autoconfig"
    ClientAutodiscover     "client.autodiscover"       Client Good    "client.autodiscover" "Microsoft Autodiscover"
    ClientAutodiscoverAbsent "client.autodiscover_absent" Client NotApplicable "client.autodiscover" "Microsoft Autodiscover"
    ClientAutodiscoverPartly "client.autodiscover_partly" Client Note "client.autodiscover" "Microsoft Autodiscover"
    ClientAutodiscoverCertificate "client.autodiscover_certificate" Client Note "client.autodiscover" "Microsoft Autodiscover"
    ClientAutodiscoverUnknown "client.autodiscover_unknown" Client Unknown "client.autodiscover" "Microsoft Autodiscover"
    ClientTls              "client.tls"                Client Note    "client.submission_tls" "RFC 8314 §3.3"
    ClientTlsWeak          "client.tls_weak"           Client Problem "client.submission_tls" "RFC 8314 §3.3"
    ClientTlsUnknown       "client.tls_unknown"        Client Unknown "client.submission_tls" "RFC 8314 §3.3"

    DnssecGood             "dnssec.good"               Dnssec Good    "dnssec.valid"     "RFC 4035 §5"
    DnssecUnsigned         "dnssec.unsigned"           Dnssec Note    "dnssec.signed"    "RFC 4035 §2"
    DnssecKeyless          "dnssec.keyless"            Dnssec Broken  "dnssec.signed"    "RFC 4035 §2.4"
    DnssecBogus            "dnssec.bogus"              Dnssec Broken  "dnssec.valid"     "RFC 4035 §5.5"
    DnssecOldAlgorithm     "dnssec.old_algorithm"      Dnssec Note    "dnssec.valid"     "RFC 8624 §3.1"
    DnssecEndsSoon         "dnssec.ends_soon"          Dnssec Note    "dnssec.valid"     "RFC 6781 §4.4.2"
    DnssecUnknown          "dnssec.unknown"            Dnssec Unknown "dnssec.valid"     "RFC 4035 §4.3"
    DnssecHashed           "dnssec.hashed"             Dnssec Note    "dnssec.valid"     "RFC 9276 §3.1"

    DaneUsable             "dane.usable"               Dane  Good     "dane.tlsa"        "RFC 7672 §3.1"
    DaneAbsent             "dane.absent"               Dane  Note     "dane.tlsa"        "RFC 7672 §2.2"
    DaneUnusable           "dane.unusable"             Dane  Note     "dane.tlsa"        "RFC 7672 §3.1.3"
    DaneMalformed          "dane.malformed"            Dane  Problem  "dane.tlsa"        "RFC 6698 §2.1"
    DaneInsecure           "dane.insecure"             Dane  Note     "dane.dnssec"      "RFC 7672 §2.1.1"
    DaneUnknown            "dane.unknown"              Dane  Unknown  "dane.dnssec"      "RFC 7672 §2.1.2"
    DaneLookupFails        "dane.lookup_fails"         Dane  Problem  "dane.tlsa"        "RFC 7672 §2.1.2"
    DaneMatch              "dane.match"                Dane  Good     "dane.match"       "RFC 7672 §3.2"
    DaneMismatch           "dane.mismatch"             Dane  Broken   "dane.match"       "RFC 7672 §3.2"
    DaneBackupOnly         "dane.backup_only"          Dane  Note     "dane.match"       "RFC 7671 §8.1"

    BimiGood               "bimi.good"                 Bimi  Good    "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiAbsent             "bimi.absent"               Bimi  Note    "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiDeclined           "bimi.declined"             Bimi  NotApplicable "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiInvalid            "bimi.invalid"              Bimi  Note    "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiSeveral            "bimi.several"              Bimi  Note    "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiDmarc              "bimi.dmarc"                Bimi  Note    "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiDmarcUnknown       "bimi.dmarc_unknown"        Bimi  Unknown "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiUnknown            "bimi.unknown"              Bimi  Unknown "bimi.record"      "draft-brand-indicators-for-message-identification"
    BimiLogo               "bimi.logo"                 Bimi  Good    "bimi.svg"         "draft-svg-tiny-ps-abrotman"
    BimiLogoInvalid        "bimi.logo_invalid"         Bimi  Note    "bimi.svg"         "draft-svg-tiny-ps-abrotman"
    BimiLogoLarge          "bimi.logo_large"           Bimi  Note    "bimi.svg"         "draft-svg-tiny-ps-abrotman"
    BimiLogoMissing        "bimi.logo_missing"         Bimi  Note    "bimi.svg"         "draft-svg-tiny-ps-abrotman"
    BimiLogoUnknown        "bimi.logo_unknown"         Bimi  Unknown "bimi.svg"         "draft-svg-tiny-ps-abrotman"
    BimiCertificate        "bimi.certificate"          Bimi  Good    "bimi.vmc"         "Google and Apple BIMI rules"
    BimiCertificateAbsent  "bimi.certificate_absent"   Bimi  Note    "bimi.vmc"         "Google and Apple BIMI rules"
    BimiCertificateInvalid "bimi.certificate_invalid"  Bimi  Note    "bimi.vmc"         "Google and Apple BIMI rules"
    BimiCertificateUnknown "bimi.certificate_unknown"  Bimi  Unknown "bimi.vmc"         "Google and Apple BIMI rules"
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("no finding has the code {name}")))
    }
}
