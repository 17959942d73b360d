package hotline.rules;

import hotline.classification.Judge;
import hotline.policy.PolicyVersion;

/** The rules for new complaints of one line of business: its policy, and the judge that uses that policy's words. */
public record RuledLine(PolicyVersion version, Judge judge) {}
