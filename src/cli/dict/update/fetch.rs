//! A query to an answer: at a polite pace, again after what may pass, and never past a signal.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::Body;
use ureq::http::Response;

use crate::cli::Failure;
use crate::cli::signals::Signals;

/// Longer than the query service itself goes on with a query.
const TIMEOUT: Duration = Duration::from_secs(90);
/// How often a wait looks for a signal.
const TICK: Duration = Duration::from_millis(50);
/// A service that wants us to stay away for longer is asked another day.
const LONGEST_WAIT: Duration = Duration::from_secs(600);
/// Larger answers are refused.
const MOST_BYTES: u64 = 64 << 20;

/// How an endpoint is asked.
#[derive(Debug)]
pub(super) struct Settings<'a> {
    pub(super) endpoint: &'a str,
    pub(super) user_agent: &'a str,
    /// Time between the beginnings of two requests.
    pub(super) between: Duration,
    pub(super) n_retries: u32,
    /// Time before the first retry, where the answer says none.
    pub(super) pause: Duration,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Halt {
    /// A signal arrived, with its exit code.
    Signal(u8),
    /// The page cannot be kept.
    Disk(Failure),
    /// Asking again would be wrong.
    Refused(String),
    /// Asked as often as was allowed.
    GaveUp(String),
}

impl Halt {
    /// The same with what was asked for.
    pub(super) fn at(self, what: &str) -> Halt {
        match self {
            Halt::Refused(message) => Halt::Refused(format!("{what}: {message}")),
            Halt::GaveUp(message) => Halt::GaveUp(format!("{what}: {message}")),
            halt => halt,
        }
    }
}

/// Asks one endpoint.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    endpoint: String,
    between: Duration,
    n_retries: u32,
    pause: Duration,
    signals: Signals,
    last: Option<Instant>,
}

/// What came of one request.
enum Answer {
    Whole(Vec<u8>),
    /// What may pass, and how long to wait where the answer says.
    Again(String, Option<Duration>),
    Refused(String),
}

impl Client {
    pub(super) fn new(settings: &Settings<'_>, signals: Signals) -> Client {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .user_agent(settings.user_agent)
            .accept("application/sparql-results+json")
            .max_redirects(3)
            .build();
        Client {
            agent: config.into(),
            endpoint: settings.endpoint.to_owned(),
            between: settings.between,
            n_retries: settings.n_retries,
            pause: settings.pause,
            signals,
            last: None,
        }
    }

    /// The answer to a query that passes `check`.
    pub(super) fn ask(
        &mut self,
        query: &str,
        check: fn(&[u8]) -> Result<(), String>,
    ) -> Result<Vec<u8>, Halt> {
        let mut pause = self.pause;
        let mut n_tries = 0;
        loop {
            if let Some(last) = self.last {
                self.wait(self.between.saturating_sub(last.elapsed()))?;
            }
            self.last = Some(Instant::now());
            let (message, wait) = match self.once(query, check)? {
                Answer::Whole(bytes) => return Ok(bytes),
                Answer::Refused(message) => return Err(Halt::Refused(message)),
                Answer::Again(message, wait) => (message, wait),
            };
            n_tries += 1;
            if n_tries > self.n_retries {
                return Err(Halt::GaveUp(format!("{message}; asked {n_tries} times")));
            }
            let wait = wait.unwrap_or(pause);
            if wait > LONGEST_WAIT {
                let message = format!("{message}, and asks to wait {} seconds", wait.as_secs());
                return Err(Halt::Refused(message));
            }
            self.wait(wait)?;
            pause = (pause * 2).min(LONGEST_WAIT);
        }
    }

    /// One request, on a thread of its own so that a signal need not wait for the answer.
    fn once(&self, query: &str, check: fn(&[u8]) -> Result<(), String>) -> Result<Answer, Halt> {
        let (sender, receiver) = mpsc::channel();
        let (agent, endpoint) = (self.agent.clone(), self.endpoint.clone());
        let query = query.to_owned();
        std::thread::spawn(move || {
            let answer = match agent.post(&endpoint).send_form([("query", query.as_str())]) {
                Ok(response) => answer(response, check),
                Err(ureq::Error::BadUri(message)) => Answer::Refused(message),
                Err(error) => Answer::Again(error.to_string(), None),
            };
            // Nobody listens any more after a signal.
            let _ = sender.send(answer);
        });
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Timeout) => self.look()?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Ok(Answer::Again("the request broke down".to_owned(), None));
                }
            }
        }
    }

    fn wait(&self, time: Duration) -> Result<(), Halt> {
        let end = Instant::now() + time;
        loop {
            self.look()?;
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            std::thread::sleep(left.min(TICK));
        }
    }

    /// Whether a signal arrived.
    fn look(&self) -> Result<(), Halt> {
        self.signals.code().map_or(Ok(()), |code| Err(Halt::Signal(code)))
    }
}

/// What a response comes to. The service says 200 first and may cut its answer off later, so that
/// only a whole answer counts.
fn answer(mut response: Response<Body>, check: fn(&[u8]) -> Result<(), String>) -> Answer {
    let status = response.status();
    let wait = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
    let wait = wait.and_then(wait_of);
    if status.is_success() {
        let bytes = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
        return match bytes {
            Ok(bytes) => match check(&bytes) {
                Ok(()) => Answer::Whole(bytes),
                Err(message) => Answer::Again(message, wait),
            },
            Err(error) => Answer::Again(error.to_string(), wait),
        };
    }
    let message = format!("the answer is {status}");
    if status.is_server_error() || matches!(status.as_u16(), 408 | 429) {
        Answer::Again(message, wait)
    } else {
        Answer::Refused(message)
    }
}

/// `Retry-After`: seconds, or a date.
fn wait_of(value: &str) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value.trim()).ok()?;
    let wait = date.duration_since(jiff::Timestamp::now());
    Some(Duration::try_from(wait).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_how_long_to_wait() {
        assert_eq!(wait_of("7"), Some(Duration::from_secs(7)));
        assert_eq!(wait_of("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wait_of("soon"), None);
    }
}
