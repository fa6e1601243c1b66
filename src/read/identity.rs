//! What article a source is: its declared title, its address and its first words may disagree.

use crate::base::{Diagnostic, Source};
use crate::document::{BlockKind, Document, plain_text};
use percent_encoding::percent_decode_str;

/// How far into the text a title counts as one of its first words, in characters.
const LEAD: usize = 160;

/// Settles the title of a document.
///
/// Where the declared title is another article's — the address names something else, and the first words of the text speak
/// of what the address names — the address and the lead win, and a warning explains it. Without a declared title the one in
/// the address is taken.
pub fn settle_title(source: &Source, document: &mut Document, diagnostics: &mut Vec<Diagnostic>) {
    let Some(named) = document.metadata.url.as_deref().and_then(title_in_url) else { return };
    let Some(declared) = document.metadata.title.clone() else {
        document.metadata.title = Some(named);
        return;
    };
    if fold(&declared) == fold(&named) {
        return;
    }
    let lead = fold(&lead(document));
    if lead.contains(&fold(&named)) && !lead.contains(&fold(&declared)) {
        diagnostics.push(
            Diagnostic::warning(
                "title-of-another",
                format!(
                    "the front matter says that this is “{declared}”, but its address and its first words say “{named}”"
                ),
            )
            .in_file(source.path())
            .at_position(line_of_title(source), 1)
            .hint(format!("it is taken as “{named}”; correct the title in the front matter to silence this")),
        );
        document.metadata.title = Some(named);
    }
}

fn line_of_title(source: &Source) -> usize {
    source.text().lines().position(|line| line.starts_with("title")).map_or(1, |at| at + 1)
}

/// The title of the page that an address of a wiki names.
fn title_in_url(url: &str) -> Option<String> {
    let (_, path) = url.split_once("/wiki/")?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let title = percent_decode_str(path).decode_utf8().ok()?.replace('_', " ");
    (!title.trim().is_empty()).then(|| title.trim().to_owned())
}

fn lead(document: &Document) -> String {
    let first = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) => Some(plain_text(inlines)),
        _ => None,
    });
    first.unwrap_or_default().chars().take(LEAD).collect()
}

/// The name that a text begins with, as texts of reference works do: `韓戰，是…`, `6.25 전쟁(…)은…`, `The landing (…) was…`.
///
/// Nothing where the first words are too many to be a name.
pub fn name_in_lead(document: &Document) -> Option<String> {
    const LONGEST: usize = 24;
    let text = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(inlines) => Some(plain_text(inlines)),
        _ => None,
    })?;
    let text = text.trim_start();
    let signs = text.find(['（', '(', '，', ',', '：', '、', '。']);
    let verbs = ["是", "は", " was ", " is ", " were ", "은 ", "는 "].iter().filter_map(|verb| text.find(verb)).min();
    let name = text[..signs.into_iter().chain(verbs).min()?].trim();
    let letters = name.chars().any(char::is_alphabetic);
    (letters && name.chars().count() <= LONGEST).then(|| name.to_owned())
}

/// Letters and digits only, in small letters: spaces and punctuation vary.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::base::Source;
    use crate::read::read;

    #[test]
    fn the_address_and_the_lead_win() {
        let text = "title: 장진호 전투\nurl: https://ko.example.org/wiki/6.25_%EC%A0%84%EC%9F%81\n---\n6·25 전쟁은 1950년에 일어난 전쟁이다.\n\n== 배경 ==\n분단이 있었다.";
        let reading = read(&Source::new("a", text));
        assert_eq!(reading.document.metadata.title.as_deref(), Some("6.25 전쟁"));
        assert_eq!(reading.diagnostics[0].code, "title-of-another");
    }

    #[test]
    fn a_text_without_a_title_is_called_what_it_begins_with() {
        let name = |text: &str| super::name_in_lead(&read(&Source::new("a", text)).document);
        assert_eq!(name("韓戰，是朝鮮半島上的一場戰爭。").as_deref(), Some("韓戰"));
        assert_eq!(name("仁川登陆（英语：X）是一次两栖作战。").as_deref(), Some("仁川登陆"));
        assert_eq!(name("1950年6月25日。"), Some("1950年6月25日".to_owned()));
        assert_eq!(name("The first of the many things that one has to know about the harbour is its depth."), None);
    }

    #[test]
    fn a_title_that_the_lead_speaks_of_stays() {
        let text = "title: Inchon\nurl: https://example.org/wiki/Battle\n---\nInchon is a port. The battle was there.\n\n== A ==\nb";
        assert_eq!(read(&Source::new("a", text)).document.metadata.title.as_deref(), Some("Inchon"));
    }
}
