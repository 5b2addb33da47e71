use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::ColorChoice;
use tempfile::NamedTempFile;

use crate::problem::{Problem, Problems};

/// Where the process writes, and whether in colour.
pub(super) struct Console {
    out_color: bool,
    err_color: bool,
}

impl Console {
    /// Decides on colour: as asked, else by `NO_COLOR` (<https://no-color.org>), `CLICOLOR_FORCE`, `TERM` and whether a terminal listens.
    pub(super) fn new(choice: ColorChoice) -> Console {
        let decide = |stream: anstream::ColorChoice| stream != anstream::ColorChoice::Never;
        match choice {
            ColorChoice::Always => Console { out_color: true, err_color: true },
            ColorChoice::Never => Console { out_color: false, err_color: false },
            ColorChoice::Auto => Console {
                out_color: decide(anstream::AutoStream::choice(&io::stdout())),
                err_color: decide(anstream::AutoStream::choice(&io::stderr())),
            },
        }
    }

    /// Whether standard output takes colour.
    pub(super) fn color(&self) -> bool {
        self.out_color
    }

    /// How many columns a report on standard output may take: the terminal's, between 60 and 120, else 80.
    pub(super) fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
        match columns {
            Some(columns) if io::stdout().is_terminal() => columns.clamp(60, 120),
            _ => 80,
        }
    }

    /// Prints to standard output.
    pub(super) fn print(&self, text: &str) -> Result<()> {
        self.write(text.as_bytes())
    }

    /// Writes bytes to standard output.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).context("standard output cannot be written")
    }

    /// Prints a line to standard error.
    pub(super) fn tell(&self, line: &str) {
        drop(writeln!(io::stderr().lock(), "{line}"));
    }

    /// Prints problems to standard error. A standard error that is gone is nobody's to tell.
    pub(super) fn report(&self, problems: &Problems) {
        let mut err = io::stderr().lock();
        for problem in &problems.0 {
            drop(writeln!(err, "{}", problem.render(self.err_color)));
        }
    }
}

/// Whether an error comes from a reader that closed its end of a pipe.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

/// Files that are written whole or not at all: each is made beside its place, and renamed when all are complete.
#[derive(Default)]
pub(super) struct OutputFiles {
    waiting: Vec<(BufWriter<NamedTempFile>, PathBuf)>,
}

impl OutputFiles {
    /// Begins a file beside its place.
    pub(super) fn create(&mut self, path: &Path) -> Result<(), Problem> {
        if path.is_dir() {
            return Err(
                Problem::error(format!("`{}` is a folder, not a file", path.display())).hint("name a file to write")
            );
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::Builder::new().prefix(".factdiff-").tempfile_in(folder);
        let file = file.map_err(|error| cannot_write(path, &error))?;
        self.waiting.push((BufWriter::new(file), path.to_owned()));
        Ok(())
    }

    /// Adds to the file that was begun as number `at`.
    pub(super) fn write(&mut self, at: usize, bytes: &[u8]) -> Result<(), Problem> {
        let Some((file, path)) = self.waiting.get_mut(at) else { return Ok(()) };
        file.write_all(bytes).map_err(|error| cannot_write(path, &error))
    }

    /// Puts every file in its place.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let mut complete = Vec::with_capacity(self.waiting.len());
        for (file, path) in self.waiting {
            let file = file.into_inner().map_err(|error| cannot_write(&path, error.error()))?;
            file.as_file().sync_all().map_err(|error| cannot_write(&path, &error))?;
            complete.push((file, path));
        }
        for (file, path) in complete {
            widen_permissions(&file);
            file.persist(&path).map_err(|error| cannot_write(&path, &error.error))?;
        }
        Ok(())
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Problem {
    Problem::error(format!("`{}` cannot be written: {}", path.display(), plain(error)))
        .hint("check that the folder exists and that the file may be written to")
}

/// Temporary files are made for their owner alone; an output file is an ordinary file.
#[cfg(unix)]
fn widen_permissions(file: &NamedTempFile) {
    use std::os::unix::fs::PermissionsExt;
    drop(file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644)));
}

#[cfg(not(unix))]
fn widen_permissions(_: &NamedTempFile) {}

/// The system's words for an error, without its number.
pub(super) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
