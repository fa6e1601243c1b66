//! One link: what is asked, and what the answers mean.

use super::Manners;
use super::guard::{Guarded, is_refusal};
use super::turns::{Next, Turns};
use std::time::Duration;
use ureq::http::header::{LOCATION, RETRY_AFTER};
use ureq::http::{HeaderMap, StatusCode};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};
use url::Url;

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    There,
    /// It is there, at another address from now on.
    Moved(Url),
    /// It is not there; why.
    Dead(String),
    /// It may not be asked.
    Refused,
    /// The host does not say; why.
    Unknown(String),
}

/// How many times a link may lead on to another address.
const REDIRECTIONS: usize = 5;
/// How the program calls itself.
const NAME: &str = concat!("hexapla/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Asks hosts.
pub struct Visitor {
    agent: Agent,
    turns: Turns,
    manners: Manners,
}

/// The method of a request.
#[derive(Clone, Copy)]
enum Method {
    Head,
    Get,
}

/// An answer, without what it is about.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
}

impl Visitor {
    /// With manners.
    pub fn new(manners: Manners) -> Self {
        // Redirections are followed here: each is a request of its own to a host that has its own turn. A proxy would resolve
        // names out of sight.
        let config = Agent::config_builder()
            .user_agent(NAME)
            .timeout_global(Some(manners.timeout))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guarded::new(manners.allowed));
        Self { agent, turns: Turns::default(), manners }
    }

    /// Follows a link.
    pub fn visit(&self, link: &Url) -> Found {
        let (mut at, mut for_good) = (link.clone(), true);
        // Where it stands from now on, as far as all that leads there is for good.
        let mut home = link.clone();
        for _ in 0..=REDIRECTIONS {
            let Answer { status, headers } = match self.ask(&at) {
                Ok(answer) => answer,
                Err(found) => return found,
            };
            if status.is_success() {
                return if home == *link { Found::There } else { Found::Moved(home) };
            }
            if !status.is_redirection() {
                return Found::Dead(format!("the answer is {status}"));
            }
            at = match next(&at, &headers) {
                Some(next) => next,
                None => return Found::Dead(format!("the answer is {status}, and it leads on to no address")),
            };
            for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            if for_good {
                home = at.clone();
            }
        }
        Found::Dead(format!("it leads on more than {REDIRECTIONS} times"))
    }

    /// Asks for the head of what is at an address, or for all of it where the host gives no heads. Where the host wants some
    /// time first, it is asked once more.
    fn ask(&self, url: &Url) -> Result<Answer, Found> {
        let mut method = Method::Head;
        let mut waited = false;
        loop {
            let answer = self.turns.take(url.host_str().unwrap_or_default(), || self.request(method, url));
            let answer = answer.ok_or_else(|| Found::Unknown("the host wants to be asked less often".to_owned()))??;
            match (answer.status, method) {
                (StatusCode::METHOD_NOT_ALLOWED | StatusCode::NOT_IMPLEMENTED, Method::Head) => method = Method::Get,
                (StatusCode::TOO_MANY_REQUESTS, _) if waited => {
                    return Err(Found::Unknown("the host wants to be asked less often".to_owned()));
                }
                (StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE, _) if !waited => waited = true,
                _ => return Ok(answer),
            }
        }
    }

    /// Makes one request, and says when the host may be asked again.
    fn request(&self, method: Method, url: &Url) -> (Result<Answer, Found>, Next) {
        let request = match method {
            Method::Head => self.agent.head(url.as_str()),
            Method::Get => self.agent.get(url.as_str()),
        };
        match request.call() {
            Ok(response) => {
                let (head, _) = response.into_parts();
                let next = self.next_turn(head.status, &head.headers);
                (Ok(Answer { status: head.status, headers: head.headers }), next)
            }
            Err(error) => (Err(failed(&error)), Next::After(self.manners.pause)),
        }
    }

    /// When a host may be asked again: after the pause, or when it says.
    fn next_turn(&self, status: StatusCode, headers: &HeaderMap) -> Next {
        if !matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            return Next::After(self.manners.pause);
        }
        let Manners { pause, patience, .. } = self.manners;
        let wanted =
            headers.get(RETRY_AFTER).map(|value| value.to_str().ok()?.trim().parse().map(Duration::from_secs).ok());
        match wanted {
            None => Next::After(patience.min(pause * 10)),
            Some(Some(wanted)) if wanted <= patience => Next::After(wanted.max(pause)),
            // It is too long, or a date.
            Some(_) => Next::Never,
        }
    }
}

/// The address that an answer leads on to.
fn next(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let location = std::str::from_utf8(headers.get(LOCATION)?.as_bytes()).ok()?;
    let mut next = from.join(location).ok()?;
    next.set_fragment(None);
    matches!(next.scheme(), "http" | "https").then_some(next)
}

fn failed(error: &Error) -> Found {
    match error {
        error if is_refusal(error) => Found::Refused,
        Error::HostNotFound => Found::Dead("there is no such host".to_owned()),
        Error::Timeout(_) => Found::Dead("there is no answer in time".to_owned()),
        Error::Io(error) => Found::Dead(error.to_string()),
        error => Found::Dead(error.to_string()),
    }
}
