//! Names in narrow places.

use leptos::prelude::*;

/// A text whose names may be broken behind their dots, and not within their labels; addresses of IPv4 stay whole.
pub fn breakable(text: &str) -> AnyView {
    let parts = parts(text).into_iter().enumerate().map(|(place, part)| {
        view! {
            {(place > 0).then(|| view! { <wbr /> })}
            {part.to_owned()}
        }
    });
    parts.collect_view().into_any()
}

/// The text in pieces, each but the last ending with a dot or a colon that something follows at once.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    let ends = |text: &str| {
        let follows = |(place, sign): (usize, char)| {
            let next = text[place + 1..].chars().next().filter(|next| !next.is_whitespace())?;
            // An address is read as a whole, as a number is.
            let is_number = next.is_ascii_digit() && text[..place].ends_with(|before: char| before.is_ascii_digit());
            (sign != '.' || !is_number).then_some(place + 1)
        };
        text.char_indices().filter(|(_, sign)| ".:_/".contains(*sign)).find_map(follows)
    };
    while let Some(end) = ends(rest) {
        let (part, left) = rest.split_at(end);
        parts.push(part);
        rest = left;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn names_break_behind_their_dots() {
        assert_eq!(parts("mail.example.com"), ["mail.", "example.", "com"]);
        assert_eq!(parts("No name. None, 192.0.2.1"), ["No name. None, 192.0.2.1"]);
        assert_eq!(parts("1.2.0.192.in-addr.arpa"), ["1.2.0.192.", "in-addr.", "arpa"]);
        assert_eq!(parts("2001:db8::1"), ["2001:", "db8:", ":", "1"]);
        assert_eq!(parts("中文。"), ["中文。"]);
        assert_eq!(parts(""), [""]);
    }
}
