//! Which blocklists are asked, and with what.

use std::{convert::Infallible, fmt, str::FromStr};

use clap::{Args, ValueEnum};

use super::{Expected, Problem, Reader};

/// For what the blocklists are asked: many allow private use alone, or want a key for business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DnsblUsage {
    #[default]
    Private,
    Commercial,
}

/// A blocklist that answers the resolvers that are registered with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnsblRegistration {
    Barracuda,
    Validity,
}

/// A setting that is never shown.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, for the place where it is used.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(•••)")
    }
}

impl FromStr for Secret {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.trim().to_owned()))
    }
}

/// Which blocklists are asked, and with what. The same for the server and for the command line.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Blocklists")]
pub struct DnsblArgs {
    /// For what the blocklists are asked: their terms differ.
    #[arg(long, value_enum, default_value_t, env = "MAILWORTHY_DNSBL_USAGE")]
    pub dnsbl_usage: DnsblUsage,
    /// Never ask these lists: ids such as spamcop, psbl.
    #[arg(long, value_name = "ID", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_DNSBL_OFF")]
    pub dnsbl_off: Vec<String>,
    /// The resolver is registered with these lists: barracuda, validity.
    #[arg(long, value_name = "LIST", value_delimiter = ',', num_args = 1, env = "MAILWORTHY_DNSBL_REGISTERED")]
    pub dnsbl_registered: Vec<String>,
    /// The key of the Spamhaus Data Query Service. Better given in the environment, where other users do not see it.
    #[arg(long, value_name = "KEY", env = "MAILWORTHY_SPAMHAUS_DQS_KEY", hide_env_values = true)]
    pub spamhaus_dqs_key: Option<Secret>,
    /// The key of Abusix Mail Intelligence. Better given in the environment, where other users do not see it.
    #[arg(long, value_name = "KEY", env = "MAILWORTHY_ABUSIX_KEY", hide_env_values = true)]
    pub abusix_key: Option<Secret>,
}

/// Which blocklists are asked, validated but for the ids, which only the fact files know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsblSettings {
    pub usage: DnsblUsage,
    /// Ids of lists.
    pub off: Vec<String>,
    pub registered: Vec<DnsblRegistration>,
    pub spamhaus_dqs_key: Option<Secret>,
    pub abusix_key: Option<Secret>,
}

impl DnsblArgs {
    /// Reads the settings.
    ///
    /// # Errors
    /// Every setting that cannot be used; a key is never repeated.
    pub fn validate(&self) -> Result<DnsblSettings, Vec<Problem>> {
        let mut reader = Reader { problems: Vec::new() };
        let given = self.dnsbl_registered.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
        let registered = given.filter_map(|item| reader.read("--dnsbl-registered", item, Expected::Registration, registration(item))).collect();
        let mut key = |flag, secret: &Option<Secret>| {
            let secret = secret.clone().filter(|secret| !secret.reveal().is_empty())?;
            // The key becomes one label of a name, and nothing that could lead the question elsewhere.
            if !(1..=63).contains(&secret.reveal().len()) || !secret.reveal().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                reader.problems.push(Problem { flag, value: None, expected: Expected::Key });
                return None;
            }
            Some(secret)
        };
        let spamhaus_dqs_key = key("--spamhaus-dqs-key", &self.spamhaus_dqs_key);
        let abusix_key = key("--abusix-key", &self.abusix_key);
        let off = self.dnsbl_off.iter().map(|item| item.trim().to_ascii_lowercase()).filter(|item| !item.is_empty()).collect();
        let settings = DnsblSettings { usage: self.dnsbl_usage, off, registered, spamhaus_dqs_key, abusix_key };
        if reader.problems.is_empty() { Ok(settings) } else { Err(reader.problems) }
    }
}

fn registration(text: &str) -> Option<DnsblRegistration> {
    match text.to_ascii_lowercase().as_str() {
        "barracuda" => Some(DnsblRegistration::Barracuda),
        "validity" => Some(DnsblRegistration::Validity),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_blocklists_are_checked_and_never_shown() {
        let args = DnsblArgs {
            dnsbl_registered: vec![" barracuda".into(), String::new()],
            dnsbl_off: vec!["PSBL ".into(), String::new()],
            spamhaus_dqs_key: Some("abc123xyz".parse().unwrap()),
            abusix_key: Some(Secret::default()),
            ..DnsblArgs::default()
        };
        let settings = args.validate().unwrap();
        assert_eq!((settings.registered.as_slice(), settings.off.as_slice()), ([DnsblRegistration::Barracuda].as_slice(), ["psbl".to_owned()].as_slice()));
        assert_eq!(settings.spamhaus_dqs_key.as_ref().map(Secret::reveal), Some("abc123xyz"));
        assert_eq!(settings.abusix_key, None);
        assert!(!format!("{settings:?}{args:?}").contains("abc123xyz"));
        let bad = DnsblArgs { abusix_key: Some("bad.key".parse().unwrap()), dnsbl_registered: vec!["spamcop".into()], ..DnsblArgs::default() };
        let problems = bad.validate().unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.flag).collect::<Vec<_>>(), ["--dnsbl-registered", "--abusix-key"]);
        assert!(!format!("{problems:?}").contains("bad.key"));
    }
}
