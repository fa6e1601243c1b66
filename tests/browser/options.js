// How the browser is started: nothing leaves this machine; and what helps in a container.

export const OPTIONS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu", "--disable-dev-shm-usage"];
