package hotline.callback.hand;

import hotline.policy.survey.SurveyPurpose;
import java.time.Instant;
import java.util.Optional;

/**
 * A callback that a person asks for. A customer or a complaint gives what is left away.
 *
 * @param complaint case number
 * @param phone in E.164
 * @param wishedAt when the customer wants to be called; empty: as soon as possible
 */
public record HandCallDraft(
        Optional<Long> customer,
        Optional<String> complaint,
        Optional<String> name,
        Optional<String> phone,
        Optional<String> extension,
        SurveyPurpose purpose,
        String reason,
        Optional<Instant> wishedAt) {}
