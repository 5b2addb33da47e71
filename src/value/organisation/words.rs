//! The words by which a name tells that it is one of an organisation; lists of our own, from names that news carries often.

/// Legal forms of companies, normalised; they say nothing of who is meant.
pub(super) fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "ab" | "ag"
            | "asa"
            | "bhd"
            | "bv"
            | "co"
            | "corp"
            | "gmbh"
            | "inc"
            | "incorporated"
            | "kk"
            | "limited"
            | "llc"
            | "llp"
            | "lp"
            | "ltd"
            | "nv"
            | "oy"
            | "oyj"
            | "plc"
            | "pty"
            | "pte"
            | "sa"
            | "sarl"
            | "se"
            | "spa"
            | "srl"
    )
}

/// Words that end the name of an organisation, or begin one with `of` or `for` behind them; normalised, sorted.
const BODIES: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "air",
    "airlines",
    "airways",
    "alliance",
    "assembly",
    "associates",
    "association",
    "authority",
    "automotive",
    "bancorp",
    "bank",
    "bankshares",
    "biotech",
    "board",
    "brands",
    "breweries",
    "brigade",
    "broadcasting",
    "brothers",
    "bureau",
    "capital",
    "centre",
    "chamber",
    "chemical",
    "chemicals",
    "church",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "communications",
    "company",
    "confederation",
    "conference",
    "congress",
    "consortium",
    "corporation",
    "council",
    "court",
    "dairies",
    "department",
    "division",
    "electric",
    "electronics",
    "energy",
    "enterprises",
    "entertainment",
    "exchange",
    "federation",
    "financial",
    "foods",
    "force",
    "forces",
    "forum",
    "foundation",
    "front",
    "fund",
    "group",
    "guild",
    "holdings",
    "hospital",
    "industries",
    "institute",
    "institution",
    "insurance",
    "international",
    "investments",
    "laboratories",
    "labs",
    "league",
    "logistics",
    "management",
    "media",
    "ministry",
    "mission",
    "motor",
    "motors",
    "movement",
    "network",
    "networks",
    "office",
    "oil",
    "organisation",
    "organization",
    "parliament",
    "partners",
    "party",
    "petroleum",
    "pharma",
    "pharmaceutical",
    "pharmaceuticals",
    "pictures",
    "police",
    "press",
    "productions",
    "properties",
    "railroad",
    "railways",
    "records",
    "resources",
    "restaurants",
    "school",
    "schools",
    "securities",
    "semiconductor",
    "senate",
    "service",
    "services",
    "shipping",
    "society",
    "software",
    "steel",
    "stores",
    "studios",
    "survey",
    "syndicate",
    "systems",
    "team",
    "technologies",
    "telecom",
    "therapeutics",
    "tribunal",
    "trust",
    "union",
    "university",
    "utilities",
    "ventures",
    "works",
];

/// Whether a normalised word tells that the name is one of an organisation.
pub(super) fn is_body(word: &str) -> bool {
    BODIES.binary_search(&word).is_ok()
}

/// Words in capitals, normalised, that are short for no organisation: offices, units, times, things.
pub(super) fn is_other_acronym(word: &str) -> bool {
    matches!(
        word,
        "ad" | "aids"
            | "am"
            | "atm"
            | "bc"
            | "bst"
            | "cdt"
            | "ceo"
            | "cet"
            | "cest"
            | "cfo"
            | "coo"
            | "covid"
            | "cst"
            | "cto"
            | "dj"
            | "dna"
            | "dvd"
            | "edt"
            | "emt"
            | "est"
            | "et"
            | "faq"
            | "gdp"
            | "gmt"
            | "gop"
            | "gps"
            | "hiv"
            | "id"
            | "iii"
            | "ipo"
            | "iq"
            | "it"
            | "km"
            | "led"
            | "mba"
            | "md"
            | "mp"
            | "mph"
            | "mps"
            | "mvp"
            | "no"
            | "ok"
            | "pdf"
            | "pdt"
            | "phd"
            | "pm"
            | "pr"
            | "pst"
            | "pt"
            | "rv"
            | "sms"
            | "sos"
            | "suv"
            | "tv"
            | "ufo"
            | "usd"
            | "utc"
            | "vat"
            | "vip"
            | "vii"
            | "viii"
            | "xii"
            | "xiii"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn bodies_are_sorted() {
        assert!(super::BODIES.is_sorted());
    }
}
