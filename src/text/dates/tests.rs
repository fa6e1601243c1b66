use super::*;
use crate::base::Language;
use crate::text::Lexicon;

/// The dates of a text as ISO 8601 writes them, a range with `/` between its ends.
fn dates(language: &str, text: &str) -> Vec<String> {
    dates_from(language, text, &mut Context::default())
}

fn dates_from(language: &str, text: &str, context: &mut Context) -> Vec<String> {
    let calendar = Calendar::of(&Language::known(language));
    let found = calendar.settle(text, &calendar.find(text), context);
    let iso = |dated: &Dated| dated.end.map_or(dated.date.to_string(), |end| format!("{}/{end}", dated.date));
    found.iter().map(iso).collect()
}

#[test]
fn every_form_of_every_language_is_understood() {
    let known = ["date", "era", "next", "year", "month", "day", "until_year", "until_month", "until_day"];
    for lexicon in Lexicon::all() {
        let calendar = Calendar::of(&Language::known(&lexicon.tag));
        let Some(names) = calendar.groups() else { panic!("{}: the forms are no regular expressions", lexicon.tag) };
        for name in names {
            let name = name.split('.').next().unwrap();
            assert!(known.contains(&name) || name.starts_with("no"), "{}: {name}", lexicon.tag);
        }
    }
}

#[test]
fn each_language_is_read() {
    for (language, text, wanted) in [
        ("zh-Hant", "地震在1923年9月1日，3月在前，1924年2月之後。", "1923-09-01 1923-03 1924-02"),
        ("zh-Hans", "一九二三年九月一日，二十五日重建。", "1923-09-01"),
        ("zh-Hans", "１９２３年１２月３１日", "1923-12-31"),
        ("zh-Hant", "民國39年6月25日；昭和二十五年；民國元年", "1950-06-25 1950 1912"),
        ("zh-Hant", "1923年9月。翌年1月，重建", "1923-09 1924-01"),
        ("ja", "昭和25年（1950年）6月25日、大正12年9月1日", "1950-06-25 1923-09-01"),
        ("ja", "1950年（昭和25年）6月25日未明、同28日。", "1950-06-25 1950-06-28"),
        ("ja", "一九五〇年六月に始まり、翌年終わった", "1950-06 1951"),
        ("ko", "1923년 9월 1일, 1923년9월2일, 9월 말, 5일에는", "1923-09-01 1923-09-02 1923-09 1923-09-05"),
        ("ko", "단기 4283년 6월 25일(1950. 6. 25.)", "1950-06-25 1950-06-25"),
        ("ko", "1923년 12월이었고 이듬해 1월이었다", "1923-12 1924-01"),
        (
            "en",
            "On 1 September 1923 it began; on September 3rd, 1923, and in November it ended.",
            "1923-09-01 1923-09-03 1923-11",
        ),
        ("en", "Founded in 1901 (1902), closed by Sept. 15, 1903.", "1901 1902 1903-09-15"),
        (
            "en",
            "On 27 July 1953 it ended; on 28 July they met. The following year they met in May.",
            "1953-07-27 1953-07-28 1954 1954-05",
        ),
        ("en", "dated 1950-06-25", "1950-06-25"),
        ("zh-Hant", "663年8月27日開戰，次年2月議和；打了663年", "0663-08-27 0664-02"),
        ("ja", "663年8月28日、前202年12月", "0663-08-28"),
        ("ko", "660년 7월 9일에 싸웠다", "0660-07-09"),
    ] {
        assert_eq!(dates(language, text).join(" "), wanted, "{language}: {text}");
    }
}

#[test]
fn ranges_are_their_first_day_with_an_end() {
    for (language, text, wanted) in [
        ("zh-Hant", "1950年6月25日至28日", "1950-06-25/1950-06-28"),
        ("zh-Hant", "1950年11月27日至1951年1月4日", "1950-11-27/1951-01-04"),
        ("zh-Hans", "1950年6月25－28日，7月至9月", "1950-06-25/1950-06-28 1950-07/1950-09"),
        ("zh-Hans", "1950-1953年", "1950/1953"),
        ("ja", "1923年9月1日から3日まで、10月〜12月", "1923-09-01/1923-09-03 1923-10/1923-12"),
        ("ko", "1950년 9월 15일~28일, 9월 29일부터 10월 1일까지", "1950-09-15/1950-09-28 1950-09-29/1950-10-01"),
        (
            "en",
            "25–28 June 1950, June 29–30, 1950, 1 July – 3 August 1950",
            "1950-06-25/1950-06-28 1950-06-29/1950-06-30 1950-07-01/1950-08-03",
        ),
        ("en", "(1950–53) and from June to August 1951", "1950/1953 1951-06/1951-08"),
    ] {
        assert_eq!(dates(language, text).join(" "), wanted, "{language}: {text}");
    }
}

#[test]
fn what_is_no_date_is_left_alone() {
    for (language, text) in [
        ("zh-Hant", "公元前1046年、1920年代，5年之後，13月，6.25，3個月"),
        ("zh-Hans", "1950年2月30日以前，十月革命"),
        ("ja", "1950年代、3か月、5年間、紀元前1046年"),
        ("ko", "1920년대에 3개월 동안, 5년간, 제3일, 6.25 전쟁"),
        ("en", "She may march 2000 miles past 1450 houses in the 1950s, 1945 metres, until 1800 men came."),
        ("en", "the 15th, 6.25, 31 February 1950"),
        ("ru", "12345 и 9999"),
        ("ko", "3월에 왔다"),
    ] {
        assert_eq!(dates(language, text), Vec::<String>::new(), "{language}: {text}");
    }
    let before = Context::of(Date::new(1950, Some(6), None).unwrap());
    let mut context = before;
    assert_eq!(dates_from("zh-Hant", "10日內、3日後、1950年代、十月革命", &mut context), Vec::<String>::new());
    assert_eq!(dates_from("ko", "5일간 싸웠고 3일 만에, 1일 평균, 10일 동안", &mut context), Vec::<String>::new());
    assert_eq!(dates_from("ja", "2日間で3日後に、1日あたり", &mut context), Vec::<String>::new());
    assert_eq!(context, before);
}

#[test]
fn a_text_goes_on_with_the_year_that_it_is_in() {
    // Behind December comes January; a look back leaves the text where it was; and so does a remark in brackets.
    let text = [
        "1950年12月3日開戰，1月4日",
        "這其實是早在1949年3月的決定。",
        "2月戰",
        "（次年立碑）",
        "1948年建國。",
        "3月停戰",
    ];
    let mut context = Context::default();
    let found: Vec<String> = text.iter().map(|one| dates_from("zh-Hant", one, &mut context).join(" ")).collect();
    assert_eq!(found, ["1950-12-03 1951-01-04", "1949-03", "1951-02", "1952", "1948", "1951-03"]);
}

#[test]
fn a_section_begins_near_to_what_was_before() {
    let mut context = Context::default();
    assert_eq!(dates_from("ko", "1951년 6월", &mut context), ["1951-06"]);
    context.enter_section();
    assert_eq!(dates_from("ko", "5일에", &mut context), Vec::<String>::new(), "the day of a month of another section");
    assert_eq!(dates_from("ko", "12월 4일과 6일, 1월", &mut context), ["1950-12-04", "1950-12-06", "1951-01"]);
}

#[test]
fn a_far_year_alone_is_a_comparison() {
    assert_eq!(dates("ko", "1950년 6월, 1866년과 달리 7월에").join(" "), "1950-06 1866 1950-07");
}

#[test]
fn dates_are_written_as_each_language_does() {
    let day = Date::new(1923, Some(9), Some(1)).unwrap();
    for (language, whole, alone) in [
        ("en", "1 September 1923", "1 September"),
        ("ja", "1923年9月1日", "9月1日"),
        ("ko", "1923년 9월 1일", "9월 1일"),
        ("zh-Hans", "1923年9月1日", "9月1日"),
        ("zh-Hant-TW", "1923年9月1日", "9月1日"),
        ("de", "1923-09-01", "1923-09-01"),
    ] {
        let calendar = Calendar::of(&Language::known(language));
        assert_eq!((calendar.write(day).as_str(), calendar.write_in_year(day).as_str()), (whole, alone), "{language}");
    }
}
