package hotline.outbox.message;

/**
 * What another one on the way says later about a message. It may come twice and in any order: a message that was delivered stays so.
 *
 * @param isDelivered else the receiver does not get it
 */
public record DeliveryReport(long message, boolean isDelivered, String code, String detail) {}
