//! Where a fact can be read, as people are shown it: pages that they can open. Through which copy it came to us stands in the file alone.

use super::text::Text;

/// The pages among the sources of a fact, in their order, each once.
pub fn pages(source: &[Text]) -> Vec<&str> {
    let mut pages: Vec<&str> = Vec::new();
    for word in source.iter().flat_map(|text| text.split(' ')).filter(|word| word.starts_with("https://")) {
        let page = word.trim_end_matches([',', ';', ')']);
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

/// The day on which a fact was looked at.
pub fn day(checked: &str) -> &str {
    checked.split([',', ' ']).next().unwrap_or(checked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::receivers;

    #[test]
    fn people_are_shown_pages_and_a_day() {
        for receiver in receivers::all() {
            let day = day(&receiver.checked);
            assert!(day.len() == 10 && day.starts_with("20"), "{day}");
            assert!(pages(&receiver.source).iter().all(|page| page.len() > "https://".len() && page.is_ascii()), "{:?}", pages(&receiver.source));
        }
        let gmx = receivers::by_id("gmx").unwrap();
        assert_eq!(pages(&gmx.source), ["https://postmaster.gmx.net/", "https://postmaster.web.de/"]);
        assert!(pages(&receivers::by_id("laposte").unwrap().source).is_empty());
    }
}
