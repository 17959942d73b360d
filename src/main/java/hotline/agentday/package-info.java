/**
 * What one agent did on a day, and the log of problems that agents keep, check and sum up (C4). Figures here are of the
 * person who asks; how measures of many people are counted belongs to {@code hotline.measures}.
 */
@NullMarked
package hotline.agentday;

import org.jspecify.annotations.NullMarked;
