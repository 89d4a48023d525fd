//! The areas a report is divided into.

use serde::{Deserialize, Serialize};

macro_rules! areas {
    ($($variant:ident $name:literal)*) => {
        /// One part of what decides whether mail arrives.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Area { $(#[serde(rename = $name)] $variant,)* }

        impl Area {
            /// Every area, in the order of the mail's road.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the JSON report, on the command line and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Whether the area sums up what others found: it counts for nothing by itself.
            pub const fn is_summary(self) -> bool {
                matches!(self, Self::Receivers)
            }

            /// Reads what [`Self::as_str`] wrote.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

areas! {
    Ip "ip"
    Dnsbl "dnsbl"
    Neighbours "neighbours"
    Ptr "ptr"
    Helo "helo"
    SmtpOut "smtp_out"
    Spf "spf"
    Dkim "dkim"
    Dmarc "dmarc"
    Mx "mx"
    SmtpIn "smtp_in"
    Starttls "starttls"
    MtaSts "mta_sts"
    TlsRpt "tls_rpt"
    Dane "dane"
    Dnssec "dnssec"
    Bimi "bimi"
    Dns "dns"
    Domain "domain"
    Client "client"
    Receivers "receivers"
}
