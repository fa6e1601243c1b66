#![no_main]

use hexapla::text::dates::{Calendar, Context};
use hexapla::timeline::timeline;
use hexapla_fuzz::{laws, text};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((language, source)) = text(bytes) else { return };
    let text = source.text();
    let calendar = Calendar::of(&language);
    let mentions = calendar.find(text);
    assert!(mentions.is_sorted_by(|a, b| a.range.end <= b.range.start), "{mentions:?}");
    assert!(mentions.iter().all(|mention| text.get(mention.range.clone()).is_some_and(|words| !words.is_empty())));
    for dated in calendar.settle(text, &mentions, &mut Context::default()) {
        assert!(text.get(dated.range.clone()).is_some(), "{dated:?}");
        assert!(dated.end.is_none_or(|end| dated.date <= end), "{dated:?}");
        let date = dated.date;
        // A day that is written as the language writes it is read as what it was. A year alone may be another number, and so
        // may one of three digits in English.
        if date.day.is_none() || date.year < 1000 {
            continue;
        }
        let written = calendar.write(date);
        let read = calendar.settle(&written, &calendar.find(&written), &mut Context::default());
        assert_eq!(read.first().map(|dated| dated.date), Some(date), "{written}");
    }
    let document = laws::document(&source);
    for entry in timeline(&document) {
        assert!(text.get(entry.span.range()).is_some_and(|words| !words.is_empty()), "{entry:?}");
        assert!(entry.sentence.get(entry.words.clone()).is_some(), "{entry:?}");
    }
});
