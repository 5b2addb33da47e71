use std::sync::Arc;

use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;

use super::{ColumnarRow, wanted};
use crate::source::records::Columns;

/// The rows of a Parquet table.
pub(super) struct ParquetRows {
    rows: RowIter<'static>,
    columns: Columns,
    number: usize,
}

impl ParquetRows {
    pub(super) fn new(table: impl ChunkReader + 'static, columns: &Columns) -> Result<ParquetRows, String> {
        let reader = SerializedFileReader::new(table).map_err(|error| plain(&error))?;
        let schema = reader.metadata().file_metadata().schema().clone();
        let wanted: Vec<Arc<Type>> = wanted(schema.get_fields().iter().map(|column| column.name()), columns)?
            .into_iter()
            .map(|(place, _)| schema.get_fields()[place].clone())
            .filter(|column| column.is_primitive())
            .collect();
        let wanted = Type::group_type_builder(schema.name()).with_fields(wanted).build();
        let rows = wanted.and_then(|wanted| RowIter::from_file_into(Box::new(reader)).project(Some(wanted)));
        Ok(ParquetRows { rows: rows.map_err(|error| plain(&error))?, columns: columns.clone(), number: 0 })
    }
}

impl Iterator for ParquetRows {
    type Item = Result<ColumnarRow, String>;

    fn next(&mut self) -> Option<Result<ColumnarRow, String>> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(plain(&error))),
        };
        self.number += 1;
        let mut read = ColumnarRow::new(self.number);
        for (name, value) in row.get_column_iter() {
            let Some(field) = self.columns.field(name) else { continue };
            match value {
                Field::Null => {}
                Field::Str(words) => read.set(field, words.clone()),
                // Old writers do not say that their bytes are texts.
                Field::Bytes(bytes) => read.set(field, String::from_utf8_lossy(bytes.data()).into_owned()),
                other => read.set(field, other.to_string()),
            }
        }
        Some(Ok(read))
    }
}

fn plain(error: &parquet::errors::ParquetError) -> String {
    let why = error.to_string();
    why.split_once(": ").map_or(why.clone(), |(_, why)| why.to_owned())
}
