/** The operations on callbacks that people ask for. Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.calls;

import org.jspecify.annotations.NullMarked;
