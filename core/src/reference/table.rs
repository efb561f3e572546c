//! Tables in Markdown, without the columns that nothing stands in.

/// A table whose cells are Markdown themselves.
pub(super) struct Table {
    heads: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) const fn new(heads: &'static [&'static str]) -> Self {
        Self { heads, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn markdown(&self) -> String {
        let filled = |column: &usize| {
            self.rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()))
        };
        let columns: Vec<_> = (0..self.heads.len()).filter(filled).collect();
        let heads = columns.iter().filter_map(|column| self.heads.get(*column).copied());
        let mut lines = vec![line(heads), line(columns.iter().map(|_| "---"))];
        for row in &self.rows {
            let cells = columns.iter().filter_map(|column| row.get(*column));
            lines.push(line(cells.map(|cell| escaped(cell))));
        }
        lines.join("\n")
    }
}

fn line<C: AsRef<str>>(cells: impl Iterator<Item = C>) -> String {
    cells.fold("|".to_owned(), |line, cell| format!("{line} {} |", cell.as_ref()))
}

fn escaped(cell: &str) -> String {
    cell.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_columns_are_left_out() {
        let mut table = Table::new(&["a", "b", "c"]);
        table.row(["1".to_owned(), String::new(), "x|y".to_owned()]);
        table.row(["2".to_owned(), String::new(), String::new()]);
        assert_eq!(table.markdown(), "| a | c |\n| --- | --- |\n| 1 | x\\|y |\n| 2 |  |");
    }
}
