//! Where the mail suites have what a finding is about. They bring servers whose settings are not where Postfix alone has them.

use crate::{
    model::{
        code::Code::{self, *},
        finding::{Arg, Finding},
        verdict::Verdict,
    },
    words::{Key, key},
};

/// What to do in mailcow and in Poste.io, for a finding whose mend does not say so itself.
pub fn place(finding: &Finding) -> Option<Key> {
    if matches!(finding.verdict, Verdict::Good | Verdict::NotApplicable) {
        return None;
    }
    let says = |name: &str, values: &[&str]| matches!(finding.args.get(name), Some(Arg::Text(text)) if values.contains(&text.as_str()));
    Some(match finding.code {
        StarttlsFailed if says("how", &["sni", "name"]) => key::DETAIL_SUITE_NAMES,
        StarttlsFailed if says("how", &["client", "null"]) => key::DETAIL_SUITE_SETTINGS,
        StarttlsFailed if says("how", &["modern"]) => key::DETAIL_SUITE_UPDATE,
        StarttlsOneVersion if says("which", &["newer"]) => key::DETAIL_SUITE_SETTINGS,
        StarttlsOneVersion | StarttlsOldOnly => key::DETAIL_SUITE_UPDATE,
        StarttlsWrongName if says("some", &["sni"]) => key::DETAIL_SUITE_NAMES,
        StarttlsWeakCiphers if !says("how", &["anonymous"]) => return None,
        StarttlsWrongName => return None,
        SmtpOutIntercepted if says("part", &["covered"]) => return None,
        SmtpOutReported if !says("told", &["closed", "intercepted"]) => return None,
        // A firewall's words are nobody's mail server.
        SmtpInUntidy if says("how", &["masked"]) => return None,
        code => of_code(code)?,
    })
}

fn of_code(code: Code) -> Option<Key> {
    Some(match code {
        SmtpOutClosed | SmtpOutPartly | SmtpOutIntercepted | SmtpOutReported | SmtpOutRelayAlternative | SmtpOutRelayClosed => key::DETAIL_SUITE_RELAYING,
        SmtpOutIpv6 => key::DETAIL_SUITE_IPV6_OUT,
        SmtpInUnreachable => key::DETAIL_SUITE_PORT,
        SmtpInSixDead => key::DETAIL_SUITE_IPV6,
        SmtpInUntidy | SmtpInPipelining => key::DETAIL_SUITE_UPDATE,
        SmtpInSlow | SmtpInUnfinished => key::DETAIL_SUITE_RESOLVER,
        SmtpInOpenRelay => key::DETAIL_SUITE_RELAY,
        SmtpInUnknownUsers => key::DETAIL_SUITE_RECIPIENTS,
        StarttlsRefused | StarttlsFailed | StarttlsUntrusted | StarttlsEarly | StarttlsShortKey | StarttlsOldSignature | StarttlsWeakCiphers => {
            key::DETAIL_SUITE_CERTIFICATE
        }
        MtaStsPolicyMissing | MtaStsPolicyInvalid | MtaStsContentType | MtaStsShortAge | MtaStsUncovered | MtaStsExtraNames | MtaStsUnmet | MtaStsMode => {
            key::DETAIL_SUITE_POLICY
        }
        MtaStsCertificate | MtaStsCertificateEnds => key::DETAIL_SUITE_POLICY_CERTIFICATE,
        DaneUnusable | DaneMalformed | DaneMismatch | DaneBackupOnly => key::DETAIL_SUITE_TLSA,
        MtaStsRecordMissing | MtaStsRecordInvalid | MtaStsRecordSeveral | TlsRptAbsent | TlsRptInvalid | TlsRptSeveral | DaneInsecure | DaneLookupFails
        | DnssecUnsigned | DnssecKeyless | DnssecBogus | DnssecOldAlgorithm | DnssecEndsSoon | DnssecHashed | BimiAbsent | BimiInvalid | BimiSeveral
        | BimiDmarc => key::DETAIL_SUITE_ZONE,
        BimiLogoInvalid | BimiLogoLarge | BimiLogoMissing | BimiCertificateAbsent | BimiCertificateInvalid => key::DETAIL_SUITE_LOGO,
        ClientSubmissionAbsent | ClientSubmissionWrong | ClientMailboxAbsent | ClientMailboxWrong => key::DETAIL_SUITE_CLIENTS,
        ClientAutoconfigPlain => key::DETAIL_SUITE_AUTOCONFIG,
        ClientAutodiscoverPartly | ClientAutodiscoverCertificate => key::DETAIL_SUITE_AUTODISCOVER,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{area::Area, locale::Locale},
        words::Words,
    };

    const AREAS: [Area; 9] = [Area::SmtpOut, Area::SmtpIn, Area::Starttls, Area::MtaSts, Area::TlsRpt, Area::Dane, Area::Dnssec, Area::Bimi, Area::Client];

    /// What has no place in a suite, or none that is known, and why.
    const ELSEWHERE: &[(Code, &str)] = &[
        (ClientDavWrong, "whether Poste.io offers calendars is in no source; the record is the one that stands"),
        (SmtpInVrfy, "comes with a command for Postfix, and what stands beside those"),
    ];

    fn names_both(text: &str) -> bool {
        text.to_lowercase().contains("mailcow") && text.contains("Poste.io")
    }

    /// The mend as it stands in the locale's file, with the parts that it takes from others.
    fn mend(source: &str, code: Code) -> String {
        let message = |id: &str| {
            let start = source.find(&format!("\n{id} = ")).unwrap_or_else(|| panic!("{id} is nowhere"));
            let rest = &source[start + 1..];
            let end = rest.match_indices('\n').find(|(at, _)| !rest[at + 1..].starts_with([' ', '}'])).map_or(rest.len(), |(at, _)| at);
            rest[..end].to_owned()
        };
        let mut text = message(&format!("fix-{}", code.as_str().replace(['.', '_'], "-")));
        for part in ["suite-settings", "starttls-keep", "smtp-inspection-off"] {
            text = text.replace(&format!("{{ {part} }}"), &message(part));
        }
        text
    }

    #[test]
    fn every_mend_says_where_the_suites_have_it() {
        let sources = [include_str!(concat!(env!("OUT_DIR"), "/en.ftl")), include_str!(concat!(env!("OUT_DIR"), "/zh-CN.ftl"))];
        let mut missing = Vec::new();
        for &code in Code::ALL.iter().filter(|code| AREAS.contains(&code.area()) && code.worst().is_fault() || code.worst() == Verdict::Note) {
            if !AREAS.contains(&code.area()) {
                continue;
            }
            let placed = of_code(code).is_some() || place(&Finding::new(code, "x.example")).is_some();
            let said = sources.iter().all(|source| names_both(&mend(source, code)));
            let excused = ELSEWHERE.iter().any(|(other, _)| *other == code);
            if (placed || said) == excused {
                missing.push(format!("{}: {}", code.as_str(), if excused { "take it out of the table" } else { "no place" }));
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn every_place_names_both_suites_in_both_languages() {
        let cases = Code::ALL.iter().flat_map(|&code| {
            let args = ["how", "which", "some", "told"].into_iter().flat_map(|name| {
                ["", "sni", "name", "client", "null", "modern", "anonymous", "newer", "closed", "intercepted", "masked"].map(move |value| (name, value))
            });
            args.map(move |(name, value)| Finding::new(code, "x.example").arg(name, value))
        });
        let mut placed = 0;
        for finding in cases {
            let Some(key) = place(&finding) else { continue };
            placed += 1;
            for locale in Locale::ALL {
                assert!(names_both(&Words(locale).text(key)), "{} {locale:?}: {}", finding.code.as_str(), key.as_str());
            }
        }
        assert!(placed > 100);
        // What is good, or concerns nobody, has nothing to be set.
        assert_eq!(place(&Finding::new(SmtpInUnknownUsers, "x.example").verdict(Verdict::Good)), None);
    }
}
