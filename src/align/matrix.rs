//! A number for each pair of a section of one edition and a section of another.

/// From how many of its best values on a row or a column is like everything.
const BEST: usize = 4;

/// Numbers in rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f64>,
}

impl Matrix {
    /// A matrix of what a function says of each row and column.
    pub fn of(rows: usize, columns: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let value = &value;
        let values = (0..rows).flat_map(|row| (0..columns).map(move |column| value(row, column))).collect();
        Self { columns, values }
    }

    /// The number at a row and a column; 0 where there is none.
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let inside = column < self.columns;
        inside.then(|| self.values.get(row * self.columns + column).copied()).flatten().unwrap_or_default()
    }

    /// The numbers of each row.
    pub fn by_row(&self) -> impl DoubleEndedIterator<Item = &[f64]> + ExactSizeIterator {
        self.values.chunks(self.columns.max(1))
    }

    /// Each row, to write in.
    pub(super) fn by_row_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut [f64]> + ExactSizeIterator {
        self.values.chunks_mut(self.columns.max(1))
    }

    /// Adds another matrix of the same size, by a weight.
    pub(super) fn add(&mut self, weight: f64, other: &Self) {
        self.values.iter_mut().zip(&other.values).for_each(|(own, other)| *own += weight * other);
    }

    /// With rows for columns.
    pub fn transposed(&self) -> Self {
        Self::of(self.columns, self.rows(), |row, column| self.at(column, row))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.values.len().checked_div(self.columns).unwrap_or_default()
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// With less for rows and columns whose best values are above the usual, by a weight: what is like everything says little
    /// by being like something (Conneau and others, "Word translation without parallel data", 2018).
    pub(super) fn without_hubs(&self, weight: f64) -> Self {
        let (rows, columns) = (self.above_the_usual(), self.transposed().above_the_usual());
        let hub = |row: usize, column: usize| (rows[row] + columns[column]) / 2.0;
        Self::of(self.rows(), self.columns, |row, column| self.at(row, column) - weight * hub(row, column))
    }

    /// For each row, by how much the mean of its best values is above that of all rows.
    fn above_the_usual(&self) -> Vec<f64> {
        let best = |row: &[f64]| {
            let mut values = row.to_vec();
            values.sort_unstable_by(|a, b| b.total_cmp(a));
            values.truncate(BEST);
            values.iter().sum::<f64>() / values.len().max(1) as f64
        };
        let best: Vec<f64> = self.by_row().map(best).collect();
        let usual = best.iter().sum::<f64>() / best.len().max(1) as f64;
        best.into_iter().map(|value| value - usual).collect()
    }
}
