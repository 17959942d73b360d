/** Questions to customers and their answers as the contract writes them (K5), and the operation that shows their figures. */
@NullMarked
package hotline.http.api.survey;

import org.jspecify.annotations.NullMarked;
