//! Text from outside, made fit for keeping and showing.

/// A no-break space, as it comes with a text that was copied from a web page.
const NO_BREAK: &[u8] = "\u{a0}".as_bytes();

/// The text of a record as it can be shown: what is not a visible character (broken UTF-8, control and format characters) becomes a question
/// mark for each of its bytes, so that byte positions in the record are byte positions in the text.
pub(crate) fn visible(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            if is_visible(character) {
                text.push(character);
            } else {
                text.extend(std::iter::repeat_n('?', character.len_utf8()));
            }
        }
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// As [`visible`], with tabs, line ends and no-break spaces as the blanks they were meant for: what is read from the text is what stands there.
pub(crate) fn shown(bytes: &[u8]) -> String {
    let mut folded = bytes.to_vec();
    for place in 0..folded.len() {
        if folded[place].is_ascii_whitespace() {
            folded[place] = b' ';
        } else if folded[place..].starts_with(NO_BREAK) {
            folded[place..place + NO_BREAK.len()].fill(b' ');
        }
    }
    visible(&folded)
}

/// The plain character that another one looks like: the wide ones of Chinese and Japanese keyboards (Unicode's block FF01 to FF5E), the blanks and dashes of web
/// pages and word processors.
pub(crate) fn plainly(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{223c}' | '\u{301c}' | '\u{2dc}' => '~',
        '\u{37e}' | '\u{fe54}' => ';',
        '\u{2236}' | '\u{fe55}' => ':',
        other => other,
    }
}

/// At most `limit` bytes from the beginning, without half a character at the end.
pub(crate) fn head(bytes: &[u8], limit: usize) -> &[u8] {
    if bytes.len() <= limit {
        return bytes;
    }
    // RFC 3629 §3: a character has at most three bytes of the form 10xxxxxx behind its first.
    let half = bytes[..=limit].iter().rev().take(4).take_while(|&&byte| byte & 0b1100_0000 == 0b1000_0000).count();
    &bytes[..limit - if half > 3 { 0 } else { half }]
}

/// The first `limit` characters of a visible text.
pub(crate) fn clipped(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

/// Format characters reorder or hide what stands around them (Unicode's bidirectional controls, joiners, tags).
fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_cannot_be_seen_is_marked() {
        assert_eq!(visible(b"a\xffb\x00c"), "a?b?c");
        assert_eq!(visible("a\u{202e}b é".as_bytes()), "a???b é");
        assert_eq!(shown("a;\tb\r\n\u{a0}c\u{202e}".as_bytes()), "a; b    c???");
        let odd: String = "ｖ＝spf1\u{3000}mx\u{a0}～all；é".chars().map(plainly).collect();
        assert_eq!(odd, "v=spf1 mx ~all;é");
        assert_eq!(clipped("äöü", 2), "äö");
        assert_eq!(head("aäö".as_bytes(), 2), b"a");
        assert_eq!(head("aäö".as_bytes(), 3), "aä".as_bytes());
        assert_eq!(head(&[0x80; 9], 6), [0x80; 6]);
    }

    proptest! {
        #[test]
        fn a_head_ends_between_characters(text in "\\PC{0,20}", limit in 0usize..40) {
            let head = head(text.as_bytes(), limit);
            prop_assert!(head.len() <= limit && text.is_char_boundary(head.len()));
        }

        #[test]
        fn positions_are_kept(bytes: Vec<u8>) {
            let text = visible(&bytes);
            prop_assert_eq!(text.len(), bytes.len());
            prop_assert_eq!(shown(&bytes).len(), bytes.len());
            prop_assert!(!text.chars().any(char::is_control));
        }
    }
}
