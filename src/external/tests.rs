//! Links to servers on this machine, which answer as they are told.

use super::*;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Instant;

/// A server that answers requests for a path (`HEAD /a`) in the order of what it is told, the last one again and again. What it
/// was asked is kept, with the time.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
}

fn server(answers: &'static [(&'static str, &'static str)]) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked: Arc<Mutex<Vec<(String, Instant)>>> = Arc::default();
    let record = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
            let Some(first) = lines.next() else { continue };
            assert!(lines.take_while(|line| !line.is_empty()).any(|line| line.contains("hexapla/")));
            let request = first.trim_end_matches(" HTTP/1.1").to_owned();
            let mut record = record.lock().unwrap();
            let before = record.iter().filter(|(known, _)| *known == request).count();
            record.push((request.clone(), Instant::now()));
            let own: Vec<_> = answers.iter().filter(|(known, _)| *known == request).collect();
            let answer = own.get(before).or(own.last()).map_or("404 Not Found", |(_, answer)| answer);
            let _ = write!(stream, "HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    Server { address, asked }
}

impl Server {
    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(request, _)| request.clone()).collect()
    }
}

const PAUSE: Duration = Duration::from_millis(60);

fn manners() -> Manners {
    let patience = Duration::from_secs(2);
    Manners { allowed: |_| true, pause: PAUSE, patience, timeout: Duration::from_secs(5) }
}

/// What is said of links to some paths of a server: the codes of the diagnostics, with the ends of their messages.
fn said(server: &Server, paths: &[&str]) -> Vec<String> {
    let links = paths.iter().map(|path| (format!("{}{path}", server.address), "en/index.html".to_owned())).collect();
    let checked = check(&links, 100, manners(), &|_, _, _| {});
    let told = checked.diagnostics.iter().map(|one| format!("{}: {}", one.code, one.message));
    told.map(|line| line.replace(&server.address, "")).collect()
}

#[test]
fn what_is_there_is_not_mentioned_and_what_is_not_is() {
    let server = server(&[("HEAD /a", "200 OK"), ("HEAD /c", "500 Internal Server Error")]);
    let told = said(&server, &["/a#one", "/a#two", "/b", "/c"]);
    assert_eq!(
        told,
        [
            "dead-external-link: “/b” leads nowhere: the answer is 404 Not Found",
            "dead-external-link: “/c” leads nowhere: the answer is 500 Internal Server Error"
        ]
    );
    assert_eq!(server.asked(), ["HEAD /a", "HEAD /b", "HEAD /c"]);
}

#[test]
fn a_host_has_a_pause_between_requests() {
    let server = server(&[("HEAD /a", "200 OK"), ("HEAD /b", "302 Found\r\nLocation: /a")]);
    assert_eq!(said(&server, &["/a", "/b"]), Vec::<String>::new());
    let asked = server.asked.lock().unwrap();
    assert_eq!(asked.len(), 3);
    assert!(asked.windows(2).all(|pair| pair[1].1 - pair[0].1 >= PAUSE));
}

#[test]
fn a_host_that_gives_no_heads_is_asked_for_pages() {
    let server =
        server(&[("HEAD /a", "405 Method Not Allowed"), ("GET /a", "200 OK"), ("HEAD /b", "501 Not Implemented")]);
    assert_eq!(said(&server, &["/a", "/b"]), ["dead-external-link: “/b” leads nowhere: the answer is 404 Not Found"]);
    assert_eq!(server.asked(), ["HEAD /a", "GET /a", "HEAD /b", "GET /b"]);
}

#[test]
fn redirections_are_followed_and_those_for_good_are_told() {
    let server = server(&[
        ("HEAD /there", "200 OK"),
        ("HEAD /now", "302 Found\r\nLocation: /there"),
        ("HEAD /good", "301 Moved Permanently\r\nLocation: mid"),
        ("HEAD /mid", "308 Permanent Redirect\r\nLocation: /now"),
        ("HEAD /loop", "302 Found\r\nLocation: /loop"),
        ("HEAD /mail", "302 Found\r\nLocation: mailto:a@example.org"),
        ("HEAD /none", "302 Found"),
    ]);
    let told = said(&server, &["/good", "/loop", "/mail", "/none", "/now"]);
    assert_eq!(
        told,
        [
            "moved-external-link: “/good” has moved for good to “/now”",
            "dead-external-link: “/loop” leads nowhere: it leads on more than 5 times",
            "dead-external-link: “/mail” leads nowhere: the answer is 302 Found, and it leads on to no address",
            "dead-external-link: “/none” leads nowhere: the answer is 302 Found, and it leads on to no address",
        ]
    );
}

#[test]
fn a_host_that_wants_time_has_it() {
    let server = server(&[("HEAD /a", "429 Too Many Requests\r\nRetry-After: 1"), ("HEAD /a", "200 OK")]);
    assert_eq!(said(&server, &["/a"]), Vec::<String>::new());
    let asked = server.asked.lock().unwrap();
    assert!(asked[1].1 - asked[0].1 >= Duration::from_secs(1));
}

#[test]
fn a_host_that_wants_much_time_is_left_alone() {
    let server = server(&[("HEAD /a", "429 Too Many Requests\r\nRetry-After: 3600")]);
    let told = said(&server, &["/a", "/b"]);
    assert!(told.iter().all(|line| line.ends_with("not known: the host wants to be asked less often")), "{told:?}");
    assert_eq!((told.len(), server.asked().len()), (2, 1));
}

#[test]
fn nothing_private_is_asked_not_even_by_a_redirection() {
    let inside = server(&[("HEAD /", "200 OK")]);
    let links = BTreeMap::from([(inside.address.clone(), "en/index.html".to_owned())]);
    let checked = check(&links, 100, Manners::default(), &|_, _, _| {});
    assert_eq!(checked.diagnostics[0].code, "private-link");
    assert_eq!(inside.asked(), Vec::<String>::new());
    // The server that may be asked is at 127.0.0.1 alone; it leads on to the same machine by another address.
    let allowed = |address: IpAddr| address == IpAddr::from([127, 0, 0, 1]);
    let outside = server(&[("HEAD /", "302 Found\r\nLocation: http://127.0.0.2:1/")]);
    let links = BTreeMap::from([(outside.address.clone(), "en/index.html".to_owned())]);
    let checked = check(&links, 100, Manners { allowed, ..manners() }, &|_, _, _| {});
    assert_eq!(checked.diagnostics[0].code, "private-link");
}

#[test]
fn what_is_beyond_the_bound_is_said_and_what_is_no_address_too() {
    let server = server(&[]);
    let links =
        ["https://", "x"].map(str::to_owned).into_iter().chain((0..5).map(|at| format!("{}/{at}", server.address)));
    let links = links.map(|link| (link, "en/index.html".to_owned())).collect();
    let checked = check(&links, 1, manners(), &|_, _, _| {});
    let codes: Vec<&str> = checked.diagnostics.iter().map(|one| &*one.code).collect();
    assert_eq!(codes, ["dead-external-link", "dead-external-link", "dead-external-link", "links-left"]);
    assert_eq!((checked.followed, server.asked().len()), (1, 1));
}
