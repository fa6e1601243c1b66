//! Where the text of an article is marked: the figures of claims, each with an id, its value, and the way to its row in the
//! tables; the names of terms, with the way to their entries.

use super::html::escape;
use crate::base::Span;
use crate::document::Text;
use std::collections::HashSet;

/// A place in the source that the article marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The bytes of the source.
    pub span: Span,
    /// What is said of it.
    pub sign: Sign,
}

/// What a mark says of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A number of people.
    Figure {
        /// The id that the place gets.
        id: String,
        /// What it says, for machines: `162394`, or `500-1000`.
        value: String,
        /// The way to its row in the tables.
        href: String,
    },
    /// The name of a term.
    Term {
        /// The way to its entry.
        href: String,
    },
    /// What another edition does not have.
    Removed,
    /// What another edition does not have yet.
    Inserted,
    /// What stands elsewhere in another edition.
    Moved,
}

impl Sign {
    /// The element around the place and its class.
    fn element(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Figure { .. } | Self::Term { .. } => None,
            Self::Removed => Some(("del", "change")),
            Self::Inserted => Some(("ins", "change")),
            Self::Moved => Some(("span", "moved")),
        }
    }

    /// Where it leads, and the class of the link.
    fn link(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Figure { href, .. } => Some(("figure", href)),
            Self::Term { href } => Some(("term", href)),
            Self::Removed | Self::Inserted | Self::Moved => None,
        }
    }
}

/// A part of a leaf with the marks that it lies in, those that begin first being the outer ones.
type Piece<'t> = (&'t str, Vec<usize>);

/// The marks of an article.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// In the order of their spans.
    marks: Vec<Mark>,
    /// The length of the longest one: none that begins farther before a place reaches it.
    longest: usize,
}

impl Marks {
    /// Marks in any order.
    pub fn new(mut marks: Vec<Mark>) -> Self {
        marks.sort_by_key(|mark| mark.span);
        let longest = marks.iter().map(|mark| mark.span.len()).max().unwrap_or_default();
        Self { marks, longest }
    }

    /// Writes a leaf as HTML with its marks.
    ///
    /// `marked` are the marks that have been written: one that lies in several leaves has its id on its first piece. Where
    /// a link is open already, marks are none.
    pub fn write(&self, text: &Text, in_link: bool, marked: &mut HashSet<usize>, out: &mut String) {
        for (piece, marks) in self.cut(text) {
            let mut closing = String::new();
            let signs: Vec<&Sign> = marks.iter().filter_map(|&at| Some(&self.marks.get(at)?.sign)).collect();
            for (&at, sign) in marks.iter().zip(&signs) {
                if let Sign::Figure { id, value, .. } = sign {
                    let id = if marked.insert(at) { format!(" id=\"{}\"", escape(id)) } else { String::new() };
                    out.push_str(&format!("<data{id} value=\"{}\">", escape(value)));
                    closing.insert_str(0, "</data>");
                }
                if let Some((element, class)) = sign.element() {
                    out.push_str(&format!("<{element} class=\"{class}\">"));
                    closing.insert_str(0, &format!("</{element}>"));
                }
            }
            // A figure's way to its row comes before that of a name around it.
            let figure = signs.iter().find(|sign| matches!(sign, Sign::Figure { .. }));
            let link = figure.and_then(|sign| sign.link()).or_else(|| signs.iter().find_map(|sign| sign.link()));
            match link.filter(|_| !in_link) {
                Some((class, href)) => {
                    out.push_str(&format!("<a class=\"{class}\" href=\"{}\">{}</a>", escape(href), escape(piece)));
                }
                None => out.push_str(&escape(piece)),
            }
            out.push_str(&closing);
        }
    }

    /// A leaf cut at the marks.
    ///
    /// A leaf that stands as it is in the source is cut where a mark begins or ends; the new text of an edit cannot be
    /// cut, for its bytes are not the source's, and is marked as a whole if a mark touches what it stands for.
    fn cut<'t>(&self, text: &'t Text) -> Vec<Piece<'t>> {
        let touching = self.touching(text.span);
        if touching.is_empty() || text.edited || text.text.len() != text.span.len() {
            return vec![(&text.text, touching)];
        }
        let spans: Vec<(usize, Span)> =
            touching.iter().filter_map(|&at| Some((at, self.marks.get(at)?.span))).collect();
        let mut places: Vec<usize> = spans.iter().flat_map(|(_, span)| [span.start, span.end]).collect();
        places.extend([text.span.start, text.span.end]);
        places.retain(|&place| text.span.start <= place && place <= text.span.end);
        places.sort_unstable();
        places.dedup();
        let (mut open, mut next): (Vec<(usize, Span)>, _) = (Vec::new(), spans.into_iter().peekable());
        let piece = |ends: &[usize]| {
            let (start, end) = (*ends.first()?, *ends.last()?);
            while let Some(mark) = next.next_if(|(_, span)| span.start <= start) {
                open.push(mark);
            }
            open.retain(|(_, span)| start < span.end);
            let part = text.text.get(start - text.span.start..end - text.span.start)?;
            Some((part, open.iter().map(|(at, _)| *at).collect()))
        };
        // A mark that ends within a character would lose text: then nothing is cut.
        let pieces: Option<Vec<Piece<'t>>> = places.windows(2).map(piece).collect();
        pieces.unwrap_or_else(|| vec![(&text.text, touching)])
    }

    /// The marks that a span meets; an empty one, where something was put in, meets those that it lies inside of.
    fn touching(&self, span: Span) -> Vec<usize> {
        let start = self.marks.partition_point(|mark| mark.span.start + self.longest < span.start);
        let near = self.marks.iter().enumerate().skip(start).take_while(|(_, mark)| mark.span.start <= span.end);
        let meets = |mark: &Mark| match span.is_empty() {
            true => mark.span.start < span.start && span.start < mark.span.end,
            false => mark.span.start < span.end && span.start < mark.span.end,
        };
        near.filter(|(_, mark)| meets(mark)).map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize) -> Mark {
        Mark { span: Span::new(start, end), sign: Sign::Term { href: "e".into() } }
    }

    #[test]
    fn a_leaf_is_cut_where_marks_begin_and_end() {
        let text = Text::verbatim("死亡12人，傷30人", Span::new(100, 122));
        let marks = Marks::new(vec![mark(117, 122), mark(0, 50), mark(106, 111), mark(200, 210)]);
        let pieces = marks.cut(&text);
        assert_eq!(
            pieces,
            [("死亡", vec![]), ("12人", vec![1]), ("，傷", vec![]), ("30人", vec![2])].map(|(text, at)| (text, at))
        );
    }

    #[test]
    fn marks_can_reach_over_leaves_and_lie_in_each_other() {
        let text = Text::verbatim("abcdef", Span::new(10, 16));
        let marks = Marks::new(vec![mark(8, 12), mark(11, 20), mark(11, 20)]);
        assert_eq!(marks.cut(&text), [("a", vec![0]), ("b", vec![0, 1, 2]), ("cdef", vec![1, 2])]);
    }

    #[test]
    fn the_text_of_an_edit_is_marked_as_a_whole() {
        let edited = |start, end| Text { text: "６，３１９".into(), span: Span::new(start, end), edited: true };
        let marks = Marks::new(vec![mark(2, 10)]);
        assert_eq!(marks.cut(&edited(4, 9)), [("６，３１９", vec![0])]);
        assert_eq!(marks.cut(&edited(4, 4)), [("６，３１９", vec![0])]);
        assert_eq!(marks.cut(&edited(2, 2)), [("６，３１９", vec![])]);
        assert_eq!(marks.cut(&edited(10, 12)), [("６，３１９", vec![])]);
    }

    #[test]
    fn a_figure_is_a_link_with_a_value_and_has_its_id_once() {
        let sign = Sign::Figure { id: "c-1".into(), value: "12".into(), href: "t#c-1".into() };
        let marks = Marks::new(vec![Mark { sign, ..mark(0, 4) }]);
        let (mut marked, mut out) = (HashSet::new(), String::new());
        marks.write(&Text::verbatim("12", Span::new(0, 2)), false, &mut marked, &mut out);
        marks.write(&Text::verbatim("人", Span::new(2, 5)), true, &mut marked, &mut out);
        assert_eq!(
            out,
            "<data id=\"c-1\" value=\"12\"><a class=\"figure\" href=\"t#c-1\">12</a></data><data value=\"12\">人</data>"
        );
    }

    #[test]
    fn a_name_leads_to_its_entry_and_a_figure_in_it_to_its_row() {
        let sign = Sign::Figure { id: "c-1".into(), value: "3".into(), href: "t".into() };
        let marks = Marks::new(vec![mark(0, 4), Mark { sign, ..mark(1, 2) }]);
        let (mut marked, mut out) = (HashSet::new(), String::new());
        marks.write(&Text::verbatim("B3ab", Span::new(0, 4)), false, &mut marked, &mut out);
        assert_eq!(
            out,
            "<a class=\"term\" href=\"e\">B</a><data id=\"c-1\" value=\"3\"><a class=\"figure\" href=\"t\">3</a></data><a class=\"term\" href=\"e\">ab</a>"
        );
    }

    #[test]
    fn no_text_is_lost_to_a_mark_that_ends_within_a_character() {
        let text = Text::verbatim("三萬人", Span::new(0, 9));
        assert_eq!(Marks::new(vec![mark(0, 4)]).cut(&text), [("三萬人", vec![0])]);
    }
}
