package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;

/** What a clock may stand still for, such as waiting for the customer's documents. Nothing else pauses. */
public record PauseReason(String code, LocalizedName name) {}
