//! Floor 4: casualty claims — who says that how many people of which party were killed, wounded, missing or captured.
//!
//! A [`Claim`] is one number of people harmed, with who suffered it, how, and the place in the text that says so. The words
//! are those of conflict data: a range is `low` to `high`, as in the UCDP Georeferenced Event Dataset.

mod binding;
mod claim;
mod claimant;
mod figures;
mod infobox;
mod lexicon;
mod passages;
mod reading;
mod segments;
mod sides;
mod sufferers;
mod tables;
mod units;
mod words;

pub use claim::{Approximation, Claim, Kind, Kinds, Party, Population, Scope};
pub use lexicon::Table;

use crate::base::Source;
use crate::document::Document;
use lexicon::Lexicon;

/// The claims of a document, in the order of its text. The words of its language can be extended by tables of an editor.
/// The source tells what stood in information tables besides what cleaning left.
pub fn claims(document: &Document, source: &Source, additions: &[Table]) -> Vec<Claim> {
    reading::claims(document, source, &Lexicon::of(&document.language, additions))
}

#[cfg(test)]
mod dump {
    use super::*;
    #[test]
    #[ignore]
    fn dump() {
        let text = std::env::var("TEXT").unwrap();
        let lexicon = Lexicon::of(&crate::base::Language::known(&std::env::var("TAG").unwrap()), &[]);
        let tokens = words::related(&text, words::words(&text, &lexicon), &lexicon);
        let segments = segments::segments(&text, &tokens, &lexicon);
        let parsed = binding::Parsed {
            text: &text,
            tokens: tokens.clone(),
            segments: segments.clone(),
            lexicon: &lexicon,
            announced: None,
        };
        let bound = binding::bindings(&parsed);
        for s in &segments {
            println!("SEG {:?} depth {} other {} {:?}", s.lead, s.depth, s.other, s.tokens);
        }
        for (i, t) in tokens.iter().enumerate() {
            println!(
                "{i} {:?} fig={:?} men={:?} people={:?} cue={:?} pass={} mark={:?} thing={} BOUND {:?}",
                &text[t.range.clone()],
                t.figure.as_ref().map(|f| (f.low, f.high, f.counted)),
                t.mention,
                t.people,
                t.cue.map(|c| (c.form, c.general)),
                t.passive,
                t.markers,
                t.thing,
                bound[i].map(|b| (b.token, b.cue.kinds.iter().collect::<Vec<_>>()))
            );
        }
    }
}
