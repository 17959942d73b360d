package hotline.demo;

import hotline.intake.ComplaintDraft;
import hotline.policy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint before it is filed.
 *
 * @param meant what its author would judge, by which an agent corrects the program
 */
record Told(ComplaintDraft draft, Instant at, Scene scene, Meant meant) {

    record Meant(String type, Optional<String> subtype, Severity severity) {}
}
