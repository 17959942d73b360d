package hotline.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A company's written regulation as the rules that this server runs. Immutable; read by {@link PolicyReader}.
 *
 * @param version the version its authors gave it
 * @param digest SHA-256 of the file's text in hexadecimal, so that a changed file with an unchanged version is noticed
 * @param zone in which days, months and business hours are meant
 * @param calendar code of the public-holiday calendar, such as {@code cn}
 * @param phoneRegion ISO 3166 region of phone numbers written without a country code
 * @param limits the first that fits decides (F5)
 * @param lexicon by which words a complaint's type and severity are judged
 */
public record Policy(
        String id,
        LocalizedName name,
        String version,
        String digest,
        String lineOfBusiness,
        ZoneId zone,
        String calendar,
        BusinessHours businessHours,
        String phoneRegion,
        CaseNumberFormat caseNumbers,
        Taxonomy taxonomy,
        List<LimitRule> limits,
        CallbackRules callbacks,
        Lexicon lexicon) {

    public Policy {
        limits = List.copyOf(limits);
    }

    /** The handling limit (处理时效) of a complaint. The reader has seen to it that every type and severity has one. */
    public Limit limit(String type, Severity severity) {
        for (LimitRule rule : limits) {
            if (rule.fits(type, severity)) {
                return rule.limit();
            }
        }
        throw new IllegalStateException("policy " + id + " has no limit for " + severity.code() + " " + type);
    }

    /** The limit where the type is not known yet: that of the first rule that is for every type. */
    public Optional<Limit> limit(Severity severity) {
        return limits.stream()
                .filter(rule -> rule.fitsEveryType(severity))
                .map(LimitRule::limit)
                .findFirst();
    }
}
