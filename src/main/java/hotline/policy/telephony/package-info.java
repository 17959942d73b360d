/** What a policy asks of telephone calls (T1, C1). Pure: durations come in, rings come out. */
@NullMarked
package hotline.policy.telephony;

import org.jspecify.annotations.NullMarked;
