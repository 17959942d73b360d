/**
 * What is in a file that people send, by its bytes alone, and pictures that were made anew from it. Pictures are decoded by a child process
 * only, never by the server; this room knows no complaints and no tables.
 */
@NullMarked
package hotline.media;

import org.jspecify.annotations.NullMarked;
