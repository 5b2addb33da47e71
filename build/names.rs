//! What single words tell about names: the lists of `src/value/person`.

use std::path::Path;

use super::tables::Words;

pub(super) fn write(out: &Path) {
    let common = include_str!("../src/value/person/common_words.txt");
    // The first two paragraphs hold words that are no part of any name.
    let no_part = |line: &&str| line.starts_with("a about") || line.starts_with("advertisement");
    let function = common.lines().filter(no_part).collect::<Vec<_>>().join("\n");
    let lists = [
        (include_str!("../src/value/person/given_names.txt"), "GIVEN"),
        (include_str!("../src/value/person/things.txt"), "THING"),
        (common, "COMMON"),
        (function.as_str(), "FUNCTION"),
    ];
    let (mut words, mut classes) = (Words::default(), Vec::<Vec<&str>>::new());
    for (list, class) in lists {
        for word in list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace) {
            let number = words.insert(word) as usize;
            classes.resize(classes.len().max(number + 1), Vec::new());
            if !classes[number].contains(&class) {
                classes[number].push(class);
            }
        }
    }
    let classes: Vec<String> = classes.iter().map(|classes| classes.join(" | ")).collect();
    let source = format!("Lists {{ words: {}, classes: &[{}] }}", words.source(), classes.join(", "));
    super::put(out, "name_words.rs", &source);
}
