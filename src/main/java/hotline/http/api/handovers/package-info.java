/** The operations on hand-overs of customers' files (A3). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.handovers;

import org.jspecify.annotations.NullMarked;
