//! What ends a listing, where a list has different answers for different kinds of it.

use serde::Deserialize;

/// Who has to do what to get off, in the order in which one makes the later ones pointless or has to come before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The whole network is an outlaw's: nobody gets one address out of it, so one leaves it.
    Leave,
    /// Only the owner of the network can ask, and as long as this entry stands nothing else is taken off.
    Provider,
    /// Whoever uses the address finds the infected machine or the open proxy, and then takes the address off.
    Infected,
    /// Whoever sends mends what is sent or how the server introduces itself, and then takes the address off.
    Conduct,
    /// Whoever has the domain cleans the site that strangers broke into, and then asks.
    Abused,
    /// The domain itself is held for one that commands a botnet.
    Botnet,
    /// The domain itself is held for one that spreads malware.
    Malware,
    /// The domain itself is held for one that is used for phishing.
    Phishing,
    /// The domain itself is held for a spammer's.
    Spam,
    /// The owner of the network says that nobody is to send from there, and says who may be left out.
    Owner,
    /// The list supposes that nobody is to send from there; who has a fixed address takes it off.
    Exclude,
    /// The reverse name is missing or looks like that of a changing line; who has mended it takes the address off.
    ReverseName,
}

impl Way {
    pub const ALL: [Self; 12] = [
        Self::Leave,
        Self::Provider,
        Self::Infected,
        Self::Conduct,
        Self::Abused,
        Self::Botnet,
        Self::Malware,
        Self::Phishing,
        Self::Spam,
        Self::Owner,
        Self::Exclude,
        Self::ReverseName,
    ];

    /// Its name in the fact file, in findings and, for those of addresses, as `way-<name>` in the locale files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Provider => "provider",
            Self::Infected => "infected",
            Self::Conduct => "conduct",
            Self::Abused => "abused",
            Self::Botnet => "botnet",
            Self::Malware => "malware",
            Self::Phishing => "phishing",
            Self::Spam => "spam",
            Self::Owner => "owner",
            Self::Exclude => "exclude",
            Self::ReverseName => "reverse_name",
        }
    }

    /// Whether the entry is the word of a network's owner or goes by the reverse name alone, and accuses nobody of spam.
    pub const fn is_policy(self) -> bool {
        matches!(self, Self::Owner | Self::Exclude | Self::ReverseName)
    }

    /// Whether it is about a domain.
    pub const fn is_of_domain(self) -> bool {
        matches!(self, Self::Abused | Self::Botnet | Self::Malware | Self::Phishing | Self::Spam)
    }
}
