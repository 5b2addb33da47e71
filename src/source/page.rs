//! What a web page says of itself: JSON-LD (schema.org), OpenGraph, the meta names that publishers use, `<time>`.

use dom_smoothie::Readability;
use jiff::civil::Date as Day;
use serde_json::Value;

use super::day;

/// Metadata of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Day>,
    /// A date that was found and not understood, where none was.
    pub(super) unread: Option<(String, &'static str)>,
}

/// Names of meta elements for the day of publication, best first (OpenGraph, Dublin Core, Parse.ly, Sailthru, Highwire
/// and those of large sites).
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
];
const OUTLET: &[&str] =
    &["og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name"];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title"];
const URL: &[&str] = &["og:url"];

impl Page {
    /// Reads the metadata of a page that has just been parsed.
    pub(super) fn read(readability: &Readability) -> Page {
        let document = &readability.doc;
        let mut linked = Linked::default();
        for script in document.select("script[type=\"application/ld+json\"]").nodes() {
            linked.read(&script.text());
        }
        let mut metas: Vec<(String, String)> = Vec::new();
        for meta in document.select("meta[content]").nodes() {
            let content = meta.attr("content").unwrap_or_default().trim().to_owned();
            for name in ["property", "name", "itemprop"].iter().filter_map(|name| meta.attr(name)) {
                metas.push((name.trim().to_lowercase(), content.clone()));
            }
        }
        let meta = |names: &[&str]| {
            let mut found =
                names.iter().filter_map(|name| metas.iter().find(|(key, value)| key == name && !value.is_empty()));
            found.next().map(|(_, value)| value.clone())
        };
        let outlet = linked.outlet.or_else(|| meta(OUTLET));
        let mut headings =
            document.select("h1").iter().map(|heading| squeeze(&heading.text())).filter(|h| !h.is_empty());
        let heading = headings.next().filter(|_| headings.next().is_none());
        let title =
            linked.title.or(heading).or_else(|| meta(TITLE).map(|title| without_site(&title, outlet.as_deref())));
        let canonical = || document.select("link[rel=\"canonical\"]").attr("href").map(|href| href.to_string());
        let mut page = Page {
            title: title.map(|title| plain(&title)),
            url: linked.url.or_else(|| meta(URL)).or_else(canonical),
            outlet: outlet.map(|outlet| plain(&outlet)),
            ..Page::default()
        };
        let mut dates = linked.dates;
        dates.extend(
            PUBLISHED
                .iter()
                .flat_map(|name| metas.iter().filter(move |(key, _)| key == name))
                .map(|(_, value)| value.clone()),
        );
        for selector in ["[itemprop=\"datePublished\"]", "time[pubdate]", "article time[datetime]", "time[datetime]"] {
            let found = document.select_single(selector);
            let written = found.attr("datetime").or_else(|| found.attr("content")).unwrap_or_else(|| found.text());
            dates.push(written.to_string());
        }
        page.date(dates.iter().map(|written| written.trim()).filter(|written| !written.is_empty()));
        page
    }

    /// Takes the first date that can be read.
    fn date<'d>(&mut self, dates: impl Iterator<Item = &'d str>) {
        for written in dates {
            match day::field(written) {
                Ok(day) => {
                    self.published = Some(day);
                    self.unread = None;
                    return;
                }
                Err(why) => {
                    self.unread.get_or_insert_with(|| (squeeze(super::dateline::floor(written, 60)), why));
                }
            }
        }
    }
}

/// What JSON-LD says.
#[derive(Default)]
struct Linked {
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    dates: Vec<String>,
}

impl Linked {
    /// Reads one script: an object, a list of them, or a `@graph`.
    fn read(&mut self, script: &str) {
        let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        let value = serde_json::from_str::<Value>(script).or_else(|_| {
            // Many sites leave raw line feeds in their strings.
            serde_json::from_str(&script.replace(|c: char| c.is_control(), " "))
        });
        let Ok(value) = value else { return };
        let mut values = vec![&value];
        while let Some(value) = values.pop() {
            match value {
                Value::Array(inner) => values.extend(inner.iter().rev()),
                Value::Object(object) => {
                    if let Some(graph) = object.get("@graph") {
                        values.push(graph);
                    }
                    if is_article(object.get("@type")) {
                        self.article(object);
                    }
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, object: &serde_json::Map<String, Value>) {
        let word = |key: &str| object.get(key).and_then(Value::as_str).map(squeeze).filter(|word| !word.is_empty());
        self.title = self.title.take().or_else(|| word("headline"));
        self.url = self.url.take().or_else(|| word("url"));
        self.dates.extend(word("datePublished"));
        let publisher = object.get("publisher").map(|publisher| match publisher {
            Value::Array(all) => all.first().unwrap_or(&Value::Null),
            one => one,
        });
        let name = publisher.and_then(|publisher| publisher.as_str().or_else(|| publisher.get("name")?.as_str()));
        self.outlet = self.outlet.take().or_else(|| name.map(squeeze).filter(|name| !name.is_empty()));
    }
}

/// Whether a type of schema.org is an article: `NewsArticle`, `ReportageNewsArticle`, `BlogPosting` and the like.
fn is_article(kind: Option<&Value>) -> bool {
    let one = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind.ends_with("/Report"))
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(one),
        Some(kind) => one(kind),
        None => false,
    }
}

/// A title without the name of the site behind it: `Talks end | The Daily`.
fn without_site(title: &str, site: Option<&str>) -> String {
    let cut = site.and_then(|site| {
        let before = title.strip_suffix(site)?.trim_end();
        before.strip_suffix(['|', '-', '–', '—', '•', '·', ':']).map(str::trim_end)
    });
    cut.filter(|cut| !cut.is_empty()).unwrap_or(title).to_owned()
}

/// Decodes character references: JSON-LD often has them, though it should not.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return squeeze(text);
    }
    Readability::new(text.replace('<', "&lt;"), None, None)
        .map_or_else(|_| text.to_owned(), |page| squeeze(&page.doc.text()))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
