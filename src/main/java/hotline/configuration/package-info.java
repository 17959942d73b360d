/**
 * Every flag and environment variable once: name, default, bounds, help. What is done with a value is not its
 * affair.
 */
@NullMarked
package hotline.configuration;

import org.jspecify.annotations.NullMarked;
