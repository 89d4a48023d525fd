//! Names that look like a large receiver's. Conservative: short names resemble each other by chance.

use crate::knowledge::{Text, receivers};

/// Letters of a first label from which on the same look is no chance.
const SAME_FROM: usize = 5;
/// The same, for one letter more, less or other.
const NEAR_FROM: usize = 7;

/// Names that forgers like to take beside those of mailbox providers (general knowledge: what resembles them is told, and refuses nothing).
const BRANDS: [&str; 16] = [
    "google.com",
    "microsoft.com",
    "apple.com",
    "amazon.com",
    "paypal.com",
    "facebook.com",
    "instagram.com",
    "whatsapp.com",
    "netflix.com",
    "linkedin.com",
    "dropbox.com",
    "docusign.com",
    "alibaba.com",
    "aliexpress.com",
    "taobao.com",
    "alipay.com",
];

/// How a name resembles another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The eye reads the other name.
    Same(String),
    /// One letter apart, under the same ending.
    Near(String),
    /// The eye reads the name of a brand, by letters that are none of its own.
    Brand(String),
}

/// The name as people read it, where it is an internationalised one (RFC 5891 §4.4); else the name itself.
pub fn unicode(domain: &str) -> String {
    let (name, _) = idna::domain_to_unicode(domain);
    name
}

/// The receiver's domain that a name resembles; nothing for a receiver's own.
pub fn of(domain: &str) -> Option<Likeness> {
    let theirs = || receivers::all().iter().flat_map(|receiver| receiver.domains.iter().map(Text::as_str)).filter(|name| !name.contains('*'));
    if theirs().any(|name| name == domain) {
        return None;
    }
    let shown = unicode(domain);
    let (label, ending) = shown.split_once('.')?;
    let look = skeleton(label);
    let pairs = || theirs().filter_map(|name| name.split_once('.').map(|(first, rest)| (name, first, rest)));
    // The same label under another ending is somebody else's right; the same look by other letters is not.
    let same = pairs().find(|(_, first, _)| first.len() >= SAME_FROM && *first != label && skeleton(first) == look);
    if let Some((name, first, _)) = same {
        // Two letters exchanged are read as the other name only in haste, also where they look alike.
        let found = if is_exchanged(first, label) { Likeness::Near } else { Likeness::Same };
        return Some(found(name.to_owned()));
    }
    let near = pairs().find(|(_, first, rest)| first.len() >= NEAR_FROM && *rest == ending && is_one_apart(first, label));
    if let Some((name, _, _)) = near {
        return Some(Likeness::Near(name.to_owned()));
    }
    // Where plain letters are read as others, chance is as likely: a name of its own may be `appie`.
    let is_disguised = !label.bytes().all(|byte| byte.is_ascii_lowercase()) || label.contains("rn") || label.contains("vv") || untripled(label) != label;
    let look = skeleton(&untripled(label));
    let brands = BRANDS.into_iter().filter_map(|name| name.split_once('.').map(|(first, _)| (name, first)));
    let brand = brands.filter(|(_, first)| is_disguised && *first != label).find(|(_, first)| skeleton(first) == look);
    brand.map(|(name, _)| Likeness::Brand(name.to_owned()))
}

/// A label with two of a letter where it has more in a row, as in no word.
fn untripled(label: &str) -> String {
    let mut plain: Vec<char> = Vec::new();
    for letter in label.chars() {
        if !plain.ends_with(&[letter, letter]) {
            plain.push(letter);
        }
    }
    plain.into_iter().collect()
}

/// What the eye reads: one letter for all that look like it, as in the confusables of Unicode's UTS #39, the common ones only.
fn skeleton(label: &str) -> String {
    let lower = label.to_lowercase();
    let letters = lower.chars().map(|letter| match letter {
        '0' | 'о' | 'ο' | 'ө' | 'ö' | 'ó' | 'ò' | 'ô' => 'o',
        '1' | 'i' | '|' | 'і' | 'ı' | 'í' | 'ì' | 'ï' | 'ӏ' | 'ł' => 'l',
        '5' | 'ѕ' => 's',
        'а' | 'α' | 'ä' | 'á' | 'à' | 'â' | 'å' => 'a',
        'е' | 'ё' | 'é' | 'è' | 'ê' | 'ë' => 'e',
        'р' | 'ρ' => 'p',
        'с' | 'ϲ' | 'ç' => 'c',
        'х' | 'χ' => 'x',
        'у' | 'γ' | 'ý' => 'y',
        'ɡ' | 'ğ' => 'g',
        'ԁ' => 'd',
        'һ' => 'h',
        'ü' | 'ú' | 'ù' | 'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' => 'w',
        'м' | 'ṃ' => 'm',
        'т' | 'τ' => 't',
        'к' | 'κ' => 'k',
        'п' | 'ñ' | 'ń' => 'n',
        other => other,
    });
    letters.collect::<String>().replace("rn", "m").replace("vv", "w")
}

/// Whether one name is the other with two neighbours exchanged.
fn is_exchanged(one: &str, other: &str) -> bool {
    let (mut one, mut other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let is_other = one != other && is_one_apart(&one.iter().collect::<String>(), &other.iter().collect::<String>());
    one.sort_unstable();
    other.sort_unstable();
    is_other && one == other
}

/// Whether one letter is added, left out, other, or two neighbours are exchanged.
fn is_one_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (rest_one, rest_other) = (&one[same..], &other[same..]);
    match (rest_one, rest_other) {
        ([], []) => false,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, rest_one @ ..], [c, d, rest_other @ ..]) if a == d && b == c && rest_one == rest_other => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eye_is_fooled_and_the_check_is_not() {
        for (name, other) in
            [("gmai1.com", "gmail.com"), ("grnail.com", "gmail.com"), ("yah00.com", "yahoo.com"), ("gmaіl.com", "gmail.com"), ("lcloud.com", "icloud.com")]
        {
            let ascii = idna::domain_to_ascii(name).unwrap();
            assert_eq!(of(&ascii), Some(Likeness::Same(other.to_owned())), "{name}");
        }
        for (name, other) in [
            ("outlok.com", "outlook.com"),
            ("hotmaill.com", "hotmail.com"),
            ("rotmail.com", "hotmail.com"),
            ("ohtmail.com", "hotmail.com"),
            ("gmali.com", "gmail.com"),
        ] {
            assert_eq!(of(name), Some(Likeness::Near(other.to_owned())), "{name}");
        }
        for (name, other) in [
            ("gooogle.com", "google.com"),
            ("g00gle.net", "google.com"),
            ("аррӏе.com", "apple.com"),
            ("paypa1.com", "paypal.com"),
            ("arnazon.com", "amazon.com"),
        ] {
            let ascii = idna::domain_to_ascii(name).unwrap();
            assert_eq!(of(&ascii), Some(Likeness::Brand(other.to_owned())), "{name}");
        }
    }

    #[test]
    fn honest_names_are_left_alone() {
        for name in [
            "gmail.com",
            "email.com",
            "alm.com",
            "example.com",
            "healthy.lab.test",
            "outlook.de",
            "mail.com",
            "hotmail.fr",
            "proton.com",
            "xn--fsqu00a.com",
            "google.de",
            "appie.nl",
            "apples.com",
            "amazone.fr",
            "www.net",
            "mooon.org",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
