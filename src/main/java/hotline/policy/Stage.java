package hotline.policy;

import hotline.policy.taxonomy.LocalizedName;

/**
 * One department's turn in the order that a complaint goes through (P3).
 *
 * @param department code of the department in charge
 * @param limit for this stage alone (P5), from its beginning
 */
public record Stage(String code, LocalizedName name, String department, Limit limit) {}
