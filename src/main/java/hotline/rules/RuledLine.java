package hotline.rules;

import hotline.classification.Judge;
import hotline.policy.PolicyVersion;

/** What rules new complaints of one line of business: its policy, and who judges by that policy's words. */
public record RuledLine(PolicyVersion version, Judge judge) {}
