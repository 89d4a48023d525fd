//! Names in narrow places.

use leptos::prelude::*;

/// A text whose names may be broken behind their dots, and not within their labels.
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
        let follows =
            |(place, sign): (usize, char)| (".:_/".contains(sign) && text[place + 1..].starts_with(|next: char| !next.is_whitespace())).then_some(place + 1);
        text.char_indices().find_map(follows)
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
        assert_eq!(parts("No name. None, 192.0.2.1"), ["No name. None, 192.", "0.", "2.", "1"]);
        assert_eq!(parts("中文。"), ["中文。"]);
        assert_eq!(parts(""), [""]);
    }
}
