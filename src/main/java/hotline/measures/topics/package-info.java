/**
 * Words that become more frequent in the texts of complaints, found each night for the week before. Only what several customers
 * write about several branches is a topic; nothing here judges complaints.
 */
@NullMarked
package hotline.measures.topics;

import org.jspecify.annotations.NullMarked;
