/** The operations on whose customer a customer is (R3 to R6, R10). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.ties;

import org.jspecify.annotations.NullMarked;
