/** Mails to customers about their complaint, as a policy words it (T4, T6, K3). Pure: no template knows a case. */
@NullMarked
package hotline.policy.message;

import org.jspecify.annotations.NullMarked;
