use std::io::{BufReader, Read, Seek, SeekFrom};

use arrow_array::cast::AsArray as _;
use arrow_array::{Array, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, DataType};

use super::{ColumnarRow, wanted};
use crate::source::records::Columns;

/// How a table in a file begins; one without is a stream (Arrow Columnar Format, "IPC File Format").
const MAGIC: &[u8] = b"ARROW1";

/// The rows of an Arrow table.
pub(super) struct ArrowRows {
    batches: Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>,
    /// For each column of a batch that is read, its place and the field that it fills.
    wanted: Vec<(usize, usize)>,
    batch: Option<RecordBatch>,
    /// The next row of the batch.
    next: usize,
    number: usize,
}

impl ArrowRows {
    pub(super) fn new(table: impl Read + Seek + Send + 'static, columns: &Columns) -> Result<ArrowRows, String> {
        let mut table = BufReader::new(table);
        let mut head = [0; MAGIC.len()];
        let is_file = table.read_exact(&mut head).is_ok() && head == MAGIC;
        table.seek(SeekFrom::Start(0)).map_err(|error| error.to_string())?;
        let (schema, batches): (_, Box<dyn Iterator<Item = _> + Send>) = if is_file {
            let reader = FileReader::try_new(table, None).map_err(|error| plain(&error))?;
            (reader.schema(), Box::new(reader))
        } else {
            let reader = StreamReader::try_new(table, None).map_err(|error| plain(&error))?;
            (reader.schema(), Box::new(reader))
        };
        let wanted = wanted(schema.fields().iter().map(|field| field.name().as_str()), columns)?;
        Ok(ArrowRows { batches, wanted, batch: None, next: 0, number: 0 })
    }

    fn row(&mut self, batch: &RecordBatch) -> Result<ColumnarRow, String> {
        self.number += 1;
        let mut row = ColumnarRow::new(self.number);
        for (place, field) in &self.wanted {
            if let Some(words) = words(batch.column(*place), self.next)? {
                row.set(*field, words);
            }
        }
        self.next += 1;
        Ok(row)
    }
}

impl Iterator for ArrowRows {
    type Item = Result<ColumnarRow, String>;

    fn next(&mut self) -> Option<Result<ColumnarRow, String>> {
        loop {
            if let Some(batch) = self.batch.clone().filter(|batch| self.next < batch.num_rows()) {
                return Some(self.row(&batch));
            }
            match self.batches.next()? {
                Ok(batch) => (self.batch, self.next) = (Some(batch), 0),
                Err(error) => return Some(Err(plain(&error))),
            }
        }
    }
}

/// What a cell holds, in words; `None` where it is empty.
fn words(column: &dyn Array, row: usize) -> Result<Option<String>, String> {
    if column.is_null(row) {
        return Ok(None);
    }
    let text = |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).into_owned());
    Ok(match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).to_owned()),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).to_owned()),
        // Some writers do not say that their bytes are texts.
        DataType::Binary => text(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => text(column.as_binary::<i64>().value(row)),
        _ => {
            let format = FormatOptions::default();
            let cells = ArrayFormatter::try_new(column, &format).map_err(|error| plain(&error))?;
            Some(cells.value(row).try_to_string().map_err(|error| plain(&error))?)
        }
    })
}

fn plain(error: &ArrowError) -> String {
    let why = error.to_string();
    why.split_once(": ").map_or(why.clone(), |(_, why)| why.to_owned())
}
