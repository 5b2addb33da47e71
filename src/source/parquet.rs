//! Parquet tables: one article a row, with the columns that [`FIELDS`](super::FIELDS) names. Only those are read.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;

use super::Source;
use super::article::Defaults;
use super::records::{Columns, Fields, Unread};
use crate::problem::{Problem, Problems};

/// The rows of a table, one after the other.
pub struct ParquetRows {
    rows: RowIter<'static>,
    columns: Columns,
    number: usize,
}

/// A row of a Parquet table.
#[derive(Debug)]
pub struct ParquetRow {
    /// Its number, from 1.
    number: usize,
    size: usize,
    fields: Fields,
}

impl ParquetRow {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.size
    }
}

impl ParquetRows {
    /// Reads the columns of a table: of a file, or of bytes in memory, since a table is read from its end.
    ///
    /// # Errors
    ///
    /// Bytes that are no table, and a table without a column of texts; to follow "the table `x` is not read:".
    pub fn new<T: ChunkReader + 'static>(table: T, columns: &Columns) -> Result<ParquetRows, String> {
        let reader = SerializedFileReader::new(table).map_err(|error| plain(&error))?;
        let schema = reader.metadata().file_metadata().schema().clone();
        let wanted: Vec<Arc<Type>> = schema
            .get_fields()
            .iter()
            .filter(|column| column.is_primitive() && columns.field(column.name()).is_some())
            .cloned()
            .collect();
        if !wanted.iter().any(|column| column.name() == columns.text()) {
            let names: Vec<&str> = schema.get_fields().iter().map(|column| column.name()).collect();
            return Err(format!("no column is called `{}`; its columns are {}", columns.text(), names.join(", ")));
        }
        let wanted = Type::group_type_builder(schema.name()).with_fields(wanted).build();
        let rows = wanted.and_then(|wanted| RowIter::from_file_into(Box::new(reader)).project(Some(wanted)));
        Ok(ParquetRows { rows: rows.map_err(|error| plain(&error))?, columns: columns.clone(), number: 0 })
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// A table that is broken or cannot be read.
    pub fn next_row(&mut self) -> io::Result<Option<ParquetRow>> {
        let Some(row) = self.rows.next() else { return Ok(None) };
        let row = row.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, plain(&error)))?;
        self.number += 1;
        let (mut fields, mut size) = (Fields::default(), 0);
        for (name, value) in row.get_column_iter() {
            let Some(field) = self.columns.field(name) else { continue };
            let words = match value {
                Field::Null => continue,
                Field::Str(words) => words.clone(),
                // Old writers do not say that their bytes are texts.
                Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
                other => other.to_string(),
            };
            size += words.len();
            fields.set(field, words);
        }
        Ok(Some(ParquetRow { number: self.number, size, fields }))
    }
}

fn plain(error: &parquet::errors::ParquetError) -> String {
    let why = error.to_string();
    why.split_once(": ").map_or(why.clone(), |(_, why)| why.to_owned())
}

/// Makes sources of rows. A bad row is a warning.
pub fn read_parquet_rows(
    rows: Vec<ParquetRow>,
    name: &str,
    columns: &Columns,
    defaults: &Defaults,
) -> (Vec<Source>, Problems) {
    let (mut sources, mut problems, mut unread) = (Vec::new(), Problems::default(), Unread::default());
    for row in rows {
        match row.fields.article(row.number, name, columns, &mut problems) {
            Ok(article) => sources.extend(article.finish(name, defaults, &mut problems)),
            Err(why) => unread.add(row.number, why),
        }
    }
    problems.0.splice(0..0, unread.warnings(|number| format!("row {number} of `{name}`"), "rows"));
    (sources, problems)
}

/// Reads a whole table.
pub(super) fn read(bytes: &[u8], name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    let columns = Columns::default();
    let failed = |why: &str| Problem::error(format!("the table `{name}` is not read: {why}"));
    let mut table = match ParquetRows::new(Bytes::copy_from_slice(bytes), &columns) {
        Ok(table) => table,
        Err(why) => return (Vec::new(), failed(&why).into()),
    };
    let mut rows = Vec::new();
    let end = loop {
        match table.next_row() {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => break None,
            Err(error) => break Some(failed(&error.to_string())),
        }
    };
    let (sources, mut problems) = read_parquet_rows(rows, name, &columns, defaults);
    problems.0.extend(end);
    (sources, problems)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::read;
    use crate::source::Defaults;

    /// A table with a number, a text and a column that nobody asks for.
    fn table(ids: &[i64], texts: &[&str]) -> Vec<u8> {
        let schema = "message articles { REQUIRED INT64 id; REQUIRED BYTE_ARRAY text (UTF8); REQUIRED INT64 more; }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let mut bytes = Vec::new();
        let mut writer =
            SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::builder().build())).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(ids, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let texts: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(*text)).collect();
        column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(ids, None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        bytes
    }

    #[test]
    fn rows_are_articles() {
        let (sources, problems) =
            read(&table(&[7, 8, 9], &["It ended.", "--", "It began."]), "t.parquet", &Defaults::default());
        let got: Vec<String> =
            sources.iter().map(|source| format!("{} {} {}", source.file, source.id, source.text)).collect();
        assert_eq!(got, ["t.parquet:1 7 It ended.", "t.parquet:3 9 It began."]);
        assert_eq!(problems.0[0].what, "`t.parquet:2` holds no words");
        let (sources, problems) = read(b"PAR1 and no more", "t.parquet", &Defaults::default());
        assert_eq!(sources.len(), 0);
        assert!(problems.0[0].what.starts_with("the table `t.parquet` is not read: "), "{}", problems.0[0].what);
    }
}
