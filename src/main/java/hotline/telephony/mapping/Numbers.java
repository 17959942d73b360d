package hotline.telephony.mapping;

import hotline.intake.PhoneNumbers;
import hotline.intake.PhoneReading.Phone;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as exchanges write them: E.164 where that is certain, an extension as its digits, anything else as it came. */
public final class Numbers {
    private static final Pattern EXTENSION = Pattern.compile("\\d{1,6}");
    private static final Pattern DIGITS = Pattern.compile("\\d{8,15}");
    private static final Set<String> WITHHELD =
            Set.of("anonymous", "unknown", "private", "restricted", "withheld", "unavailable");
    private static final int LONGEST = 60;

    private final PhoneNumbers numbers = new PhoneNumbers();

    /**
     * Empty for a number that the caller withholds.
     *
     * @param region of numbers without a country's code
     * @param withheld further words that stand for none
     */
    public Optional<String> read(String written, String region, Set<String> withheld) {
        var address = written.replaceFirst("(?i)^(?:sips?|tel):", "");
        int host = address.indexOf('@');
        var user = (host < 0 ? address : address.substring(0, host)).strip();
        var word = user.toLowerCase(Locale.ROOT);
        if (user.isEmpty() || WITHHELD.contains(word) || withheld.stream().anyMatch(user::equalsIgnoreCase)) {
            return Optional.empty();
        }
        if (EXTENSION.matcher(user).matches()) {
            return Optional.of(user);
        }
        if (user.startsWith("00") && numbers.read("+" + user.substring(2), region) instanceof Phone abroad) {
            return Optional.of(abroad.number());
        }
        if (numbers.read(user, region) instanceof Phone phone) {
            return Optional.of(phone.number());
        }
        // With its country's code, but without the plus.
        return DIGITS.matcher(user).matches() && numbers.read("+" + user, region) instanceof Phone abroad
                ? Optional.of(abroad.number())
                : Optional.of(user.length() <= LONGEST ? user : user.substring(0, LONGEST));
    }
}
