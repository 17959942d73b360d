/** Every flag and environment variable once: name, default, bounds, help. The use of a value stays outside. */
@NullMarked
package hotline.configuration;

import org.jspecify.annotations.NullMarked;
