//! html5ever's tokenizer, with the place of each token.
//!
//! The tokenizer reports lines but no offsets. It is therefore fed in pieces that end where a token may end (behind `>` and
//! `;`), so that a tag ends where the last piece did; text is found again by comparing it with the source.

use super::Html;
use super::elements::Tag;
use crate::base::{Source, Span};
use html5ever::buffer_queue::BufferQueue;
use html5ever::data::NAMED_ENTITIES;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::{Cell, RefCell};

/// Sends the tokens of the HTML at a span of a source to a reader.
pub fn tokenize(source: &Source, span: Span, html: &mut Html<'_>) {
    let text = source.slice(span);
    let sink = Sink {
        source,
        html: RefCell::new(html),
        cursor: Cell::new(span.start),
        fed: Cell::new(span.start),
        pending: RefCell::default(),
    };
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(sink, options);
    let queue = BufferQueue::default();
    let mut at = span.start;
    let (mut token, mut tag) = (span.start, OpenTag::default());
    for piece in text.split_inclusive(['>', ';']).flat_map(bounded) {
        tag.read(piece);
        if tag.attributes > MOST_ATTRIBUTES {
            break;
        }
        at += piece.len();
        tokenizer.sink.fed.set(at);
        queue.push_back(StrTendril::from_slice(piece));
        let _ = tokenizer.feed(&queue);
        if tokenizer.sink.cursor.get() != token {
            (token, tag) = (tokenizer.sink.cursor.get(), OpenTag::default());
        }
    }
    // A tag with too many attributes is one that never ends.
    if tag.attributes <= MOST_ATTRIBUTES {
        tokenizer.end();
    }
    let Sink { html, cursor, .. } = tokenizer.sink;
    html.into_inner().rest(Span::new(cursor.get(), span.end));
}

/// How many attributes a tag may seem to have: the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 5_000;

/// What has been fed since the last token, as far as it looks like a tag.
#[derive(Default)]
struct OpenTag {
    attributes: usize,
    /// The last two characters.
    last: [u8; 2],
    is_tag: bool,
    quote: Option<u8>,
}

impl OpenTag {
    fn read(&mut self, piece: &str) {
        for byte in piece.bytes() {
            let gap = byte.is_ascii_whitespace() || byte == b'/';
            match self.quote {
                Some(quote) if quote == byte => self.quote = None,
                Some(_) => {}
                None if !self.is_tag => self.is_tag = self.last[1] == b'<' && byte.is_ascii_alphabetic(),
                None if matches!(byte, b'"' | b'\'') && self.last.contains(&b'=') => {
                    (self.quote, self.attributes) = (Some(byte), self.attributes + 1);
                }
                None => self.attributes += usize::from(gap),
            }
            self.last = [self.last[1], byte];
        }
    }
}

/// A text in pieces that are not much longer than a token usually is.
fn bounded(text: &str) -> impl Iterator<Item = &str> {
    const LONGEST: usize = 4096;
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, behind) = rest.split_at(rest.ceil_char_boundary(LONGEST.min(rest.len())));
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

struct Sink<'a, 'h, 's> {
    source: &'a Source,
    html: RefCell<&'h mut Html<'s>>,
    /// Where the token after the last one begins.
    cursor: Cell<usize>,
    /// How much of the source has been fed.
    fed: Cell<usize>,
    /// What a character reference stands for whose end is not known yet.
    pending: RefCell<String>,
}

impl Sink<'_, '_, '_> {
    fn take_to(&self, end: usize) -> Span {
        let span = Span::new(self.cursor.get(), end);
        self.cursor.set(span.end);
        span
    }

    fn rest_of_source(&self) -> &str {
        self.source.slice(Span::new(self.cursor.get(), self.source.text().len()))
    }

    fn characters(&self, text: &str) {
        self.settle();
        self.pass_nameless(text);
        let rest = self.rest_of_source();
        if rest.starts_with(text) && !(text == "&" && is_ampersand(rest)) {
            let span = self.take_to(self.cursor.get() + text.len());
            self.html.borrow_mut().text(span);
        } else {
            self.pending.borrow_mut().push_str(text);
        }
    }

    /// Passes the end tags without a name before a text: they are the only markup of which there is no token (HTML, 13.2.5.7).
    fn pass_nameless(&self, text: &str) {
        const NAMELESS: &str = "</>";
        while !text.starts_with(NAMELESS) && self.rest_of_source().starts_with(NAMELESS) {
            let span = self.take_to(self.cursor.get() + NAMELESS.len());
            self.html.borrow_mut().comment(span);
        }
    }

    /// Gives on a character reference.
    fn settle(&self) {
        let text = std::mem::take(&mut *self.pending.borrow_mut());
        if !text.is_empty() {
            let span = self.take_to(self.cursor.get() + reference_len(self.rest_of_source()));
            self.html.borrow_mut().replaced_text(span, &text);
        }
    }

    fn null(&self) {
        self.settle();
        self.pass_nameless("\0");
        let null = self.rest_of_source().starts_with('\0');
        let span = self.take_to(self.cursor.get() + usize::from(null));
        self.html.borrow_mut().replaced_text(span, "");
    }
}

/// Whether a text begins with a reference to the character that references begin with.
fn is_ampersand(text: &str) -> bool {
    let name = text[..reference_len(text)].trim_matches(['&', ';']).to_ascii_lowercase();
    match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
            u32::from_str_radix(digits, radix) == Ok(u32::from('&'))
        }
        None => name == "amp",
    }
}

/// The length of a character reference at the beginning of a text; 0 where none is there. One by name is the longest that there
/// is, with or without its semicolon (HTML, 13.2.5.73): of `&nbspand` it is `&nbsp`.
fn reference_len(text: &str) -> usize {
    let Some(name) = text.strip_prefix('&') else { return 0 };
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.starts_with(['x', 'X']);
        let digits = &number[usize::from(hexadecimal)..];
        let radix = if hexadecimal { 16 } else { 10 };
        let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let semicolon = digits[length..].starts_with(';');
        return if length == 0 { 0 } else { 2 + usize::from(hexadecimal) + length + usize::from(semicolon) };
    }
    let known = (1..=name.len()).map_while(|end| Some((end, NAMED_ENTITIES.get(name.get(..end)?)?)));
    known.filter(|(_, characters)| characters.0 != 0).last().map_or(0, |(end, _)| 1 + end)
}

impl TokenSink for Sink<'_, '_, '_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => self.characters(&text),
            Token::NullCharacterToken => self.null(),
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                self.settle();
                let span = self.take_to(self.fed.get());
                self.html.borrow_mut().comment(span);
            }
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => {
                self.settle();
                let span = self.take_to(self.fed.get());
                self.html.borrow_mut().end_tag(&tag.name, span);
            }
            Token::TagToken(tag) => {
                self.settle();
                let span = self.take_to(self.fed.get());
                self.html.borrow_mut().start_tag(&Tag::from(&tag), span);
                return raw_text(&tag.name);
            }
            Token::EOFToken => self.settle(),
            Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

/// Elements whose content is not markup (HTML, 13.2.6.4.4 and following).
fn raw_text(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}
