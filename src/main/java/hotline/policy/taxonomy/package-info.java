/** How a policy sorts complaints (F1–F4), and codes with their names in both languages. No limits and no rungs. */
@NullMarked
package hotline.policy.taxonomy;

import org.jspecify.annotations.NullMarked;
