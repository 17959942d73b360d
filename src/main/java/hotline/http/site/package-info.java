/** The pages of the screens and their files, from the class path. No data of a complaint passes here. */
@NullMarked
package hotline.http.site;

import org.jspecify.annotations.NullMarked;
