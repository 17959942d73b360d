/** The operations on campaigns (K4). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.campaigns;

import org.jspecify.annotations.NullMarked;
