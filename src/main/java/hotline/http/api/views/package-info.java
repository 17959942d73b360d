/**
 * The operations by which people keep views of the console. Only requests and answers are read and written here.
 */
@NullMarked
package hotline.http.api.views;

import org.jspecify.annotations.NullMarked;
