/** The outbox as administrators see it: routes, messages that failed, figures, and having messages sent again. */
@NullMarked
package hotline.outbox.desk;

import org.jspecify.annotations.NullMarked;
