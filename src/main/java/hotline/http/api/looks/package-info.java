/** The operations around looks at customers' data: reasons for them, and who looked at a customer. Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.looks;

import org.jspecify.annotations.NullMarked;
