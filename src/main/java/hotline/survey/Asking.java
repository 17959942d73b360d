package hotline.survey;

import hotline.policy.survey.Questionnaires;
import hotline.policy.survey.SurveyPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How and by whom a customer was asked.
 *
 * @param isAgain in another channel than before, as one of the sample
 * @param policyVersion the policy that asked
 */
public record Asking(
        SurveyPurpose purpose, SurveyChannel channel, boolean isAgain, int policyVersion, About about, Instant at) {

    /**
     * What the questions were about.
     *
     * @param resolution how often the complaint had been reopened by then
     */
    public record About(
            Optional<Long> callback, Optional<Long> complaint, OptionalInt resolution, Optional<Long> agent) {}

    public static Asking onPage(long complaint, int resolution, boolean isAgain, int policyVersion, Instant at) {
        var about = new About(Optional.empty(), Optional.of(complaint), OptionalInt.of(resolution), Optional.empty());
        return new Asking(SurveyPurpose.RESOLUTION, SurveyChannel.PAGE, isAgain, policyVersion, about, at);
    }

    public static Asking inCallback(
            long callback, long complaint, int resolution, long agent, int policyVersion, Instant at) {
        var about = new About(
                Optional.of(callback), Optional.of(complaint), OptionalInt.of(resolution), Optional.of(agent));
        return new Asking(SurveyPurpose.RESOLUTION, SurveyChannel.PHONE, false, policyVersion, about, at);
    }

    /** In a call that moves no complaint. */
    public static Asking inCall(SurveyPurpose purpose, long callback, long agent, int policyVersion, Instant at) {
        var about = new About(Optional.of(callback), Optional.empty(), OptionalInt.empty(), Optional.of(agent));
        return new Asking(purpose, SurveyChannel.PHONE, false, policyVersion, about, at);
    }

    /** What a policy asks for this purpose, applied to what was said; throws {@code Failure.Invalid} where it does not fit. */
    public Answers check(Questionnaires asked, List<SaidAnswer> said, Optional<Integer> score) {
        return Answers.of(this, asked.of(purpose), said, score);
    }
}
