/** The operations on care for customers (K2–K5, D4). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.care;

import org.jspecify.annotations.NullMarked;
