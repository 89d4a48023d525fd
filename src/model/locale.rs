//! The languages people read.

use serde::{Deserialize, Serialize};

/// A language of the console, the command line and the mails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-CN")]
    Chinese,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 tag, as in `<html lang>`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// Reads a tag such as `en`, `en-GB`, `zh`, `zh-CN` or `zh_CN.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', ';']).next().unwrap_or_default().trim();
        if primary.eq_ignore_ascii_case("en") {
            Some(Self::English)
        } else if primary.eq_ignore_ascii_case("zh") {
            Some(Self::Chinese)
        } else {
            None
        }
    }

    /// The best match for an `Accept-Language` header (RFC 9110 §12.5.4); English when nothing fits.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0.0_f32, Self::English);
        for item in header.split(',').take(20) {
            let mut parts = item.split(';');
            let Some(locale) = parts.next().and_then(|tag| Self::from_tag(tag.trim())) else { continue };
            let quality = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if quality > best.0 {
                best = (quality, locale);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn negotiates_by_quality() {
        assert_eq!(Locale::negotiate("de-DE,zh;q=0.9,en;q=0.8"), Locale::Chinese);
        assert_eq!(Locale::negotiate("en-GB,zh;q=0.9"), Locale::English);
        assert_eq!(Locale::negotiate("fr"), Locale::English);
        assert_eq!(Locale::negotiate(";;q=,,q=x"), Locale::English);
    }

    #[test]
    fn reads_environment_tags() {
        assert_eq!(Locale::from_tag("zh_CN.UTF-8"), Some(Locale::Chinese));
        assert_eq!(Locale::from_tag("C"), None);
    }
}
