//! The orders that an index can have.

use icu_collator::preferences::CollationType;
use std::fmt;
use std::str::FromStr;

/// An order by its name in BCP 47 (`-u-co-`), among those that indexes are made in.
///
/// ```
/// use hexapla::text::collate::Order;
/// assert_eq!("stroke".parse::<Order>().unwrap().to_string(), "stroke");
/// let error = "strokes".parse::<Order>().unwrap_err();
/// assert!(error.to_string().starts_with("“strokes” is not an order; the orders are compat, dict,"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order(pub(super) CollationType);

/// The orders; the CLDR's other collations are for searching, or for signs alone.
const ORDERS: [CollationType; 10] = [
    CollationType::Compat,
    CollationType::Dict,
    CollationType::Phonebk,
    CollationType::Phonetic,
    CollationType::Pinyin,
    CollationType::Standard,
    CollationType::Stroke,
    CollationType::Trad,
    CollationType::Unihan,
    CollationType::Zhuyin,
];

/// The string is not the name of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOrder(String);

impl FromStr for Order {
    type Err = UnknownOrder;

    fn from_str(name: &str) -> Result<Self, UnknownOrder> {
        let found = ORDERS.into_iter().find(|order| order.as_str() == name);
        found.map(Self).ok_or_else(|| UnknownOrder(name.to_owned()))
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl fmt::Display for UnknownOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = ORDERS.map(|order| order.as_str()).join(", ");
        write!(f, "“{}” is not an order; the orders are {names}", self.0)
    }
}

impl std::error::Error for UnknownOrder {}
