/** The operations on blacklists (D3). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.blacklist;

import org.jspecify.annotations.NullMarked;
