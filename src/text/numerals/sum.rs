//! How the pieces of a number add up.

use super::Piece;

/// Values are counted in thousandths of thousandths of thousandths, so that `1.25 million` is exact.
pub const ONE: u128 = 1_000_000_000;
/// Numbers from here on are no numbers of anything that texts count.
pub const LIMIT: u128 = ONE * 1_000_000_000_000_000;
/// What has been added up; the lower and the higher end of a range.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    total: [u128; 2],
    section: [u128; 2],
    current: Option<[u128; 2]>,
    /// The last two digits in words that stood side by side, for `三四百`.
    run: Vec<u64>,
    least_group: Option<u64>,
    least_multiplier: Option<u64>,
    /// How many pieces there are.
    pub pieces: usize,
    /// Whether one of them is in digits.
    pub digits: bool,
    /// Whether the number is a little larger.
    pub over: bool,
}

impl Sum {
    /// The lower and the higher end.
    pub fn value(&self) -> [u128; 2] {
        let current = self.current.unwrap_or_default();
        [0, 1].map(|end| self.total[end] + self.section[end] + current[end])
    }

    /// Takes a piece in; whether it can stand here.
    pub fn take(&mut self, piece: Piece, spaced: bool) -> bool {
        let fits = match piece {
            Piece::Digits(value) => self.current.is_none() && !self.over && self.set([value; 2]),
            Piece::Word(value) => !self.over && self.word(value, spaced),
            Piece::One | Piece::Half if self.pieces > 0 => false,
            Piece::One => self.set([ONE; 2]),
            Piece::Half => self.set([ONE / 2; 2]),
            Piece::Multiplier(factor) => self.multiply(factor),
            Piece::Group(factor) => self.group(factor),
            Piece::Over => self.pieces > 0 && !std::mem::replace(&mut self.over, true),
        };
        self.digits |= matches!(piece, Piece::Digits(_));
        self.pieces += 1;
        fits && self.value().iter().all(|value| *value < LIMIT)
    }

    fn set(&mut self, value: [u128; 2]) -> bool {
        self.current = Some(value);
        true
    }

    fn word(&mut self, value: u64, spaced: bool) -> bool {
        let value_in = u128::from(value) * ONE;
        match self.current {
            // 4萬零372
            None if value == 0 && self.pieces > 0 => true,
            None => {
                self.run = vec![value];
                self.set([value_in; 2])
            }
            // Twenty-five; 스물다섯.
            Some([low, high])
                if low == high
                    && low >= if spaced { 20 * ONE } else { 10 * ONE }
                    && low % (10 * ONE) == 0
                    && value < 10
                    && !self.digits =>
            {
                self.run.clear();
                self.set([low + value_in; 2])
            }
            Some([low, _]) if !spaced && value < 10 && !self.run.is_empty() => {
                self.run.push(value);
                let next = self.run[..] == [self.run[0], self.run[0] + 1];
                self.set(if next { [low, value_in] } else { [self.positional(); 2] })
            }
            Some(_) => false,
        }
    }

    fn positional(&self) -> u128 {
        self.run.iter().take(18).fold(0, |sum, digit| sum * 10 + u128::from(*digit)) * ONE
    }

    fn multiply(&mut self, factor: u64) -> bool {
        if self.least_multiplier.is_some_and(|least| least <= factor) {
            return false;
        }
        let current = self.current.take().unwrap_or([ONE; 2]);
        for (section, current) in self.section.iter_mut().zip(current) {
            *section = section.saturating_add(current.saturating_mul(u128::from(factor)));
        }
        self.least_multiplier = Some(factor);
        self.run.clear();
        true
    }

    fn group(&mut self, factor: u64) -> bool {
        if self.least_group.is_some_and(|least| least <= factor) {
            return false;
        }
        let current = self.current.take().unwrap_or_default();
        for end in [0, 1] {
            let section = self.section[end] + current[end];
            let section = if section == 0 { ONE } else { section };
            self.total[end] = self.total[end].saturating_add(section.saturating_mul(u128::from(factor)));
        }
        self.section = [0; 2];
        self.least_group = Some(factor);
        self.least_multiplier = None;
        self.run.clear();
        true
    }
}
