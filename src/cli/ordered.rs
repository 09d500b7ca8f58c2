//! A reader, many workers and one writer: batches are worked on in parallel and come out in the
//! order in which they went in, whatever the number of workers.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::model::{Article, Reject};

/// Records that a worker takes at once.
#[derive(Debug, Default)]
pub(super) struct Batch {
    records: Vec<Result<Article, Reject>>,
    bytes: usize,
}

/// A batch is full at so many bytes of text or so many records: small enough that workers share a
/// small archive, large enough that handing it over costs nothing.
const FULL: (usize, usize) = (256 * 1024, 256);

impl Batch {
    pub(super) fn add(&mut self, record: Result<Article, Reject>) {
        self.bytes += record.as_ref().map_or(0, |article| article.text.len());
        self.records.push(record);
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes >= FULL.0 || self.records.len() >= FULL.1
    }

    pub(super) fn into_records(self) -> Vec<Result<Article, Reject>> {
        self.records
    }
}

/// One worker for each processor.
pub(super) fn default_jobs() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Runs `read` on a thread of its own, `work` on `jobs` threads and `write` on this one.
///
/// `read` sends batches with the function it is given, which says `false` when nobody wants more.
/// At most four batches a worker are held at a time: a slow writer slows the reader down.
pub(super) fn run<R, W>(
    jobs: usize,
    read: impl FnOnce(&mut dyn FnMut(Batch) -> bool) + Send,
    work: W,
    mut write: impl FnMut(R) -> ControlFlow<()>,
) where
    R: Send,
    W: Fn(Batch) -> R + Sync,
{
    let (to_workers, from_reader) = sync_channel::<(u64, Batch)>(2 * jobs);
    let (to_writer, from_workers) = sync_channel::<(u64, R)>(2 * jobs);
    let from_reader = Mutex::new(from_reader);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut number = 0;
            read(&mut |batch| {
                let is_wanted = to_workers.send((number, batch)).is_ok();
                number += 1;
                is_wanted
            });
        });
        for _ in 0..jobs {
            let to_writer = to_writer.clone();
            let (from_reader, work) = (&from_reader, &work);
            scope.spawn(move || {
                loop {
                    let next = from_reader.lock().map(|queue| queue.recv());
                    let Ok(Ok((number, batch))) = next else { break };
                    if to_writer.send((number, work(batch))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to_writer);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let mut is_over = false;
        for (number, result) in from_workers {
            // After the end the queues are emptied, so that nobody waits for room in them.
            if is_over {
                continue;
            }
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&next) {
                next += 1;
                if write(result).is_break() {
                    is_over = true;
                    break;
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(number: u64) -> Batch {
        let mut batch = Batch::default();
        batch.add(Ok(Article { id: number.to_string(), ..Article::default() }));
        batch
    }

    #[test]
    fn keeps_the_order_for_any_number_of_workers() {
        for jobs in [1, 2, 7] {
            let mut ids = Vec::new();
            run(
                jobs,
                |send| {
                    for number in 0..200 {
                        assert!(send(batch(number)));
                    }
                },
                Batch::into_records,
                |records| {
                    ids.extend(records.into_iter().map(|record| record.unwrap().id));
                    ControlFlow::Continue(())
                },
            );
            let expected: Vec<String> = (0..200).map(|number: u64| number.to_string()).collect();
            assert_eq!(ids, expected, "{jobs} workers");
        }
    }

    #[test]
    fn ends_when_the_writer_has_enough() {
        let mut n_written = 0;
        run(
            2,
            |send| {
                for number in 0..1000 {
                    if !send(batch(number)) {
                        return;
                    }
                }
            },
            |_| (),
            |()| {
                n_written += 1;
                if n_written == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(n_written, 3);
    }
}
