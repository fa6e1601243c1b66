//! The preview: what it serves and to whom, and that pages follow what is written.

mod common;

use common::Folder;
use common::sample::sample;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long something may take on a machine that has other work.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview that runs; it is ended with the test.
struct Preview {
    child: Child,
    host: String,
}

impl Preview {
    fn of(site: &Folder, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
        command.current_dir(site.path("")).args(["serve", "--port", "0"]).args(arguments);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| Some(line.unwrap().strip_prefix("The site is at http://")?.to_owned()));
        // The rest is read, for a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        let host = address.expect("an address").trim_end_matches('/').to_owned();
        let preview = Self { child, host };
        preview.until("/", |answer| answer.starts_with("HTTP/1.1 200"));
        preview
    }

    /// The answer to a request, head and body.
    fn ask(&self, method: &str, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask("GET", path, &self.host)
    }

    /// Asks until the answer is as wanted.
    fn until(&self, path: &str, wanted: impl Fn(&str) -> bool) {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if wanted(&answer) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{path} stays {answer}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The word of changes that an open page gets, a line each.
    fn changes(&self, path: &str) -> impl Iterator<Item = serde_json::Value> + use<> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /.hexapla/changes?path={path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).unwrap();
        let lines = BufReader::new(stream).lines().map(|line| line.expect("word of a change"));
        lines.filter_map(|line| Some(serde_json::from_str(line.strip_prefix("data: ")?).unwrap()))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_serves_the_site_as_it_is_built_and_nothing_else() {
    let site = sample();
    let preview = Preview::of(&site, &[]);
    site.run(&["build", "--no-search"]).must_succeed();
    let pages = site.pages();
    for (path, html) in &pages {
        let answer = preview.get(&format!("/{path}"));
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        let script = body.find("<script src=\"/.hexapla/").unwrap_or_else(|| panic!("{path}: no script"));
        let end = script + body[script..].find("</script>\n").unwrap() + "</script>\n".len();
        assert!(*html == format!("{}{}", &body[..script], &body[end..]), "{path} differs from what is built");
    }
    assert!(preview.get("/en/harbour").starts_with("HTTP/1.1 308"), "a folder has a stroke at its end");
    assert!(preview.get("/static/hexapla.css").contains("content-type: text/css"));
    assert!(preview.get("/no/such/page").starts_with("HTTP/1.1 404"));
    for path in [
        "/../site.toml",
        "/%2e%2e/site.toml",
        "/..%2fsite.toml",
        "//site.toml",
        "/content/harbour/en.md",
        "/%FF",
        "/%00",
    ] {
        let answer = preview.get(path);
        assert!(["HTTP/1.1 404", "HTTP/1.1 400"].iter().any(|status| answer.starts_with(status)), "{path}: {answer}");
    }
    assert!(preview.ask("POST", "/", &preview.host).starts_with("HTTP/1.1 405"));
    assert!(preview.ask("GET", "/", "example.org").starts_with("HTTP/1.1 403"), "a page of another site can't read it");
    assert!(preview.host.starts_with("127.0.0.1:"), "only this machine can");
}

/// The answer to bytes that are no request as browsers make them; nothing where the connection is closed.
fn raw(preview: &Preview, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(&preview.host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // It may be refused before it is sent.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn requests_that_mean_harm_get_nothing() {
    let site = sample();
    site.write("static/own.txt", "own");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", site.path("static/link.txt")).unwrap();
    let preview = Preview::of(&site, &[]);
    let host = &preview.host;
    assert!(preview.get("/static/own.txt").starts_with("HTTP/1.1 200"));
    for path in [
        "/static/link.txt",
        "/static/../../site.toml",
        "/%2e%2e%2fsite.toml",
        "/..%5c..%5csite.toml",
        "/..\\..\\site.toml",
        "/%252e%252e/site.toml",
        "/static%2f..%2f..%2fsite.toml",
        "//en/harbour",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/en/harbour/%00.html",
        "/.hexapla/../site.toml",
        "/content/harbour/en.md",
        "/._site.hexapla/",
    ] {
        let answer = preview.get(path);
        let refused = ["HTTP/1.1 404", "HTTP/1.1 400"].iter().any(|status| answer.starts_with(status));
        assert!(refused && !answer.contains("location:"), "{path}: {answer}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "NONE"] {
        let answer = preview.ask(method, "/en/harbour/", host);
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.contains("bay"), "{method}: {answer}");
    }
    for (request, status) in [
        ("GET / HTTP/1.0\r\n\r\n".to_owned(), "403"),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nHost: example.org\r\nConnection: close\r\n\r\n"), "403"),
        (format!("GET / HTTP/1.1\r\nHost: example.org\r\nHost: {host}\r\nConnection: close\r\n\r\n"), "403"),
        (format!("GET http://example.org/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), "403"),
        (format!("GET /\0 HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {}\r\n\r\n", "a".repeat(2_000_000)), "431"),
        ("\u{16}\u{3}\u{1}".to_owned() + &"\0".repeat(64), "400"),
    ] {
        let answer = raw(&preview, request.as_bytes());
        let refused = answer.is_empty()
            || answer.starts_with(&format!("HTTP/1.1 {status}"))
            || answer.starts_with(&format!("HTTP/1.0 {status}"));
        assert!(refused, "{:.80}: {answer}", request);
    }
    let answer = preview.get("/");
    assert!(!answer.to_ascii_lowercase().contains("access-control-allow-origin"), "{answer}");
}

#[test]
fn those_who_never_end_their_requests_keep_no_one_waiting() {
    let site = sample();
    let preview = Preview::of(&site, &[]);
    let slow: Vec<TcpStream> = (0..200)
        .map(|_| {
            let mut stream = TcpStream::connect(&preview.host).unwrap();
            write!(stream, "GET / HTTP/1.1\r\nHost: {}\r\nX: ", preview.host).unwrap();
            stream
        })
        .collect();
    assert!(preview.get("/en/harbour/").starts_with("HTTP/1.1 200"));
    drop(slow);
}

#[test]
fn pages_follow_sources_however_they_are_saved() {
    let site = sample();
    let preview = Preview::of(&site, &[]);
    let source = site.read("content/harbour/en.md");
    site.write("content/harbour/en.md", source.replace("lies in a bay", "lies in a wide bay"));
    preview.until("/en/harbour/", |answer| answer.contains("lies in a wide bay"));
    // As editors do it that keep the old file until the new one is whole.
    site.write("content/harbour/.en.md.swp", source.replace("lies in a bay", "lies in a deep bay"));
    std::fs::rename(site.path("content/harbour/.en.md.swp"), site.path("content/harbour/en.md")).unwrap();
    preview.until("/en/harbour/", |answer| answer.contains("lies in a deep bay"));
    // A work that comes and goes, a template, the configuration.
    site.write("content/tower/en.md", "---\nlang: en\n---\n\n# The tower\n\nIt stands.\n");
    preview.until("/en/tower/", |answer| answer.contains("It stands."));
    std::fs::remove_dir_all(site.path("content/tower")).unwrap();
    preview.until("/en/tower/", |answer| answer.starts_with("HTTP/1.1 404"));
    site.write("templates/missing.html", "Nothing here, says this site.");
    preview.until("/no", |answer| answer.contains("says this site"));
    site.write("static/site.css", "body { color: red }");
    preview.until("/static/site.css", |answer| answer.contains("red"));
    site.write("site.toml", site.read("site.toml").replace("Harbours", "Piers"));
    preview.until("/en/harbour/", |answer| answer.contains("Piers"));
}

#[test]
fn open_pages_hear_of_changes_of_mistakes_and_that_they_are_mended() {
    let site = sample();
    let preview = Preview::of(&site, &[]);
    let mut changes = preview.changes("en/harbour/index.html");
    let mut other = preview.changes("404.html");
    let first = changes.next().unwrap();
    let unchanged = other.next().unwrap();
    assert_eq!(first["problems"], "");
    let config = site.read("site.toml");
    site.write("site.toml", "title = \"");
    let wrong = changes.find(|state| state["problems"] != "").unwrap();
    assert!(wrong["problems"].as_str().unwrap().contains("site.toml:1"), "{wrong}");
    assert_eq!(wrong["page"], first["page"], "the last version that was right stays");
    assert!(preview.get("/en/harbour/").starts_with("HTTP/1.1 200"));
    site.write("site.toml", &config);
    assert_eq!(changes.find(|state| state["problems"] == "").unwrap()["page"], first["page"]);
    site.write("content/harbour/en.md", site.read("content/harbour/en.md").replace("bay", "gulf"));
    changes.find(|state| state["page"] != first["page"]).unwrap();
    // Styles change without a new page; a page that stays the same is left alone.
    site.write("static/hexapla.css", "body {}");
    let styled = changes.find(|state| state["styles"] != first["styles"]).unwrap();
    assert_ne!(styled["page"], first["page"]);
    assert_eq!(other.find(|state| state["styles"] != unchanged["styles"]).unwrap()["page"], unchanged["page"]);
}

#[test]
fn a_site_that_is_wrong_from_the_beginning_is_shown_once_it_is_right() {
    let site = sample();
    let config = site.read("site.toml");
    site.write("site.toml", "title = [");
    let mut command = Command::new(env!("CARGO_BIN_EXE_hexapla"));
    command.current_dir(site.path("")).args(["serve", "--port", "0"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    out.read_line(&mut line).unwrap();
    let host = line.trim().trim_start_matches("The site is at http://").trim_end_matches('/').to_owned();
    let preview = Preview { child, host };
    assert!(preview.get("/").starts_with("HTTP/1.1 503"));
    let mut changes = preview.changes("");
    assert!(changes.find(|state| state["problems"] != "").is_some());
    site.write("site.toml", config);
    preview.until("/", |answer| answer.starts_with("HTTP/1.1 200"));
}

#[test]
fn a_port_in_use_is_an_error_with_a_hint() {
    let site = sample();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = site.run(&["serve", "--port", &port]);
    run.must_exit(1);
    assert!(
        run.err.contains(&format!("error[port-in-use]: port {port} is in use")) && run.err.contains("--port"),
        "{run}"
    );
}

#[cfg(unix)]
#[test]
fn it_ends_as_it_is_asked_to() {
    let site = sample();
    let mut preview = Preview::of(&site, &[]);
    let before = site.files("");
    let pid = preview.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let start = Instant::now();
    let status = loop {
        if let Some(status) = preview.child.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < PATIENCE, "it goes on");
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(status.success());
    assert!(before == site.files(""), "nothing is written");
}
