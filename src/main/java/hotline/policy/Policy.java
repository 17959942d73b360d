package hotline.policy;

import hotline.policy.care.CareRules;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.message.MessageBook;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.survey.Questionnaires;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Taxonomy;
import hotline.policy.telephony.TelephonyRules;
import hotline.policy.tier.TierRules;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A company's written regulation as the rules that this server runs. Immutable; read by {@code PolicyReader}.
 *
 * @param version the version its authors gave it
 * @param digest SHA-256 of the file's text in hexadecimal, so that a changed file with an unchanged version is noticed
 * @param zone in which days, months and business hours are meant
 * @param calendar code of the public-holiday calendar, such as {@code cn}
 * @param phoneRegion ISO 3166 region of phone numbers written without a country code
 * @param codes the codes that standards ask for in addition to type and severity
 * @param departments who may hold a complaint; see {@link #firstDepartment}
 * @param limits the time limits
 * @param escalation how the hotline reacts to lateness
 * @param questionnaires what customers are asked (K5)
 * @param publicIntake how much customers may file
 * @param targets the targets of its figures
 * @param measures how its figures are judged
 * @param repeats how repeated complaints are judged (F4); empty: like any other
 * @param tiers how customers are sorted by importance
 * @param care how often customers are visited and called
 * @param dispatch how work is given to agents
 * @param telephony how fast calls are to be answered
 * @param personalData how customers' data are kept, looked at and sealed
 * @param phrases what agents say, and never say (F11, T7, C8)
 * @param messages messages to customers (T4, T6, K3)
 * @param lexicon the words that decide a complaint's type and severity
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
        CodeLists codes,
        List<Department> departments,
        Limits limits,
        Escalation escalation,
        CallbackRules callbacks,
        Questionnaires questionnaires,
        PublicIntake publicIntake,
        Targets targets,
        MeasureRules measures,
        Optional<Repeats> repeats,
        TierRules tiers,
        CareRules care,
        DispatchRules dispatch,
        TelephonyRules telephony,
        PersonalData personalData,
        PhraseBook phrases,
        MessageBook messages,
        Lexicon lexicon) {

    public Policy {
        departments = List.copyOf(departments);
        if (departments.isEmpty()) {
            throw new IllegalArgumentException("a policy names at least the department that complaints come in to");
        }
    }

    /** The handling limit (处理时效) of a complaint. The reader has seen to it that every type and severity has one. */
    public Limit limit(Matter matter) {
        return limits.handling(matter)
                .orElseThrow(() -> new IllegalStateException("policy " + id + " has no limit for "
                        + matter.severity().code() + " " + matter.type()));
    }

    /**
     * The department that holds a new complaint of that type: the first stage's, where stages are in a fixed order
     * (P3), else the type's own (D5), else the first.
     */
    public Department firstDepartment(String type) {
        return limits.stages().stream()
                .findFirst()
                .map(Stage::department)
                .or(() -> taxonomy.type(type).flatMap(ComplaintType::department))
                .flatMap(this::department)
                .orElse(departments.get(0));
    }

    public Optional<Department> department(String code) {
        return departments.stream()
                .filter(department -> department.code().equals(code))
                .findFirst();
    }
}
