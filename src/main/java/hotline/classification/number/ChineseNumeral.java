package hotline.classification.number;

import hotline.classification.text.NormalizedText;
import java.util.Optional;

/** Reads Chinese numerals: 三十六, 一万六, 两千多, 卅, 壹万叁仟陆佰, 好几万. */
final class ChineseNumeral {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
    private static final int SEVERAL = 3;

    private ChineseNumeral() {}

    static boolean mayStart(char c) {
        return digit(c) >= 0
                || c == '十'
                || c == '拾'
                || c == '卅'
                || c == '廿'
                || c == '好'
                || c == '上'
                || c == '过'
                || c == '成'
                || c == '百'
                || c == '千'
                || c == '万';
    }

    static Optional<Numeral> at(NormalizedText text, int start) {
        int i = start;
        char first = text.at(i);
        if (first == '好' && (text.at(i + 1) == '几' || text.at(i + 1) == '些')) {
            i++;
        } else if (first == '上' || first == '过' || first == '成' || first == '好') {
            return round(text, start);
        } else if (first == '百' || first == '千' || first == '万') {
            return text.at(i + 1) == '把' || text.at(i + 1) == '来' || (text.at(i + 1) == '十' && first == '百')
                    ? Optional.of(new Numeral(magnitude(first), start, i + 2, false, false))
                    : Optional.empty();
        }
        double total = 0;
        double section = 0;
        double digit = -1;
        double lastMagnitude = 1;
        int digits = 0;
        for (; ; i++) {
            char c = text.at(i);
            double magnitude = magnitude(c);
            if (digit(c) >= 0) {
                boolean isSpelledOut = digit >= 0 && c != '几' && digits > 0;
                digit = isSpelledOut ? digit * 10 + digit(c) : digit(c);
                digits++;
                if (c == '零') {
                    lastMagnitude = 1;
                }
            } else if (c == '十' || c == '拾' || c == '廿' || c == '卅') {
                double tens = c == '廿' ? 2 : c == '卅' ? 3 : Math.max(digit, 1);
                section += tens * 10;
                digit = -1;
                digits = 0;
                lastMagnitude = 1;
            } else if (magnitude >= 10_000 && (digit >= 0 || section > 0)) {
                total += (section + Math.max(digit, 0)) * magnitude;
                section = 0;
                digit = -1;
                digits = 0;
                lastMagnitude = magnitude;
            } else if (magnitude > 1 && digit >= 0) {
                section += digit * magnitude;
                digit = -1;
                digits = 0;
                lastMagnitude = magnitude;
            } else if (!(isApproximation(c) && magnitude(text.at(i + 1)) >= 10_000 && section > 0)) {
                break;
            }
        }
        boolean isBare = section == 0 && total == 0 && digits < 3;
        if (digit > 0 && digits == 1) {
            section += lastMagnitude > 1 ? digit * lastMagnitude / 10 : digit;
        } else if (digit >= 0) {
            section += digit;
        }
        boolean isOrdinal = text.at(start - 1) == '第';
        return Optional.of(new Numeral(total + section, start, afterApproximation(text, i), isOrdinal, isBare));
    }

    /** 上万, 过千, 成百, 好万把. */
    private static Optional<Numeral> round(NormalizedText text, int start) {
        double magnitude = magnitude(text.at(start + 1));
        return magnitude > 1
                ? Optional.of(new Numeral(magnitude, start, afterApproximation(text, start + 2), false, false))
                : Optional.empty();
    }

    static double magnitude(char c) {
        return switch (c) {
            case '百', '佰' -> 100;
            case '千', '仟' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 1;
        };
    }

    static boolean isApproximation(char c) {
        return c == '多' || c == '余' || c == '来' || c == '几' || c == '把';
    }

    static int afterApproximation(NormalizedText text, int at) {
        return isApproximation(text.at(at)) && digit(text.at(at + 1)) < 0 ? at + 1 : at;
    }

    private static int digit(char c) {
        int plain = DIGITS.indexOf(c);
        if (plain >= 0) {
            return plain;
        }
        return switch (c) {
            case '两', '俩' -> 2;
            case '仨' -> 3;
            case '几', '数' -> SEVERAL;
            case '〇' -> 0;
            default -> FINANCIAL.indexOf(c);
        };
    }
}
