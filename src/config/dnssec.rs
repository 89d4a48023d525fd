//! Settings of DNSSEC.

use std::path::PathBuf;

use clap::Args;
use hickory_proto::dnssec::TrustAnchors;

/// Where the trust in signed zones begins. The same for the server and for the command line.
#[derive(Args, Clone, Debug, Default)]
pub struct DnssecArgs {
    /// Begin to trust signed zones with the DNSKEY records in this file, instead of IANA's keys of the root.
    #[arg(long, value_name = "FILE", env = "MAILWORTHY_TRUST_ANCHOR")]
    pub trust_anchor: Option<PathBuf>,
    /// Believe resolvers on other machines when they say that they have checked DNSSEC. Those on this machine are believed anyhow.
    #[arg(long, env = "MAILWORTHY_TRUST_AD", value_parser = clap::builder::FalseyValueParser::new())]
    pub trust_ad: bool,
}

/// The same, validated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnssecSettings {
    /// DNSKEY records as text; nothing means IANA's.
    pub trust_anchor: Option<String>,
    pub trust_ad: bool,
}

impl DnssecSettings {
    /// The keys that are trusted from the beginning.
    pub fn anchors(&self) -> TrustAnchors {
        self.trust_anchor.as_ref().and_then(|text| text.parse().ok()).unwrap_or_default()
    }
}

impl DnssecArgs {
    /// The settings; the file's name when it holds no key of the root that can be read.
    pub(super) fn read(&self) -> Result<DnssecSettings, String> {
        let Some(path) = self.trust_anchor.as_ref().filter(|path| !path.as_os_str().is_empty()) else {
            return Ok(DnssecSettings { trust_anchor: None, trust_ad: self.trust_ad });
        };
        let text = std::fs::read_to_string(path).ok().filter(|text| text.parse::<TrustAnchors>().is_ok_and(|anchors| !anchors.is_empty()));
        text.map(|text| DnssecSettings { trust_anchor: Some(text), trust_ad: self.trust_ad }).ok_or_else(|| path.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_a_file_with_keys_of_the_root() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("root.key");
        let args = DnssecArgs { trust_anchor: Some(path.clone()), trust_ad: true };
        assert_eq!(args.read(), Err(path.display().to_string()), "there is no such file");
        std::fs::write(&path, "nonsense\n").unwrap();
        assert!(args.read().is_err());
        // A key on P-256: 64 octets (RFC 6605 §4).
        std::fs::write(&path, format!(". 172800 IN DNSKEY 257 3 13 {}==\n", "A".repeat(86))).unwrap();
        let settings = args.read().unwrap();
        assert!(settings.trust_ad && settings.anchors().len() == 1);
        // IANA's keys of 2018 and 2024.
        assert_eq!(DnssecSettings::default().anchors().len(), 2);
    }
}
