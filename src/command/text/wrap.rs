//! Lines of at most 80 columns, in scripts with blanks and without.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::words::printable;

/// Columns of a line.
pub const WIDTH: usize = 80;
/// Marks that no line begins with, and that no line ends with.
const CLOSING: &str = "，。、；：！？）」』》％…,.;:!?)]}%";
const OPENING: &str = "（「『《([{";

/// The columns of a text on one line.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text in lines. The first begins with `lead`, the others are indented as far. Whatever could steer a terminal has become visible before, and
/// becomes it here once more.
pub fn wrapped(lead: &str, text: &str) -> Vec<String> {
    let text = printable(&text.replace(['\n', '\t'], " "));
    let indent = " ".repeat(width(lead));
    let mut lines = Vec::new();
    let mut line = lead.to_owned();
    let mut used = width(lead);
    let mut is_fresh = true;
    for piece in pieces(&text).into_iter().flat_map(|piece| cut(piece, WIDTH - width(lead))) {
        let bare = piece.trim_start_matches(' ');
        if !is_fresh && used + width(piece) > WIDTH {
            lines.push(line.trim_end_matches(' ').to_owned());
            line = format!("{indent}{bare}");
            used = width(&indent) + width(bare);
        } else {
            let piece = if is_fresh { bare } else { piece };
            line.push_str(piece);
            used += width(piece);
        }
        is_fresh = is_fresh && bare.is_empty();
    }
    lines.push(line.trim_end_matches(' ').to_owned());
    lines
}

/// Where a line may break: before a blank, and beside every wide (Chinese) character, but not between a mark and what it belongs to.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous = None;
    for (place, character) in text.char_indices() {
        let is_wide = |character: char| character.width() == Some(2);
        let beside_wide = is_wide(character) || previous.is_some_and(is_wide);
        let held = is_joined(character) || CLOSING.contains(character) || previous.is_some_and(|previous| OPENING.contains(previous));
        if place > start && (character == ' ' || (beside_wide && !held && previous != Some(' '))) {
            pieces.push(&text[start..place]);
            start = place;
        }
        previous = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Whether a character belongs to the one before it: marks without a width of their own.
fn is_joined(character: char) -> bool {
    character.width().unwrap_or(0) == 0
}

/// A piece in parts that fit into a line: what has no place to break is broken where the line ends. One column is kept for a mark that widens the
/// character before it (Unicode's variation selector 16).
fn cut(piece: &str, room: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (place, character) in piece.char_indices() {
        let columns = if character == '\u{fe0f}' { 1 } else { character.width().unwrap_or(0) };
        if used + columns > room.saturating_sub(1) && place > start && !is_joined(character) {
            parts.push(&piece[start..place]);
            (start, used) = (place, 0);
        }
        used += columns;
    }
    parts.push(&piece[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_stay_within_eighty_columns() {
        for text in
            ["word ".repeat(60), "反向解析没有配置，收件方很可能拒收。".repeat(12), "混合 mixed 文本 text，".repeat(20), "x".repeat(300), "（长）".repeat(90)]
        {
            let lines = wrapped("    → ", &text);
            assert!(lines.len() > 2);
            for line in lines {
                assert!(width(&line) <= WIDTH, "{line}");
                assert!(!line.trim_start().starts_with(['，', '。', '）']) && !line.ends_with('（'), "{line}");
            }
        }
    }

    #[test]
    fn what_could_steer_a_terminal_is_shown() {
        let lines = wrapped("", "a\u{1b}[2Jb\u{9b}c\u{202e}d\re\u{7}");
        assert_eq!(lines, ["a\\u{1b}[2Jb\\u{9b}c\\u{202e}d\\u{d}e\\u{7}"]);
        assert_eq!(wrapped("  ", "one\ntwo"), ["  one two"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_too_wide(text in "([a-z.]{1,90}|[，。（）「」]|[\u{4e00}-\u{4e20}]{1,40}| |\\PC){0,40}", indent in 0_usize..12) {
            let lines = wrapped(&" ".repeat(indent), &text);
            for line in &lines {
                prop_assert!(width(line) <= WIDTH, "{}", line);
                prop_assert!(!line.chars().any(char::is_control));
            }
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&lines.concat()), bare(&printable(&text)));
        }
    }
}
