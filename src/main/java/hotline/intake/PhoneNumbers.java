package hotline.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import hotline.intake.PhoneReading.Fault;
import hotline.intake.PhoneReading.Phone;
import hotline.policy.taxonomy.Market;
import hotline.text.TypedText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Brings the ways of writing a telephone number to one, so that a caller is known again, and writes it as people of
 * the region do. What would be dropped, guessed or glued on is refused instead.
 */
public final class PhoneNumbers {
    private static final String CHINA = "CN";

    /** The last part of {@code 021-61234567 转 801}, {@code … ext. 801}, {@code …#801}, {@code …,801}, {@code …/801}, {@code …p801}. */
    private static final Pattern WITH_EXTENSION = Pattern.compile(
            "(.*?\\d\\)?)[\\s:.-]*+"
                    + "((?:(?:转接?|轉接?|分[机機](?:号码?|號碼?)?|[内內][线線]|extension|extn?|x|p|#|,|/(?=\\s*\\d{3})|;ext=)[\\s:.-]*+)++)"
                    + "(\\d+)#?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER_DASH = Pattern.compile("(.*\\d\\)?)\\s*-\\s*(\\d{1,6})");
    /** {@code 021-61234567*801}, and with a blank where both sides stand for themselves. */
    private static final Pattern AFTER_STAR = Pattern.compile("(.*\\d\\)?)\\s*\\*\\s*(\\d{1,6})");

    private static final Pattern AFTER_BLANK = Pattern.compile("(.*\\d\\)?)\\s+(\\d{3,5})");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("\\s*[/,;、|&和或及]\\s*|\\s+");
    /** People in China write 3-4-4 digits. */
    private static final Pattern NORTH_AMERICAN = Pattern.compile("1[ .-]*\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}");

    private static final Pattern HIDDEN = Pattern.compile("[*●○◯•■□█✱✲?]|[x×#_]{2,}|…", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile("\\d{1,8}");
    private static final Pattern CHINESE_MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern ALMOST_MOBILE = Pattern.compile("1[3-9]\\d{6,8}|1[3-9]\\d{10}");
    /** Services of the nation and of banks, carriers and cities. */
    private static final Pattern CHINESE_SERVICE = Pattern.compile("1[0-2]\\d{3,4}|9[56]\\d{3,4}");

    private static final Pattern CHINESE_LOCAL = Pattern.compile("[2-8]\\d{6,7}");
    /** A trunk prefix, a country's code, or both, before the number itself. */
    private static final int LONGEST_PREFIX = 6;

    private static final int LONGEST = 100;
    /** A second number after a comma is no extension of the first. */
    private static final int SHORTEST_LOCAL = 7;

    private static final int LENGTH_WITH_AREA = 10;
    private static final Pattern DATE =
            Pattern.compile("(?:19|20)\\d\\d[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\\d|3[01])日?");
    /** A service is written in one piece or in two, such as 955-54. */
    private static final Pattern SERVICE_WRITTEN = Pattern.compile("\\d{3,6}|\\d{3}[ -]\\d{2,3}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo services = ShortNumberInfo.getInstance();

    /** Whether a number of {@link #read} is of that region's country (P5). */
    public Market market(String number, String region) {
        return !number.startsWith("+") || number.startsWith("+" + numbers.getCountryCodeForRegion(region))
                ? Market.DOMESTIC
                : Market.FOREIGN;
    }

    /** @param region ISO 3166 region of numbers without a country code */
    public PhoneReading read(String written, String region) {
        var plain = TypedText.plain(written);
        if (plain.length() > LONGEST) {
            return Fault.NO_NUMBER;
        }
        if (region.equals(CHINA) && CHINESE_MOBILE.matcher(plain).matches()) {
            // So most are written; the library takes many times as long.
            return new Phone("+86" + plain, Optional.empty());
        }
        var parts = WrittenPhone.of(plain);
        var starred = parts.flatMap(phone -> afterStar(phone, region));
        if (starred.isPresent()) {
            return starred.get();
        }
        if (HIDDEN.matcher(plain).find()) {
            return Fault.HIDDEN_DIGITS;
        }
        return parts.map(phone -> read(phone, region)).orElse(Fault.NO_NUMBER);
    }

    private Optional<PhoneReading> afterStar(WrittenPhone written, String region) {
        var parts = AFTER_STAR.matcher(written.number());
        return parts.matches() && number(written.only(parts.group(1)), region) instanceof Phone base
                ? Optional.of(extended(base, parts.group(2)))
                : Optional.empty();
    }

    /** Whether it is two numbers, of which the second may lack the area code of the first. */
    private boolean isSeveral(WrittenPhone written, String region) {
        var between = BETWEEN_NUMBERS.matcher(written.number());
        while (between.find()) {
            var first = number(written.only(written.number().substring(0, between.start())), region);
            var second = number(written.only(written.number().substring(between.end())), region);
            if (first instanceof Phone && (second instanceof Phone || second == Fault.AREA_CODE_MISSING)) {
                return true;
            }
        }
        return false;
    }

    private PhoneReading read(WrittenPhone written, String region) {
        var parts = WITH_EXTENSION.matcher(written.number());
        if (parts.matches()) {
            boolean isSecondNumber =
                    parts.group(2).matches("[,/].*") && parts.group(3).length() >= SHORTEST_LOCAL;
            return isSecondNumber
                    ? isSeveral(written, region) ? Fault.SEVERAL_NUMBERS : Fault.NO_NUMBER
                    : extended(number(written.only(parts.group(1)), region), parts.group(3));
        }
        var dashed = AFTER_DASH.matcher(written.number());
        boolean isDashed = dashed.matches();
        if (isDashed
                && number(written.only(dashed.group(1)), region) instanceof Phone service
                && !service.number().startsWith("+")) {
            return extended(service, dashed.group(2));
        }
        var whole = number(written, region);
        if (!(whole instanceof Fault)) {
            return whole;
        }
        if (isDashed && number(written.only(dashed.group(1)), region) instanceof Phone base) {
            return extended(base, dashed.group(2));
        }
        var apart = AFTER_BLANK.matcher(written.number());
        if (apart.matches()
                && !written.isAmongWords()
                && number(written.only(apart.group(1)), region) instanceof Phone base
                && hasExtensions(base)) {
            return extended(base, apart.group(2));
        }
        return whole == Fault.NO_NUMBER && isSeveral(written, region) ? Fault.SEVERAL_NUMBERS : whole;
    }

    /** A telephone that stands in a building: no mobile, no short number. */
    private static boolean hasExtensions(Phone phone) {
        return phone.number().startsWith("+") && !phone.number().matches("\\+861[3-9]\\d{9}");
    }

    /** The same with its extension in a separate field. */
    public PhoneReading read(String written, String extension, String region) {
        var read = read(written, region);
        return read.phone().flatMap(Phone::extension).isPresent()
                ? Fault.BAD_EXTENSION
                : extended(read, TypedText.plain(extension));
    }

    private static PhoneReading extended(PhoneReading base, String extension) {
        if (!(base instanceof Phone phone)) {
            return base;
        }
        return EXTENSION.matcher(extension).matches()
                ? new Phone(phone.number(), Optional.of(extension))
                : Fault.BAD_EXTENSION;
    }

    private PhoneReading number(WrittenPhone phone, String region) {
        var written = phone.number();
        var digits = written.replaceAll("\\D", "");
        var ofCountry = digitsWithinCountry(written, digits, region);
        if (DATE.matcher(written).matches()
                || (region.equals(CHINA) && NORTH_AMERICAN.matcher(written).matches())) {
            return Fault.NO_NUMBER;
        }
        if (isService(ofCountry, region)) {
            boolean isPlain = !phone.isAmongWords()
                    && (!ofCountry.equals(digits)
                            || SERVICE_WRITTEN.matcher(written).matches());
            return isPlain ? new Phone(ofCountry, Optional.empty()) : Fault.NO_NUMBER;
        }
        if (region.equals(CHINA) && CHINESE_LOCAL.matcher(ofCountry).matches()) {
            return Fault.AREA_CODE_MISSING;
        }
        if (region.equals(CHINA) && ALMOST_MOBILE.matcher(ofCountry).matches()) {
            return Fault.MOBILE_DIGITS;
        }
        try {
            return checked(numbers.parse(written, region), phone, digits, region);
        } catch (NumberParseException noNumber) {
            return Fault.NO_NUMBER;
        }
    }

    private PhoneReading checked(PhoneNumber number, WrittenPhone written, String digits, String region) {
        var national = numbers.getNationalSignificantNumber(number);
        boolean allRead = digits.endsWith(national) && digits.length() - national.length() <= LONGEST_PREFIX;
        if (!allRead || number.hasExtension()) {
            return Fault.NO_NUMBER;
        }
        var possible = numbers.isPossibleNumberWithReason(number);
        if (possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY) {
            return Fault.AREA_CODE_MISSING;
        }
        boolean atHome = number.getCountryCode() == numbers.getCountryCodeForRegion(region);
        boolean fits = possible == ValidationResult.IS_POSSIBLE && (!atHome || isValid(number, national));
        if (region.equals(CHINA) && isAreaGuessed(number, written, digits)) {
            return Fault.NO_NUMBER;
        }
        return fits ? new Phone(numbers.format(number, PhoneNumberFormat.E164), Optional.empty()) : Fault.NO_NUMBER;
    }

    /** 1010086 is not 010-10086, nor are digits between words that begin with an area's, but for its 0, a number. */
    private boolean isAreaGuessed(PhoneNumber number, WrittenPhone written, String digits) {
        boolean isWhole = digits.startsWith("0") || digits.length() > LENGTH_WITH_AREA || written.isInternational();
        return numbers.getNumberType(number) == PhoneNumberType.FIXED_LINE
                && !isWhole
                && (written.isAmongWords() || digits.length() < LENGTH_WITH_AREA);
    }

    /** New ranges of mobile numbers are given out before the library knows them. */
    private boolean isValid(PhoneNumber number, String national) {
        return numbers.isValidNumber(number)
                || (number.getCountryCode() == numbers.getCountryCodeForRegion(CHINA)
                        && CHINESE_MOBILE.matcher(national).matches());
    }

    /** Without the region's own country code; empty for a number of another country. */
    private String digitsWithinCountry(String written, String digits, String region) {
        boolean isInternational = written.contains("+");
        if (!isInternational && !digits.startsWith("00")) {
            return digits;
        }
        var code = Integer.toString(numbers.getCountryCodeForRegion(region));
        var abroad = isInternational ? digits : digits.substring(2);
        return abroad.startsWith(code) ? abroad.substring(code.length()) : "";
    }

    private boolean isService(String digits, String region) {
        if (region.equals(CHINA)) {
            return CHINESE_SERVICE.matcher(digits).matches();
        }
        try {
            return !digits.isEmpty()
                    && digits.length() <= 6
                    && services.isValidShortNumberForRegion(numbers.parse(digits, region), region)
                    && !services.isEmergencyNumber(digits, region);
        } catch (NumberParseException noNumber) {
            return false;
        }
    }

    /**
     * As people of the region write it: {@code 135 1481 7273}, {@code 021-6123 4567}, {@code 400-820-1234}; a number of
     * another country in its international form.
     *
     * @param number of {@link #read}
     */
    public String written(String number, String region) {
        if (!number.startsWith("+")) {
            return number;
        }
        try {
            var parsed = numbers.parse(number, region);
            if (parsed.getCountryCode() != numbers.getCountryCodeForRegion(region)) {
                return numbers.format(parsed, PhoneNumberFormat.INTERNATIONAL);
            }
            var national = numbers.format(parsed, PhoneNumberFormat.NATIONAL);
            return region.equals(CHINA) ? chinese(parsed, national) : national;
        } catch (NumberParseException storedByAnEarlierVersion) {
            return number;
        }
    }

    private String chinese(PhoneNumber number, String national) {
        return switch (numbers.getNumberType(number)) {
            case FIXED_LINE -> national.replaceFirst(" ", "-");
            case SHARED_COST, TOLL_FREE, PREMIUM_RATE -> national.replace(' ', '-');
            default -> national;
        };
    }

    /**
     * The address that dials it, {@code tel:+862161234567;ext=801} (RFC 3966). Services such as 400-820-1234 are not
     * reached through a country's code.
     */
    public String link(String number, Optional<String> extension, String region) {
        var dialled = number.startsWith("+") && isDialledInTheCountryOnly(number, region)
                ? number.substring(1
                        + Integer.toString(numbers.getCountryCodeForRegion(region))
                                .length())
                : number;
        return "tel:" + dialled + extension.map(digits -> ";ext=" + digits).orElse("");
    }

    private boolean isDialledInTheCountryOnly(String number, String region) {
        return region.equals(CHINA) && number.matches("\\+86[48]00\\d{7}");
    }
}
