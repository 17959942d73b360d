package hotline.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import hotline.policy.taxonomy.Market;
import java.util.Optional;

/** Brings the ways of writing a telephone number to one, so that a caller is known again. */
public final class PhoneNumbers {
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** Whether a number of {@link #normalise} is of that region's country (P5). */
    public Market market(String e164, String region) {
        return e164.startsWith("+" + numbers.getCountryCodeForRegion(region)) ? Market.DOMESTIC : Market.FOREIGN;
    }

    /**
     * The number as it is stored and compared.
     *
     * @param region ISO 3166 region of numbers without a country code
     * @return E.164, or empty if no telephone could have that number
     */
    public Optional<String> normalise(String written, String region) {
        try {
            var number = numbers.parse(written, region);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
