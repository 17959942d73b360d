package hotline.policy.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy asks customers.
 *
 * @param askedAgainPercent of cases rated by telephone how many are asked again on the customer's page; 0: none
 * @param scripts of the policy's own
 */
public record Questionnaires(List<Questionnaire> all, int askedAgainPercent, Map<SurveyPurpose, Script> scripts) {
    public static final Questionnaires NONE = new Questionnaires(List.of(), 0, Map.of());

    public Questionnaires {
        all = List.copyOf(all);
        scripts = Map.copyOf(scripts);
    }

    public Optional<Questionnaire> of(SurveyPurpose purpose) {
        return all.stream().filter(one -> one.purpose() == purpose).findFirst();
    }

    public Script script(SurveyPurpose purpose) {
        return scripts.getOrDefault(purpose, Script.usual(purpose));
    }

    /**
     * Whether a case is asked again. It follows from its id alone, so no person picks those who are: the id is stirred first, as
     * ids in order would be neighbours in the sample.
     */
    public boolean isAskedAgain(long complaint) {
        return Long.remainderUnsigned(stirred(complaint), 100) < askedAgainPercent;
    }

    /** SplitMix64's finalizer. */
    private static long stirred(long id) {
        long one = (id ^ (id >>> 30)) * 0xbf58476d1ce4e5b9L;
        long other = (one ^ (one >>> 27)) * 0x94d049bb133111ebL;
        return other ^ (other >>> 31);
    }
}
