/**
 * The operations that answer with early warnings and take what people found out about them. Only requests and answers are read and
 * written here; finding them belongs to {@code hotline.measures.warning}.
 */
@NullMarked
package hotline.http.api.warning;

import org.jspecify.annotations.NullMarked;
