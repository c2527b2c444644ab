//! A reader of HTML that finds what browsers forgive: elements that are not closed, ids twice, references that lead nowhere.

use std::collections::BTreeSet;

const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// What is wrong with a page.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let (mut ids, mut references) = (BTreeSet::new(), Vec::new());
    for tag in tags(page) {
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                other => faults.push(format!("</{name}> closes {other:?}")),
            }
            continue;
        }
        let name = tag.split([' ', '>']).next().unwrap_or_default().to_owned();
        if let Some(id) = attribute(tag, "id")
            && !ids.insert(id.to_owned())
        {
            faults.push(format!("id {id} twice"));
        }
        for reference in ["for", "aria-describedby", "aria-labelledby", "data-dialog-open", "form"]
        {
            let targets = attribute(tag, reference).unwrap_or_default().split(' ');
            references.extend(targets.filter(|id| !id.is_empty()).map(str::to_owned));
        }
        for handler in [" style=", " onclick=", " onchange=", " onsubmit=", "href=\"javascript:"] {
            if tag.contains(handler) {
                faults.push(format!("{handler} in <{tag}>"));
            }
        }
        if !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    faults.extend(open.into_iter().map(|name| format!("<{name}> stays open")));
    let lost = references.into_iter().filter(|id| !ids.contains(id));
    faults.extend(lost.map(|id| format!("nothing has the id {id}")));
    faults
}

/// Keys that stand on a page in place of their words.
pub(crate) fn missing_words(page: &str) -> Vec<String> {
    let text = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text);
    let attributes =
        ["aria-label", "placeholder", "title", "data-legend", "data-missing", "data-confirm"];
    let named = tags(page)
        .flat_map(|tag| attributes.into_iter().filter_map(move |name| attribute(tag, name)));
    let words = text.chain(named).flat_map(str::split_whitespace);
    words.filter(|word| word.starts_with("web-")).map(str::to_owned).collect()
}

/// Icons of a page that the sprite does not have.
pub(crate) fn missing_icons(page: &str) -> Vec<String> {
    let sprite = include_str!("../../../../frontend/src/icons.txt");
    let used =
        tags(page).filter(|tag| tag.starts_with("use ")).filter_map(|tag| attribute(tag, "href"));
    let names = used.map(|href| href.rsplit('#').next().unwrap_or_default());
    names.filter(|name| !sprite.lines().any(|line| line == *name)).map(str::to_owned).collect()
}

fn tags(page: &str) -> impl Iterator<Item = &str> {
    let tags = page.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag);
    tags.filter(|tag| !tag.starts_with('!'))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

#[test]
fn the_reader_finds_what_it_is_for() {
    assert_eq!(faults("<p id=\"a\"><br></p><label for=\"a\"></label>"), [""; 0]);
    assert_eq!(faults("<p><b></p>"), ["</p> closes Some(\"b\")", "<p> stays open"]);
    assert_eq!(faults("<i id=\"a\"></i><i id=\"a\"></i>"), ["id a twice"]);
    assert_eq!(faults("<i for=\"b\"></i>"), ["nothing has the id b"]);
    assert_eq!(faults("<i style=\"x\"></i>"), [" style= in <i style=\"x\">"]);
    assert_eq!(
        missing_icons("<use href=\"#home\"></use><use href=\"#no-such\"></use>"),
        ["no-such"]
    );
    assert_eq!(missing_words("<p title=\"web-a\">so web-b</p>"), ["web-b", "web-a"]);
}
