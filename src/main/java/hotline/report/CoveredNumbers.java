package hotline.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Covers phones, waybills and other long numbers in what agents type: a report stays for ever, and analysts read it. Dates stay, and
 * the numbers of cases.
 *
 * @param cases numbers of cases that the texts are about
 */
record CoveredNumbers(List<String> cases) {
    private static final String COVER = "…";

    /** Seven digits or more, also in groups, and also full-width ones, with letters right before them as waybills have. */
    private static final Pattern LONG = Pattern.compile("[A-Za-z]{0,4}[0-9０-９](?:[ 　\\-－‐–]?[0-9０-９]){6,}");

    private static final Pattern DATE = Pattern.compile("20[0-9]{2}-[01][0-9]-[0-3][0-9](?: [0-2][0-9])?");

    CoveredNumbers {
        cases = List.copyOf(cases);
    }

    String in(String text) {
        return LONG.matcher(text).replaceAll(this::covered);
    }

    private String covered(MatchResult found) {
        var number = found.group();
        boolean stays = DATE.matcher(number).matches() || cases.stream().anyMatch(one -> one.contains(number));
        return stays ? number : COVER;
    }
}
