package hotline.demo;

import hotline.intake.ComplaintDraft;
import hotline.policy.taxonomy.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint before it is filed.
 *
 * @param meant its author's judgement, by which an agent corrects the program
 */
record DraftStory(ComplaintDraft draft, Instant at, StorySetting setting, Meant meant) {

    record Meant(String type, Optional<String> subtype, Severity severity) {}
}
