package hotline.intake;

import hotline.policy.Severity;
import java.util.Optional;

/** Type and severity as an agent judged them while listening. */
public record PersonJudgement(String type, Optional<String> subtype, Severity severity) {}
