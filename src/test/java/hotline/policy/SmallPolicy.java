package hotline.policy;

import hotline.policy.reading.PolicyReader;

/** A policy that holds no more than it must, for tests that make something of it. */
public final class SmallPolicy {
    public static final String YAML = """
            id: small
            name: {zh: 小, en: small}
            version: "1"
            line-of-business: freight
            time-zone: Asia/Shanghai
            calendar: cn
            business-hours: ["09:00-12:00", "13:30-18:00"]
            phone-region: CN
            case-number: "{year}{month}-{serial:4}"
            sources:
              external: {zh: 外部, en: external}
              internal: {zh: 内部, en: internal}
            channels:
              hotline: {name: {zh: 热线, en: hotline}, source: external, filed-by: agent}
            types:
              other: {name: {zh: 其他, en: other}, subtypes: {sorting: {zh: 分拨, en: sorting}}}
              service-attitude: {name: {zh: 态度, en: attitude}, business: false}
            severities:
              minor: {zh: 一般, en: minor}
              moderate: {zh: 中度, en: moderate}
              severe: {zh: 重度, en: severe}
            limits:
              - {types: [service-attitude], working-minutes: 90}
              - {severities: [minor, moderate], calendar-days: 13}
              - {severities: [severe], working-days: 7}
            callbacks:
              attempts: 3
              lease-minutes: 10
              retry-after-minutes: 60
              unsatisfied-at-most: 2
              before-closing: reopen
              after-closing: linked-case
            lexicon:
              version: words-1
              bounds: {severe-loss: 10000, moderate-money: 500, moderate-days: 3}
              units: {money: {yuan: 1}, days: {day: 1}, goods: [box]}
              words: {late: [late]}
              types: {other: {evidence: {1: [<late>]}}}
              signs: {}
            """;

    private SmallPolicy() {}

    static Policy with(String more) {
        return PolicyReader.read("small.yaml", YAML + more);
    }
}
