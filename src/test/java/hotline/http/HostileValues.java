package hotline.http;

import java.util.List;
import java.util.Random;

/** Hostile values for fields, as written in JSON, in addresses and in policies. */
final class HostileValues {
    /** As JSON, some of which is none. */
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "2147483648",
            "99999999999999999999999999",
            "9".repeat(2_000),
            "[]",
            "{}",
            "[[]]",
            "{\"a\":{\"b\":[1,2,3]}}",
            "[".repeat(900) + "]".repeat(900),
            "[" + "1,".repeat(5_000) + "1]",
            "[" + "\"202609-000001\",".repeat(3_000) + "\"\"]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\u001b[31m\"",
            "\"\\u007f\\u0085\\u2028\"",
            "\"\\ud83d\"",
            "\"\\ude00\\ud83d\"",
            "\"\\ufffe\\uffff\\ufeff\\u200b\"",
            "\"\\u202e\\u2066gnirts\\u2069\"",
            "\"\\u3164\\u00ad\"",
            "\"'; DROP TABLE complaint; --\"",
            "\"<script>alert(1)</script>\"",
            "\"%00%n%s${jndi:ldap://h}{{7*7}}\"",
            "\"+999999999-12-31T00:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"-0001-01-01\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"0000-01-01\"",
            "\"9999-12-31T23:59:59.999999999-18:00\"",
            "\"9999-12-31\"",
            "\"1970-01-01T00:00:00+18:00\"",
            "\"2026-02-30\"",
            "\"2026-09-25T16:00:00\"",
            "\"2026-09-25T25:00:00+08:00\"",
            "\"2026-09-26T09:00:00+08:00\"",
            "\"P1D\"",
            "\"cn\"",
            "\"other\"",
            "\"severe\"",
            "\"" + "字".repeat(10_000) + "\"",
            "\"" + "w".repeat(10_001) + "\"",
            "\"" + "e\\u0301".repeat(3_000) + "\"",
            "\"" + "a-".repeat(5_000) + "a\"",
            "\"" + " ".repeat(10_000) + "\"",
            "\"+86" + "1".repeat(300) + "\"",
            "NaN",
            "01",
            "'x'",
            "\"\u0001\"",
            "");

    /** Made to be slow to judge, to compare or to match. */
    private static final List<String> SLOW = List.of(
            "一件",
            "少1件",
            "五件货只到四件",
            "丢了1件，",
            "赔1元后来请",
            "1天晚",
            "12 out of 12 ",
            "\ufdfa",
            "two hundred and ",
            "9,999,",
            "a-");

    private static final List<String> PARAMETERS = List.of(
            "",
            "0",
            "-1",
            "1",
            "201",
            "2147483648",
            "99999999999999999999",
            "true",
            "null",
            "queue",
            "mine",
            "all",
            "severe",
            "type,severity,channel,day",
            "type,type,,",
            "cargo-damage",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "9999-12-31",
            "1970-01-01",
            "2026-02-30",
            "2026-09-25",
            "+999999999-12-31T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59-18:00",
            "2026-09-25T16:00:00+08:00",
            "\u0000",
            "a\u0000",
            "\ud83d\ude00",
            "\uffff",
            "%",
            "%00",
            "../../etc/passwd",
            "'; DROP TABLE complaint; --",
            "_".repeat(1_000),
            "a-".repeat(700) + "a",
            "9".repeat(1_500),
            "f_________8AAAAAAAAAAQ",
            "gAAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAD_________fw",
            "999999999999999999-999999999999999999",
            "0-0",
            "AAAA");

    private static final List<String> YAML = List.of(
            "name: {zh: \u0001, en: x}",
            "name: {zh: \"\\0\", en: \"\\ud83d\"}",
            "name: {zh: " + "名".repeat(100_000) + ", en: x}",
            "# \ufffe",
            "%YAML 9.9",
            "---",
            "...",
            "a: &a [*a]",
            "limits: &l [*l]",
            "types: &t {other: *t}",
            "types: null",
            "channels: null",
            "lexicon: null",
            "lexicon: {signs: null}",
            "lexicon: {words: {a: [<a>], b: [<a>, <b>]}}",
            "lexicon: {units: {money: {'': 1}, goods: ['']}}",
            "lexicon: {types: {other: null}}",
            "lexicon: {bounds: {severe-loss: NaN, moderate-money: -1}}",
            "lexicon: {signs: {rude: ['a .. ', ' + ', '.. ..', '*', '=rude', '<']}}",
            "limits: " + "[".repeat(3_000),
            "limits: [{working-days: 3660}]",
            "limits: [{seconds: 316224000}]",
            "limits: [{same-day: true}]",
            "extensions: {at-most: 20, working-days: 366}",
            "callbacks: {within: {working-minutes: 5270400}}",
            "departments: {a: {name: {zh: 一, en: a}, holding: {working-days: 3660}}}",
            "stages: {a: {name: {zh: 一, en: a}, department: customer-service, within: {calendar-days: 3660}}}",
            "ladder: {a: {kind: reminder, clock: handling, when: {before-due: {working-minutes: 527040}}, to: holder}}",
            "case-number: '" + "A".repeat(5_000) + "{year}{month}-{serial:9}'",
            "case-number: '{year}{month}-{serial:9}'",
            "time-zone: '+18:00'",
            "time-zone: Pacific/Apia",
            "calendar: nowhere",
            "business-hours: ['00:00-24:00']",
            "business-hours: ['23:59-24:00']",
            "line-of-business: " + "b-".repeat(2_000) + "b",
            "extends: freight-network",
            "extends: /etc/passwd",
            "!!java.net.URL ['http://localhost']",
            "? [a, b]\n: c",
            "\t",
            "- -",
            "'",
            "# no\n".repeat(20_000));

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    String json() {
        return random.nextInt(5) == 0 ? "\"" + slow() + "\"" : of(JSON);
    }

    String parameter() {
        return of(PARAMETERS);
    }

    String yamlLine() {
        return of(YAML);
    }

    String slow() {
        var piece = of(SLOW);
        int length = random.nextBoolean() ? 10_000 : 2_000;
        return piece.repeat(length / piece.length());
    }

    private String of(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
