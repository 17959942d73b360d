package hotline.classification;

import hotline.classification.DelayScanner.Delay;
import hotline.classification.text.NormalizedText;
import java.util.regex.Pattern;

/** The time between the first and the last day named: 3/2 … 3/6, 6月3日 … 4日, 周一 … 礼拜五, Monday … Friday. */
final class DateScanner {
    private static final Pattern DAY_OF_MONTH = Pattern.compile(
            "(?<![\\d/])(1[0-2]|[1-9])/(3[01]|[12]\\d|[1-9])(?![\\d/])|(1[0-2]|[1-9])月(3[01]|[12]\\d|[1-9])[日号]?|(?<!\\d)(3[01]|[12]\\d|[1-9])[日号]");
    /** Not with {@code \b}, which looks for the letter under a combining mark back to the start of the text. */
    private static final Pattern DAY_OF_WEEK = Pattern.compile("(?:(上|下)?(?:周|星期|礼拜)([一二三四五六日天]))"
            + "|(?<![a-z0-9_])(last |next )?(mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z0-9_])");

    private static final String CHINESE_DAYS = "一二三四五六日";
    private static final String ENGLISH_DAYS = "mon tueswednthurfri satusun ";
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_WEEK = 7;

    private DateScanner() {}

    static Delay between(NormalizedText text) {
        var chars = java.nio.CharBuffer.wrap(text.chars());
        return daysOfMonth(chars).longer(daysOfWeek(chars));
    }

    private static Delay daysOfMonth(CharSequence chars) {
        var matcher = DAY_OF_MONTH.matcher(chars);
        int first = -1;
        int start = 0;
        int month = 0;
        var delay = Delay.NONE;
        while (matcher.find()) {
            var named = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
            var day = matcher.group(2) != null
                    ? matcher.group(2)
                    : matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
            month = named == null ? month : Integer.parseInt(named);
            int ordinal = month * DAYS_OF_MONTH + Integer.parseInt(day);
            if (month == 0) {
                continue;
            }
            if (first < 0) {
                first = ordinal;
                start = matcher.start();
            } else if (ordinal > first) {
                delay = new Delay(ordinal - first, start, matcher.end());
            }
        }
        return delay;
    }

    private static Delay daysOfWeek(CharSequence chars) {
        var matcher = DAY_OF_WEEK.matcher(chars);
        int first = -1;
        int start = 0;
        boolean isFirstLastWeek = false;
        var delay = Delay.NONE;
        while (matcher.find()) {
            var chinese = matcher.group(2);
            var relative = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
            boolean isLastWeek = "上".equals(relative) || "last ".equals(relative);
            int day = chinese == null
                    ? ENGLISH_DAYS.indexOf((matcher.group(4) + "  ").substring(0, 3)) / 4
                    : CHINESE_DAYS.indexOf(chinese.replace('天', '日'));
            if (first < 0) {
                first = day;
                start = matcher.start();
                isFirstLastWeek = isLastWeek;
            } else {
                int later = Math.floorMod(day - first, DAYS_OF_WEEK);
                boolean isWeekLater = isFirstLastWeek && !isLastWeek && day >= first;
                delay = new Delay(isWeekLater ? later + DAYS_OF_WEEK : later, start, matcher.end());
            }
        }
        return delay;
    }
}
