//! Names, as SPF sees them.

use crate::mail::name::is_askable;

/// The name to ask for a domain's record, unless it is malformed or has a single label (RFC 7208 §4.3). An address literal is no domain, and
/// internationalised names come in A-labels.
pub(super) fn policy_domain(domain: &str) -> Option<&str> {
    let name = domain.strip_suffix('.').unwrap_or(domain);
    (is_askable(name) && name.contains('.') && name.is_ascii() && !name.starts_with('[')).then_some(name)
}

/// Whether a name is the domain or lies below it.
pub(super) fn is_within(name: &str, domain: &str) -> bool {
    let Some(at) = name.len().checked_sub(domain.len()) else { return false };
    let (below, end) = (name.get(..at).unwrap_or_default(), name.get(at..).unwrap_or_default());
    end.eq_ignore_ascii_case(domain) && (below.is_empty() || below.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_domains_have_no_policy() {
        assert_eq!(policy_domain("example.com."), Some("example.com"));
        let long = format!("{}.example.com", "a".repeat(63));
        assert_eq!(policy_domain(&long), Some(long.as_str()));
        let too_long = format!("{}.example.com", "a".repeat(64));
        let endless = format!("{}com", "abcdefghi.".repeat(26));
        for bad in ["", ".", "com", "com.", "a...example.com", "example.com..", "[192.0.2.1]", "b\u{fc}cher.example", &too_long, &endless] {
            assert_eq!(policy_domain(bad), None, "{bad}");
        }
    }

    #[test]
    fn names_below_a_domain() {
        assert!(is_within("example.com", "EXAMPLE.com"));
        assert!(is_within("mail.Example.com", "example.com"));
        assert!(!is_within("notexample.com", "example.com"));
        assert!(!is_within("com", "example.com"));
        assert!(!is_within("\u{e9}a.example", "a.example"));
    }
}
