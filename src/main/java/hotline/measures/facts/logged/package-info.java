/**
 * Rows of the log as facts are counted from them: one event with its place, and the dimensions that it names. Nothing is
 * counted here.
 */
@NullMarked
package hotline.measures.facts.logged;

import org.jspecify.annotations.NullMarked;
