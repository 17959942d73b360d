package hotline.demo.customers;

import hotline.complaint.Report;
import java.util.List;
import java.util.Optional;

/**
 * Callers who complain again and again: families who share a phone, a company behind a switchboard, one who never says more than
 * 王先生, and some who call from two numbers.
 *
 * @param phone in E.164
 */
record KnownCaller(String name, String phone, Optional<String> extension) {
    static final String FAMILY = "+8613800138001";
    static final String SWITCHBOARD = "+862161236800";
    static final String COMPANY = "上海远航国际货运代理有限公司";
    static final String MERGED = "+8613600136006";
    static final String MERGED_TOO = "+8615800158007";
    private static final String OTHER_FAMILY = "+8613900139002";
    private static final String TITLE_ONLY = "+8613700137005";

    static final List<KnownCaller> ALL = List.of(
            new KnownCaller("陈建国", FAMILY, Optional.empty()),
            new KnownCaller("刘美玲", FAMILY, Optional.empty()),
            new KnownCaller("陈晓东", FAMILY, Optional.empty()),
            new KnownCaller("赵雅琴", OTHER_FAMILY, Optional.empty()),
            new KnownCaller("赵鹏", OTHER_FAMILY, Optional.empty()),
            new KnownCaller(COMPANY, SWITCHBOARD, Optional.of("801")),
            new KnownCaller(COMPANY, SWITCHBOARD, Optional.of("802")),
            new KnownCaller(COMPANY, SWITCHBOARD, Optional.of("803")),
            new KnownCaller("王先生", TITLE_ONLY, Optional.empty()),
            new KnownCaller("令狐静", MERGED, Optional.empty()),
            new KnownCaller("令狐静", MERGED_TOO, Optional.empty()),
            new KnownCaller("诸葛文斌", "+8613500135008", Optional.empty()),
            new KnownCaller("诸葛文斌", "+8618900189009", Optional.empty()),
            new KnownCaller("上海远航货运代理有限公司", "+8613300133010", Optional.empty()));

    Report named(Report report) {
        return new Report(
                name,
                phone,
                extension,
                Optional.empty(),
                report.waybill(),
                report.branch(),
                report.hub(),
                report.region(),
                report.description(),
                report.demand(),
                report.language());
    }
}
