/**
 * What calls were about (T2, T9, T12): the record that an agent writes of each call, with or without an exchange, and suggestions that go to a leader.
 * No call event and no screen's form enters here.
 */
@NullMarked
package hotline.telephony.record;

import org.jspecify.annotations.NullMarked;
