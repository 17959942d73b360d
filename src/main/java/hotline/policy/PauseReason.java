package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;

/** A reason to pause a clock, such as waiting for the customer's documents. Nothing else pauses. */
public record PauseReason(String code, LocalizedName name) {}
