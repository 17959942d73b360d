/** The operations on skills, training and mentors (C2, C6, C7). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.staff;

import org.jspecify.annotations.NullMarked;
