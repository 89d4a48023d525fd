//! Where a fact can be read, as people are shown it: pages that they can open. Through which copy it came to us stands in the file alone.

use super::text::Text;

/// How the files say that nothing was read.
const GENERAL: &str = "general knowledge";

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

/// Where a fact can be read that no page of the Internet tells as such: the names of the documents, as the fact file has them, without what only
/// programs need. Nothing where nobody but the field itself says so.
pub fn names(source: &[Text]) -> Vec<&str> {
    let is_name = |text: &&Text| !text.starts_with(GENERAL) && !text.contains("https://");
    source.iter().filter(is_name).map(|text| text.trim_start_matches("http://")).collect()
}

/// The day on which a fact was looked at.
pub fn day(checked: &str) -> &str {
    checked.split([',', ' ']).next().unwrap_or(checked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{providers, receivers};

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
        assert!(names(&receivers::by_id("laposte").unwrap().source).is_empty());
    }

    #[test]
    fn what_was_read_is_named_also_where_it_is_no_page() {
        let hetzner = providers::by_id("hetzner").unwrap();
        assert_eq!((pages(&hetzner.source), names(&hetzner.source).len()), (Vec::new(), 4));
        assert!(names(&hetzner.source)[0].starts_with("docs.hetzner.com/"));
        // Whoever is believed has something to show.
        let read = providers::all().iter().map(|one| (&one.source, one.confidence)).chain(receivers::all().iter().map(|one| (&one.source, one.confidence)));
        for (source, _) in read.filter(|(_, confidence)| confidence.decides()) {
            let (pages, names) = (pages(source), names(source));
            assert!(!pages.is_empty() || !names.is_empty(), "{source:?}");
            assert!(names.iter().all(|name| !name.contains("://")), "{names:?}");
        }
    }
}
