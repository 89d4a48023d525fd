//! Records as they are pasted.

/// Octets of one character-string (RFC 1035 §3.3).
const STRING: usize = 255;

/// The value of a TXT record as a zone file or a panel takes it: as it is when one string is enough, else in quoted strings of at most 255 octets,
/// which receivers join without blanks.
pub fn strings(text: &str) -> String {
    if text.len() <= STRING {
        return text.to_owned();
    }
    let mut strings = vec![String::new()];
    for character in text.chars() {
        match strings.last_mut() {
            Some(last) if last.len() + character.len_utf8() <= STRING => last.push(character),
            _ => strings.push(character.to_string()),
        }
    }
    strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_texts_stay_and_long_ones_are_parted() {
        assert_eq!(strings("v=DMARC1; p=none"), "v=DMARC1; p=none");
        assert_eq!(strings(&"a".repeat(255)), "a".repeat(255));
        assert_eq!(strings(&"a".repeat(256)), format!("\"{}\" \"a\"", "a".repeat(255)));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[a-zä=; ]{0,700}") {
            let strings = strings(&text);
            if text.len() > STRING {
                let parts: Vec<&str> = strings.trim_matches('"').split("\" \"").collect();
                prop_assert!(parts.iter().all(|part| part.len() <= STRING));
                prop_assert_eq!(parts.concat(), text);
            } else {
                prop_assert_eq!(strings, text);
            }
        }
    }
}
