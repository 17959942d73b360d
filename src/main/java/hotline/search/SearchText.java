package hotline.search;

import hotline.complaint.TrackingCode;
import hotline.complaint.TypedCode;
import hotline.complaint.reading.Search;
import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.CaseNumbers;
import hotline.text.TypedText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that a typed text may mean: identifiers, a name, a phone number or its last digits, words that a complaint was told in. One text may
 * mean several of them.
 *
 * @param identifiers case numbers, waybills, whole phone numbers
 * @param notice the number of a notice, where it is one
 * @param codes that customers follow complaints with
 */
public record SearchText(
        Search identifiers,
        Optional<String> notice,
        List<TrackingCode> codes,
        Optional<Phone> phone,
        Optional<SoughtCustomer> customer,
        Optional<SoughtWords> words) {
    private static final Pattern NOTICE = Pattern.compile(".+-N\\d{1,4}");
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d ()-]*");
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_NAME = 60;

    public SearchText {
        codes = List.copyOf(codes);
    }

    /**
     * A customer.
     *
     * @param name its beginning, in characters, pinyin or initials
     * @param lastDigits of a phone number
     */
    public record SoughtCustomer(Optional<String> name, Optional<String> lastDigits) {}

    /** @param region ISO 3166 region of telephone numbers without a country code */
    public static SearchText read(String typed, CaseNumbers numbers, PhoneNumbers phones, String region) {
        var identifiers = new SearchReader(numbers, phones).read(typed, region);
        return new SearchText(
                identifiers,
                Optional.of(numbers.meantNotice(typed))
                        .filter(notice -> !identifiers.numbers().isEmpty()
                                && NOTICE.matcher(notice).matches()),
                TypedCode.read(typed, numbers),
                phones.read(typed, region).phone(),
                customer(typed),
                SoughtWords.of(typed));
    }

    /** A name with or without the last digits of a number, such as 王芳 1234, or such digits alone. */
    public static Optional<SoughtCustomer> customer(String typed) {
        var plain = TypedText.plain(typed);
        if (plain.codePointCount(0, plain.length()) > LONGEST_NAME) {
            return Optional.empty();
        }
        var digits = DIGITS.matcher(plain);
        var last = Optional.<String>empty();
        var name = plain;
        while (digits.find() && last.isEmpty()) {
            var found = digits.group().replaceAll("\\D", "");
            if (found.length() >= FEWEST_DIGITS && found.length() <= MOST_DIGITS) {
                last = Optional.of(found);
                name = plain.substring(0, digits.start()) + ' ' + plain.substring(digits.end());
            }
        }
        var named = Optional.of(name.strip()).filter(text -> text.codePoints().anyMatch(Character::isLetter));
        return last.isEmpty() && named.isEmpty() ? Optional.empty() : Optional.of(new SoughtCustomer(named, last));
    }
}
