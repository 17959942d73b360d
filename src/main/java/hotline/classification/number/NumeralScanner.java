package hotline.classification.number;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds numbers: digits, Chinese numerals plain and financial (壹万叁仟), and English number words. */
public final class NumeralScanner {
    /** No sum and no count is written in more characters, not even in words. */
    private static final int LONGEST = 80;

    private NumeralScanner() {}

    public static List<Numeral> scan(NormalizedText text) {
        var numerals = new ArrayList<Numeral>();
        for (int i = 0; i < text.length(); ) {
            var numeral = at(text, i);
            numeral.filter(found -> found.end() - found.start() <= LONGEST).ifPresent(numerals::add);
            i = Math.max(numeral.map(Numeral::end).orElse(0), i + 1);
        }
        return numerals;
    }

    private static Optional<Numeral> at(NormalizedText text, int i) {
        char c = text.at(i);
        if (c >= '0' && c <= '9') {
            return Optional.of(digits(text, i));
        }
        if (ChineseNumeral.mayStart(c)) {
            return ChineseNumeral.at(text, i);
        }
        if (Normalizer.isLatin(c) && !Normalizer.isLatin(text.at(i - 1))) {
            return EnglishNumeral.at(text, i);
        }
        return Optional.empty();
    }

    private static Numeral digits(NormalizedText text, int start) {
        int i = start;
        double value = 0;
        while (isDigit(text, i) || isThousandsSeparator(text, i)) {
            if (text.at(i) != ',') {
                value = value * 10 + text.at(i) - '0';
            }
            i++;
        }
        int wholeDigits = i - start;
        if (text.at(i) == '.' && isDigit(text, i + 1)) {
            double place = 0.1;
            for (i++; isDigit(text, i); i++) {
                value += (text.at(i) - '0') * place;
                place /= 10;
            }
        }
        if (wholeDigits > 8 || isPartOfCode(text, start, i)) {
            return new Numeral(-1, start, i, false, true);
        }
        boolean isOrdinal = text.at(start - 1) == '第' || hasOrdinalEnding(text, i);
        int magnitudeEnd = i;
        double magnitude = 1;
        if (text.at(i) == ' ' && Normalizer.isLatin(text.at(i + 1))) {
            magnitude = EnglishNumeral.magnitude(text, i + 1);
            magnitudeEnd = magnitude > 1 ? EnglishNumeral.wordEnd(text, i + 1) : i;
        } else if ((text.at(i) == 'k' || text.at(i) == 'w') && !Normalizer.isLatin(text.at(i + 1))) {
            magnitude = text.at(i) == 'k' ? 1_000 : 10_000;
            magnitudeEnd = i + 1;
        } else {
            int many = ChineseNumeral.isApproximation(text.at(i)) ? i + 1 : i;
            magnitude = ChineseNumeral.magnitude(text.at(many));
            magnitudeEnd = magnitude > 1 ? many + 1 : i;
        }
        boolean isBare = magnitude == 1;
        return new Numeral(
                value * magnitude, start, ChineseNumeral.afterApproximation(text, magnitudeEnd), isOrdinal, isBare);
    }

    /** Waybill numbers, plates and models: letters or hyphens grown together with digits. */
    private static boolean isPartOfCode(NormalizedText text, int start, int end) {
        char before = text.at(start - 1);
        boolean isAfterCode = before == '#'
                || (before == '-' && Character.isLetterOrDigit(text.at(start - 2)))
                || (Normalizer.isLatin(before)
                        && !text.has(start - 3, "rmb")
                        && !text.has(start - 3, "cny")
                        && !text.has(start - 3, "usd")
                        && !text.has(start - 3, "ntd")
                        && !text.has(start - 2, "nt"));
        return isAfterCode || (text.at(end) == '-' && isDigit(text, end + 1) && end - start > 2);
    }

    private static boolean hasOrdinalEnding(NormalizedText text, int at) {
        return !Normalizer.isLatin(text.at(at + 2))
                && (text.has(at, "st") || text.has(at, "nd") || text.has(at, "rd") || text.has(at, "th"));
    }

    private static boolean isDigit(NormalizedText text, int at) {
        char c = text.at(at);
        return c >= '0' && c <= '9';
    }

    private static boolean isThousandsSeparator(NormalizedText text, int at) {
        return text.at(at) == ','
                && isDigit(text, at - 1)
                && isDigit(text, at + 1)
                && isDigit(text, at + 2)
                && isDigit(text, at + 3)
                && !isDigit(text, at + 4);
    }
}
