package hotline.report;

import hotline.measures.facts.Dimension;
import hotline.policy.taxonomy.LocalizedName;

/** What the codes of a dimension are called. */
@FunctionalInterface
interface CodeNames {
    LocalizedName of(Dimension dimension, String code);
}
