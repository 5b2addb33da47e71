//! Work on a stream over several threads, with the results in the order of the stream.
//!
//! Each thread takes the next item itself, works on it, and hands in the result; whoever hands in the one whose turn it is
//! passes on all that are complete. So nothing runs beside the threads, and a thread that is far ahead waits: no more
//! results are held than a few for each thread.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A thread may be so many items a thread ahead of the one whose turn it is.
const AHEAD: usize = 4;

/// How many threads to use where nobody says: as many as the machine has cores for us.
pub fn threads(asked: Option<NonZeroUsize>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Works on each item of a stream over `threads` threads and hands over the results in the order of the items.
///
/// Where there is one thread or one item no thread is started.
///
/// # Errors
///
/// The first error of `take`, after which nothing more is handed over.
pub fn ordered<T: Send, R: Send, E: Send>(
    threads: usize,
    mut items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E> + Send,
) -> Result<(), E> {
    let first = items.next();
    let second = if first.is_some() { items.next() } else { None };
    let alone = threads < 2 || second.is_none();
    let mut items = first.into_iter().chain(second).chain(items);
    if alone {
        return items.try_for_each(|item| take(work(item)));
    }
    let source = Mutex::new(items.enumerate());
    let turn = Mutex::new(Turn { next: 0, waiting: BTreeMap::new(), take, over: false, failed: None });
    let moved = Condvar::new();
    let run = || {
        let _alarm = Alarm { turn: &turn, moved: &moved };
        loop {
            let mut state = lock(&turn);
            if state.over {
                return;
            }
            drop(state);
            let Some((at, item)) = lock(&source).next() else { return };
            let result = work(item);
            state = lock(&turn);
            state.hand_in(at, result);
            moved.notify_all();
            while !state.over && at >= state.next + threads * AHEAD {
                state = moved.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
    let turn = turn.into_inner().unwrap_or_else(PoisonError::into_inner);
    turn.failed.map_or(Ok(()), Err)
}

struct Turn<R, E, F> {
    /// The number of the item whose result is handed over next.
    next: usize,
    waiting: BTreeMap<usize, R>,
    take: F,
    over: bool,
    failed: Option<E>,
}

impl<R, E, F: FnMut(R) -> Result<(), E>> Turn<R, E, F> {
    fn hand_in(&mut self, at: usize, result: R) {
        self.waiting.insert(at, result);
        while !self.over
            && let Some(result) = self.waiting.remove(&self.next)
        {
            self.next += 1;
            if let Err(error) = (self.take)(result) {
                self.failed = Some(error);
                self.over = true;
            }
        }
    }
}

/// Wakes the other threads where one of them panics: the result that they wait for will not come.
struct Alarm<'a, R, E, F> {
    turn: &'a Mutex<Turn<R, E, F>>,
    moved: &'a Condvar,
}

impl<R, E, F> Drop for Alarm<'_, R, E, F> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(self.turn).over = true;
            self.moved.notify_all();
        }
    }
}

/// A panic elsewhere ends the run by itself; what it left behind a lock is not used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::ordered;

    /// Squares of the first numbers, the even ones slowly; an error at `stop`.
    fn squares(threads: usize, numbers: u64, stop: Option<u64>) -> (Vec<u64>, Result<(), u64>) {
        let mut squares = Vec::new();
        let slow = |n: u64| {
            if n.is_multiple_of(7) {
                std::thread::sleep(Duration::from_micros(300));
            }
            n * n
        };
        let result = ordered(threads, 0..numbers, slow, |square| {
            if stop.is_some_and(|stop| square >= stop * stop) {
                return Err(square);
            }
            squares.push(square);
            Ok(())
        });
        (squares, result)
    }

    #[test]
    fn results_come_in_order() {
        for threads in [1, 2, 3, 8] {
            for numbers in [0, 1, 2, 500] {
                let expected: Vec<u64> = (0..numbers).map(|n| n * n).collect();
                assert_eq!(squares(threads, numbers, None), (expected, Ok(())), "{threads} threads");
            }
        }
    }

    #[test]
    fn an_error_ends_it() {
        for threads in [1, 2, 8] {
            let expected: Vec<u64> = (0..100).map(|n| n * n).collect();
            assert_eq!(squares(threads, 100_000, Some(100)), (expected, Err(10_000)), "{threads} threads");
        }
    }

    #[test]
    #[should_panic] // by itself, or of a thread beside it
    fn a_panic_ends_it() {
        ordered(4, 0..10_000, |n| assert_ne!(n, 10, "item"), |()| Ok::<(), ()>(())).unwrap();
    }
}
