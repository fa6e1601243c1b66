//! The recipe for nginx in `docs/deploy.md`, as nginx understands it. Skipped, and said so, where there is no nginx.

mod common;

use common::sample::sample;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

struct Server {
    process: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// nginx with the recipe, for sites in a folder; nothing where it is not there.
fn nginx(folder: &Path) -> Option<Server> {
    if Command::new("nginx").arg("-v").stderr(Stdio::null()).status().is_err() {
        println!("skipped: there is no nginx");
        return None;
    }
    let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/deploy.md")).unwrap();
    let recipe = docs.split_once("```nginx\n").unwrap().1.split_once("```").unwrap().0;
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let recipe = recipe.replace("listen 80;", &format!("listen 127.0.0.1:{port};"));
    let recipe = recipe.replace("/srv/www", folder.to_str().unwrap());
    let (module, recipe) = if Path::new(BROTLI).exists() {
        (format!("load_module {BROTLI};\n"), recipe)
    } else {
        (String::new(), recipe.replace("brotli_static on;", ""))
    };
    let types = "types { text/html html; text/css css; application/javascript js; }";
    let own =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|name| format!("{name}_temp_path temp;")).concat();
    let config = format!(
        "{module}pid pid; error_log stderr; daemon off; master_process off;\nevents {{}}\nhttp {{ {types} access_log off; {own}\n{recipe} }}\n"
    );
    fs::write(folder.join("nginx.conf"), config).unwrap();
    let mut command = Command::new("nginx");
    command.args(["-p", folder.to_str().unwrap(), "-e", "stderr", "-c", "nginx.conf"]).stderr(Stdio::null());
    let server = Server { process: command.spawn().unwrap(), port };
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some(server);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nginx does not answer");
}

impl Server {
    /// The head and the body of an answer.
    fn get(&self, path: &str, headers: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
    }
}

#[test]
fn nginx_sends_compressed_copies_with_the_headers_of_the_recipe() {
    let site = sample();
    site.run(&["build", "--precompress", "--out", "www/archive", "--base-url", "https://example.org/archive/"])
        .must_succeed();
    let Some(server) = nginx(&site.path("www")) else { return };
    let page = fs::read(site.path("www/archive/en/harbour/index.html")).unwrap();
    let (head, body) = server.get("/archive/en/harbour/", "");
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("Content-Encoding") && body == page, "{head}");

    let (head, body) = server.get("/archive/en/harbour/", "Accept-Encoding: gzip\r\n");
    assert!(head.contains("Content-Encoding: gzip") && head.contains("Content-Type: text/html"), "{head}");
    assert!(
        head.contains("Cache-Control: public, max-age=0, must-revalidate") && head.contains("Vary: Accept-Encoding")
    );
    assert_eq!(body, fs::read(site.path("www/archive/en/harbour/index.html.gz")).unwrap());
    let tag = head.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
    let (head, _) = server.get("/archive/en/harbour/", &format!("Accept-Encoding: gzip\r\nIf-None-Match: {tag}\r\n"));
    assert!(head.starts_with("HTTP/1.1 304"), "{head}");

    let (head, _) = server.get("/archive/nothing", "");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
    let headers = fs::read_to_string(site.path("www/archive/_headers")).unwrap();
    let policy = headers.lines().find_map(|line| line.strip_prefix("  Content-Security-Policy: ")).unwrap();
    assert!(head.contains(&format!("Content-Security-Policy: {policy}\r\n")), "{head}");
    assert!(server.get("/archive/.hexapla", "").0.starts_with("HTTP/1.1 404"));

    let fragment = site.files("www/archive/pagefind/fragment").into_keys().next().unwrap();
    assert!(server.get(&format!("/archive/pagefind/fragment/{fragment}"), "").0.contains("immutable"));
}
