//! Which answers a meaning belongs to.

use std::net::Ipv4Addr;

/// A set of answers, as the descriptions of lists write them:
/// `127.0.0.2`, `127.0.0.2-127.0.0.21`, `127.0.0.10-12`, `127.0.X.3` (any octet), `bit 64` (that bit of the last octet, RFC 5782 §2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// From the first address to the last, both included.
    Range(Ipv4Addr, Ipv4Addr),
    /// Each octet between its two bounds, both included.
    Octets([(u8, u8); 4]),
    /// Answers in 127.0.0.0/8 whose last octet has this bit.
    Bit(u8),
}

impl Pattern {
    /// Reads the notation above; nothing when the text is something else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(bit) = text.strip_prefix("bit ") {
            return bit.trim().parse::<u8>().ok().filter(|bit| bit.is_power_of_two()).map(Self::Bit);
        }
        if let Some((first, last)) = text.split_once('-')
            && let (Ok(first), Ok(last)) = (first.trim().parse::<Ipv4Addr>(), last.trim().parse::<Ipv4Addr>())
        {
            return (first <= last).then_some(Self::Range(first, last));
        }
        let mut octets = text.split('.').map(octet);
        let bounds = [octets.next()??, octets.next()??, octets.next()??, octets.next()??];
        octets.next().is_none().then_some(Self::Octets(bounds))
    }

    /// Whether an answer belongs to the set.
    pub fn matches(&self, answer: Ipv4Addr) -> bool {
        match self {
            Self::Range(first, last) => (*first..=*last).contains(&answer),
            Self::Octets(bounds) => answer.octets().iter().zip(bounds).all(|(octet, (low, high))| (low..=high).contains(&octet)),
            Self::Bit(bit) => answer.is_loopback() && answer.octets()[3] & bit != 0,
        }
    }
}

fn octet(text: &str) -> Option<(u8, u8)> {
    if matches!(text, "X" | "x" | "N" | "n") {
        return Some((u8::MIN, u8::MAX));
    }
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let bounds = (low.parse().ok()?, high.parse().ok()?);
    (bounds.0 <= bounds.1).then_some(bounds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn matches(pattern: &str, answer: &str) -> bool {
        Pattern::parse(pattern).unwrap().matches(answer.parse().unwrap())
    }

    #[test]
    fn notations() {
        assert!(matches("127.0.0.2", "127.0.0.2"));
        assert!(!matches("127.0.0.2", "127.0.0.3"));
        assert!(matches("127.0.0.2-127.0.0.21", "127.0.0.21"));
        assert!(!matches("127.0.0.2-127.0.0.21", "127.0.0.22"));
        assert!(matches("127.0.0.10-12", "127.0.0.12"));
        assert!(!matches("127.0.0.10-12", "127.0.1.12"));
        assert!(matches("127.0.X.3", "127.0.15.3"));
        assert!(matches("127.0.X.0-3", "127.0.200.1"));
        assert!(matches("127.0.4.N", "127.0.4.99"));
        assert!(!matches("127.0.4.N", "127.0.5.99"));
        assert!(matches("bit 64", "127.0.0.96"));
        assert!(!matches("bit 64", "127.0.0.32"));
        assert!(!matches("bit 64", "192.0.2.64"));
    }

    #[test]
    fn what_is_not_a_notation() {
        for text in ["", "TXT", "bit 3", "bit 300", "127.0.0", "127.0.0.2.3", "127.0.0.9-127.0.0.2", "127.0.0.9-2", "127.0.0.256", "127.0.0.a"] {
            assert_eq!(Pattern::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}", octets: [u8; 4]) {
            if let Some(pattern) = Pattern::parse(&text) {
                pattern.matches(octets.into());
            }
        }

        #[test]
        fn an_address_means_itself(octets: [u8; 4]) {
            let address = Ipv4Addr::from(octets);
            prop_assert!(Pattern::parse(&address.to_string()).is_some_and(|pattern| pattern.matches(address)));
        }
    }
}
