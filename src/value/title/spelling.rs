//! Words of titles that are spelt in two ways.

/// Words that are spelt in two ways; the first is the one that ids use. British and American usage, our own list.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("adviser", "advisor"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("centre", "center"),
    ("privatisation", "privatization"),
    ("paediatrician", "pediatrician"),
    ("councillor", "councilor"),
    ("counsellor", "counselor"),
    ("licence", "license"),
    ("judgement", "judgment"),
    ("harbour", "harbor"),
    ("theatre", "theater"),
];

/// The word by which all its spellings go.
pub(super) fn spelling_class(word: &str) -> &str {
    SPELLINGS.iter().find(|(_, other)| *other == word).map_or(word, |(first, _)| first)
}
