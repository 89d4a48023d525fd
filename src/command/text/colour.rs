//! Colours of the terminal, where they are wanted.

use crate::model::verdict::Verdict;

/// Whether to colour: by the custom of <https://no-color.org> and <https://bixense.com/clicolors/>. `NO_COLOR` wins, then `CLICOLOR_FORCE`; else only a
/// terminal that can do it gets colours, unless `CLICOLOR` is 0.
pub fn is_wanted(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let given = |name| variable(name).filter(|value| !value.is_empty());
    if given("NO_COLOR").is_some() {
        return false;
    }
    if given("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    is_terminal && given("CLICOLOR").is_none_or(|value| value != "0") && given("TERM").is_none_or(|value| value != "dumb")
}

/// A line in the colour of a verdict (ECMA-48 §8.3.117, SGR).
pub fn paint(line: &str, tone: Verdict) -> String {
    let code = match tone {
        Verdict::Good => "32",
        Verdict::Note => "34",
        Verdict::Problem => "33",
        Verdict::Broken => "31",
        Verdict::Unknown | Verdict::NotApplicable => "2",
    };
    format!("\u{1b}[{code}m{line}\u{1b}[0m")
}

#[cfg(test)]
mod tests {
    use super::is_wanted;

    #[test]
    fn colours_follow_the_customs() {
        let with = |is_terminal, set: &[(&str, &str)]| {
            is_wanted(is_terminal, |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(with(true, &[]) && !with(false, &[]));
        assert!(!with(true, &[("NO_COLOR", "1")]) && with(true, &[("NO_COLOR", "")]));
        assert!(with(false, &[("CLICOLOR_FORCE", "1")]) && !with(false, &[("CLICOLOR_FORCE", "0")]));
        assert!(!with(true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
        assert!(!with(true, &[("CLICOLOR", "0")]) && !with(true, &[("TERM", "dumb")]));
    }
}
