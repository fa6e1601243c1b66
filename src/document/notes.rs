//! The numbers of notes.

use super::{Document, Inline, Note};
use std::collections::{BTreeMap, HashSet};

/// The numbers of notes by their labels, from 1: in the order in which they are first referred to; then come those that
/// nothing refers to.
pub fn numbers(document: &Document) -> BTreeMap<String, usize> {
    fn collect(inlines: &[Inline], labels: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::NoteReference(label) => labels.push(label.clone()),
                other => collect(other.children(), labels),
            }
        }
    }
    let mut labels = Vec::new();
    document.blocks.iter().for_each(|block| block.for_each_run(&mut |run| collect(run, &mut labels)));
    labels.extend(document.notes.iter().map(|note| note.label.clone()));
    let defined: HashSet<&str> = document.notes.iter().map(|note| note.label.as_str()).collect();
    let mut numbers = BTreeMap::new();
    for label in labels.into_iter().filter(|label| defined.contains(label.as_str())) {
        let next = numbers.len() + 1;
        numbers.entry(label).or_insert(next);
    }
    numbers
}

/// Notes with their numbers, in the order of these. Of notes with one label the first has its number; the others come last.
pub fn in_order(document: &Document) -> Vec<(usize, &Note)> {
    let numbers = numbers(document);
    let mut next = numbers.len();
    let mut taken = HashSet::new();
    let mut ordered: Vec<(usize, &Note)> = document
        .notes
        .iter()
        .filter_map(|note| {
            let number = *numbers.get(&note.label)?;
            if taken.insert(number) {
                return Some((number, note));
            }
            next += 1;
            Some((next, note))
        })
        .collect();
    ordered.sort_by_key(|(number, _)| *number);
    ordered
}
