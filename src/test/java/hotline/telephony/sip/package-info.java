/** Real calls over SIP: Kamailio is the exchange, SIPp the customers and the agents' telephones. The tests run with {@code -Psip}. */
@NullMarked
package hotline.telephony.sip;

import org.jspecify.annotations.NullMarked;
