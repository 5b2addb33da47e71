use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

use super::{read_arrow, read_parquet};
use crate::problem::Problems;
use crate::source::{Defaults, Source};

/// A table with a number, a text and a column that nobody asks for.
fn parquet(ids: &[i64], texts: &[&str]) -> Vec<u8> {
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

/// The same with a day of publication, in batches of so many rows; as a stream, or as a file.
fn arrow(ids: &[i64], texts: &[&str], rows: usize, stream: bool) -> Vec<u8> {
    let column = |name: &str, array: ArrayRef| (name.to_owned(), array);
    let batches: Vec<RecordBatch> = ids
        .chunks(rows)
        .zip(texts.chunks(rows))
        .map(|(ids, texts)| {
            let days: ArrayRef = Arc::new(Date32Array::from(vec![19_815; ids.len()]));
            let numbers: ArrayRef = Arc::new(Int64Array::from(ids.to_vec()));
            let texts: ArrayRef = Arc::new(StringArray::from(texts.to_vec()));
            RecordBatch::try_from_iter([
                column("more", numbers.clone()),
                column("text", texts),
                column("id", numbers),
                column("published", days),
            ])
            .unwrap()
        })
        .collect();
    let (mut bytes, schema) = (Vec::new(), batches[0].schema());
    if stream {
        let mut writer = StreamWriter::try_new(&mut bytes, &schema).unwrap();
        batches.iter().for_each(|batch| writer.write(batch).unwrap());
        writer.finish().unwrap();
    } else {
        let mut writer = FileWriter::try_new(&mut bytes, &schema).unwrap();
        batches.iter().for_each(|batch| writer.write(batch).unwrap());
        writer.finish().unwrap();
    }
    bytes
}

fn told((sources, problems): (Vec<Source>, Problems)) -> Vec<String> {
    let published = |source: &Source| source.published.map_or(String::new(), |day| format!(" of {day}"));
    let source = |source: &Source| format!("{} {} {}{}", source.file, source.id, source.text, published(source));
    sources.iter().map(source).chain(problems.0.iter().map(|problem| problem.what.clone())).collect()
}

#[test]
fn rows_of_parquet_are_articles() {
    let table = parquet(&[7, 8, 9], &["It ended.", "--", "It began."]);
    assert_eq!(
        told(read_parquet(&table, "t.parquet", &Defaults::default())),
        ["t.parquet:1 7 It ended.", "t.parquet:3 9 It began.", "`t.parquet:2` holds no words"]
    );
}

#[test]
fn rows_of_arrow_are_articles() {
    for (rows, stream) in [(3, false), (2, false), (1, true), (3, true)] {
        let table = arrow(&[7, 8, 9], &["It ended.", "--", "It began."], rows, stream);
        assert_eq!(
            told(read_arrow(&table, "t.arrow", &Defaults::default())),
            [
                "t.arrow:1 7 It ended. of 2024-04-02",
                "t.arrow:3 9 It began. of 2024-04-02",
                "`t.arrow:2` holds no words"
            ],
            "{rows} rows a batch, stream: {stream}"
        );
    }
}

#[test]
fn no_table() {
    for (head, read) in
        [("PAR1 and no more", read_parquet as fn(&[u8], &str, &Defaults) -> _), ("ARROW1 and", read_arrow)]
    {
        let (sources, problems) = read(head.as_bytes(), "t", &Defaults::default());
        assert_eq!(sources.len(), 0);
        assert!(problems.0[0].what.starts_with("the table `t` is not read: "), "{}", problems.0[0].what);
    }
}

proptest! {
    /// Whatever stands in the bytes of a table, it is read or a problem is told.
    #[test]
    fn broken_bytes_are_a_problem(at: prop::sample::Index, byte: u8, cut: prop::sample::Index, stream: bool) {
        let (ids, texts) = ([7, 8, 9], ["It ended.", "It went on.", "It began."]);
        for (mut table, read) in [
            (arrow(&ids, &texts, 2, stream), read_arrow as fn(&[u8], &str, &Defaults) -> (Vec<Source>, Problems)),
            (parquet(&ids, &texts), read_parquet),
        ] {
            let at = at.index(table.len());
            table[at] = byte;
            read(&table, "t", &Defaults::default());
            table.truncate(cut.index(table.len()));
            read(&table, "t", &Defaults::default());
        }
    }
}
