package hotline.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digits of a telephone number apart from the words around them: {@code Tel: +86 95338}, {@code 李先生13812345678},
 * {@code 13112345678 (微信同号)}.
 *
 * @param number from its first digit, plus or parenthesis to its last digit, an extension included
 * @param isAmongWords words other than a label stand around it; digits there may be something else
 */
record WrittenPhone(String number, boolean isAmongWords) {
    private static final Pattern PARTS = Pattern.compile("([^\\d+(]*+)([+(]*+\\d(?:.*\\d)?[)#]?)(\\D*)");
    /** Letters that touch the digits make a waybill or a model of them. */
    private static final Pattern ENDS_IN_CODE = Pattern.compile(".*[A-Za-z]+[-_#]*");

    private static final Pattern LABEL = Pattern.compile(
            "(?:(?:联系|客服|服务|投诉|公司|家庭|办公)?(?:电话|電話|手机|手機|座机|固话|热线|熱線|号码|號碼|联系方式)(?:号码|號碼|号|號)?"
                    + "|tel|telephone|phone|mobile|mob|cell|ph|call|hotline|number|no|t|m|p|ph(?:one)? (?:number|no)|tel no)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]*");
    private static final Pattern APART = Pattern.compile("[\\s(,;:\\p{IsHan}].*");
    private static final Pattern EXTENSION_WITHOUT_DIGITS =
            Pattern.compile("\\W*(?:转|轉|分[机機]|[内內][线線]|ext).*", Pattern.CASE_INSENSITIVE);

    /** Empty where letters belong to the digits. */
    static Optional<WrittenPhone> of(String plain) {
        var parts = PARTS.matcher(inAsciiDigits(plain));
        if (!parts.matches()) {
            return Optional.empty();
        }
        var before = parts.group(1);
        var after = parts.group(3);
        var words = before.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        boolean isLabelled = words.isEmpty() || LABEL.matcher(words).matches();
        boolean isAfterCode = !isLabelled && ENDS_IN_CODE.matcher(before).matches();
        boolean endsInWords = !NO_LETTERS.matcher(after).matches();
        boolean isBeforeWords = endsInWords
                && APART.matcher(after).matches()
                && !EXTENSION_WITHOUT_DIGITS.matcher(after).matches();
        return isAfterCode || (endsInWords && !isBeforeWords)
                ? Optional.empty()
                : Optional.of(new WrittenPhone(parts.group(2), !isLabelled || endsInWords));
    }

    /** The same with only a part of its digits. */
    WrittenPhone only(String part) {
        return new WrittenPhone(part, isAmongWords);
    }

    boolean isInternational() {
        return number.contains("+") || number.startsWith("00");
    }

    private static String inAsciiDigits(String plain) {
        var ascii = new StringBuilder(plain.length());
        plain.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }
}
