/** Files over HTTP: uploads by tus 1.0.0, lists of a complaint's files, and downloads with ranges. */
@NullMarked
package hotline.http.api.attachments;

import org.jspecify.annotations.NullMarked;
